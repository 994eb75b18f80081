package dev.pledge.statistics;

/**
 * Who a person is, to the holder of the key: 128 bits of an HMAC. It tells persons apart and nothing else; it is not
 * shown in any text, for it is personal data as long as the key is.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
public record Pseudonym(long high, long low) {
    /** Returns a text that does not tell whose pseudonym it is. */
    @Override
    public String toString() {
        return "Pseudonym[hidden]";
    }
}
