package dev.pledge.demo.web;

import dev.pledge.demo.shop.Licences;
import dev.pledge.demo.shop.Product;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The shop's values as JSON (RFC 8259). */
final class JsonText {
    private JsonText() {}

    static String of(List<Product> products) {
        return products.stream().map(JsonText::of).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    static String of(Product product) {
        return "{\"id\": " + product.id()
                + ", \"name\": " + string(product.name())
                + ", \"kind\": " + string(product.kind())
                + ", \"summary\": " + string(product.summary())
                + ", \"price\": "
                + String.format(
                        Locale.ROOT,
                        "%d.%02d",
                        product.price().cents() / 100,
                        product.price().cents() % 100)
                + ", \"currency\": \"EUR\"}";
    }

    static String of(Licences.Licence licence) {
        return "{\"valid\": true"
                + ", \"key\": " + string(licence.key())
                + ", \"product\": " + string(licence.product())
                + ", \"serial\": " + string(licence.serial())
                + ", \"holder\": " + string(licence.holder())
                + ", \"email\": " + string(licence.email())
                + ", \"issued\": " + string(licence.issued().toString())
                + "}\n";
    }

    static String error(String message) {
        return "{\"error\": " + string(message) + "}\n";
    }

    /** Also escapes what ends a script, should the text ever stand in one. */
    static String string(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == '<' || c == '\u2028' || c == '\u2029') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
