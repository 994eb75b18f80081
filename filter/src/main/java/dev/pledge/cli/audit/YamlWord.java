package dev.pledge.cli.audit;

import java.util.regex.Pattern;

/** Writes what a site says into a YAML file, so that the file stays one that can be read (YAML 1.2, section 5.1). */
final class YamlWord {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*");
    private static final Pattern OF_THE_SCHEMA = Pattern.compile("(?i)true|false|null|yes|no|on|off");
    private static final Pattern NOT_IN_COMMENTS =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\u2028\\u2029]");

    private YamlWord() {}

    /** Returns a text as a scalar that is that text. */
    static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && !OF_THE_SCHEMA.matcher(text).matches()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (NOT_IN_COMMENTS.matcher(Character.toString(c)).matches()) {
                out.append(c > 0xFFFF ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    /** Returns a text as it may stand in a comment, which it does not end. */
    static String comment(String text) {
        return NOT_IN_COMMENTS.matcher(text).replaceAll(" ");
    }
}
