package dev.pledge.policy;

/**
 * One thing that is wrong in a policy file.
 *
 * @param file the file's name
 * @param line its line, from 1
 * @param column its column, from 1
 * @param key the key that it stands under, such as {@code cookies.rules[1].max-age}; empty for the file as a whole
 * @param found what stands there
 * @param expected what was expected instead
 */
public record Mistake(String file, int line, int column, String key, String found, String expected) {
    @Override
    public String toString() {
        String where = file + ":" + line + ":" + column + ": " + (key.isEmpty() ? "" : key + ": ");
        return where + "found " + found + ", expected " + expected;
    }
}
