package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.StartTag;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields that take a password or a card number on a page that the policy does not list or that was sent plain.
 * Tells of each kind once a page. It goes by what a browser's own form filling goes by: the field's type, its
 * {@code autocomplete} tokens (HTML standard, section 4.10.18.7) and, for cards, a closed set of names.
 */
final class SensitiveForms {
    private static final String PASSWORD = "password";
    private static final String CARD = "card";

    /** Longer names are no field names that people write. */
    private static final int LONGEST_NAME = 64;

    private static final String[] CARD_NAMES = {
        "cardnumber",
        "cardno",
        "cardnum",
        "cardcvc",
        "cardcvv",
        "cardcsc",
        "cardsecuritycode",
        "ccnumber",
        "ccno",
        "ccnum",
        "cccvc",
        "cccvv",
        "cccsc",
        "ccv",
        "cvc",
        "cvc2",
        "cvv",
        "cvv2",
        "creditcard",
        "creditcardnumber",
        "creditcardno",
        "creditcardnum",
        "debitcardnumber",
        "kartennummer",
        "kreditkartennummer",
        "numerocarte",
        "numerotarjeta",
        "numerocarta"
    };

    private static final String[] WITHOUT_TEXT = {
        "hidden", "submit", "button", "reset", "image", "checkbox", "radio", "file", "color", "range"
    };

    private final Evidence evidence;
    private final StringBuilder bare = new StringBuilder(LONGEST_NAME);
    private boolean password;
    private boolean card;

    SensitiveForms(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Looks at an {@code input}. */
    void look(StartTag tag) {
        if (tag.foreign() || password && card) {
            return;
        }
        CharSequence type = tag.value("type");
        CharSequence autocomplete = tag.value("autocomplete");
        if (!password
                && (Tokens.is(type, PASSWORD)
                        || Tokens.contains(autocomplete, "current-password")
                        || Tokens.contains(autocomplete, "new-password"))) {
            password = true;
            evidence.found(Kind.SENSITIVE_FORM_UNLISTED, PASSWORD, PASSWORD);
        }
        if (!card && takesText(type) && looksLikeCard(tag, autocomplete)) {
            card = true;
            evidence.found(Kind.SENSITIVE_FORM_UNLISTED, CARD, CARD);
        }
    }

    private boolean looksLikeCard(StartTag tag, @Nullable CharSequence autocomplete) {
        return Tokens.contains(autocomplete, "cc-number")
                || Tokens.contains(autocomplete, "cc-csc")
                || namesCard(tag.value("name"))
                || namesCard(tag.value("id"));
    }

    private boolean namesCard(@Nullable CharSequence name) {
        if (name == null || name.length() > LONGEST_NAME) {
            return false;
        }
        bare.setLength(0);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                bare.append((char) (c + 32));
            } else if (c != '-' && c != '_' && c != ' ') {
                bare.append(c);
            }
        }
        // Frameworks prefix a field with its object: payment.cardNumber, order[card_number], form:cardNumber.
        int end = bare.length();
        while (end > 0 && bare.charAt(end - 1) == ']') {
            end--;
        }
        int start = end;
        while (start > 0 && ".:[]".indexOf(bare.charAt(start - 1)) < 0) {
            start--;
        }
        for (String card : CARD_NAMES) {
            if (card.length() == end - start && bare.indexOf(card, start) == start) {
                return true;
            }
        }
        return false;
    }

    private static boolean takesText(@Nullable CharSequence type) {
        for (String other : WITHOUT_TEXT) {
            if (Tokens.is(type, other)) {
                return false;
            }
        }
        return true;
    }
}
