package dev.pledge.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values that are right one by one, but not together. The records refuse them with the same words as the reader, which
 * alone knows the lines.
 *
 * @param key the key that is wrong or missing, relative to the section
 * @param because the key that makes it so, where the key itself is missing; it is there that the reader points
 * @param found what stands there
 * @param expected what was expected instead
 */
record Fault(String key, String because, String found, String expected) {
    /** @throws IllegalArgumentException if there is any fault */
    static void refuse(String what, List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.stream()
                    .map(f -> what + f.key + ": found " + f.found + ", expected " + f.expected)
                    .collect(Collectors.joining("; ")));
        }
    }
}
