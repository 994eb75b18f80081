package dev.pledge.site;

import dev.pledge.policy.Https;
import dev.pledge.policy.Policy;
import dev.pledge.policy.SensitiveFormPolicy;

/** What the statement says of the way that data travels. */
final class SecureSection {
    private final Policy policy;
    private final Texts texts;
    private final Wordings wordings;

    SecureSection(Policy policy, Texts texts, Wordings wordings) {
        this.policy = policy;
        this.texts = texts;
        this.wordings = wordings;
    }

    void write(Markup out) {
        SensitiveFormPolicy forms = policy.sensitiveForms();
        if (policy.site().https() == Https.EVERYWHERE) {
            out.sentenceIn("p", texts, "statement.secure.everywhere");
        } else {
            out.sentenceIn("p", texts, "statement.secure.paths");
            out.open("ul", "class", "paths");
            for (String path : wordings.shown(forms.paths())) {
                out.open("li").element("code", path).close();
            }
            out.close();
        }
        out.open("p").sentence(texts, "statement.secure.refused");
        if (forms.indicator() && !forms.paths().isEmpty() && policy.site().https() != Https.EVERYWHERE) {
            out.text(" ").sentence(texts, "statement.secure.indicator");
        }
        out.close().line();
    }
}
