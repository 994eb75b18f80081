package dev.pledge.demo.mail;

/**
 * A letter to one person.
 *
 * @param to an e-mail address
 * @param subject what it is about, in one line
 * @param text plain text
 */
record Letter(String to, String subject, String text) {
    /** Returns a text that does not tell to whom it is, nor what it says. */
    @Override
    public String toString() {
        return "Letter[hidden]";
    }
}
