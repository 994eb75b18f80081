package dev.pledge.statistics.postgres;

/** Names as the database can hold them. */
final class Storable {
    private Storable() {}

    /**
     * Returns a name with the replacement character in place of what no text in PostgreSQL can hold: the character with
     * the number zero, and halves of pairs.
     */
    static String of(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(name);
            }
        }
        return name;
    }

    private static String replaced(String name) {
        StringBuilder text = new StringBuilder(name.length());
        name.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
