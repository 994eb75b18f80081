package dev.pledge.page;

import dev.pledge.html.StartTag;

/** Which script elements hold a program (HTML standard, section 4.12.1), and which hold data. */
final class ScriptTypes {
    private ScriptTypes() {}

    /**
     * Returns whether a script element without a source holds a program that runs, or that lies dormant until another
     * script wakes it: consent tools and page accelerators give it {@code text/plain} or a made-up JavaScript type.
     */
    static boolean program(StartTag tag) {
        CharSequence type = tag.value("type");
        if (type == null) {
            String language = tag.attribute("language");
            return language == null
                    || language.isEmpty()
                    || Tokens.lower(language).contains("script");
        }
        return Tokens.is(type, "text/javascript") || program(type.toString());
    }

    private static boolean program(String type) {
        String essence = Tokens.lower(type.strip());
        int semicolon = essence.indexOf(';');
        if (semicolon >= 0) {
            essence = essence.substring(0, semicolon).strip();
        }
        return switch (essence) {
            case "", "module", "text/plain", "text/partytown" -> true;
            default ->
                essence.endsWith("javascript")
                        || essence.endsWith("ecmascript")
                        || essence.endsWith("jscript")
                        || essence.endsWith("lazyloadscript")
                        || essence.endsWith("rocketscript")
                        || essence.contains("/javascript1.")
                        || essence.equals("text/livescript");
        };
    }
}
