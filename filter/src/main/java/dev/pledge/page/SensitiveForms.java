package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.StartTag;
import java.util.Set;
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

    private static final Set<String> CARD_NAMES = Set.of(
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
            "numerocarta");

    private final Evidence evidence;
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
        String type = Tokens.lower(tag.attribute("type"));
        String autocomplete = Tokens.lower(tag.attribute("autocomplete"));
        if (!password
                && (type.equals(PASSWORD)
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

    private static boolean looksLikeCard(StartTag tag, String autocomplete) {
        return Tokens.contains(autocomplete, "cc-number")
                || Tokens.contains(autocomplete, "cc-csc")
                || namesCard(tag.attribute("name"))
                || namesCard(tag.attribute("id"));
    }

    private static boolean namesCard(@Nullable String name) {
        if (name == null || name.length() > LONGEST_NAME) {
            return false;
        }
        StringBuilder bare = new StringBuilder(name.length());
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
        return CARD_NAMES.contains(bare.substring(start, end));
    }

    private static boolean takesText(String type) {
        return switch (type) {
            case "hidden", "submit", "button", "reset", "image", "checkbox", "radio", "file", "color", "range" -> false;
            default -> true;
        };
    }
}
