package dev.pledge.demo.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a visitor entered, and what is wrong with it. Public for the expressions of the JSPs. */
public final class Form {
    private final HttpServletRequest request;
    private final Map<String, String> mistakes = new HashMap<>();

    Form(HttpServletRequest request) {
        this.request = request;
    }

    /** Returns what was entered in a field, without spaces around it; empty if nothing was. */
    public String value(String field) {
        @Nullable String value = request.getParameter(field);
        return value == null ? "" : value.strip();
    }

    /** Returns what is wrong with a field; empty if nothing is. */
    public String mistake(String field) {
        return mistakes.getOrDefault(field, "");
    }

    /** Returns whether nothing is wrong. */
    public boolean isGood() {
        return mistakes.isEmpty();
    }

    String required(String field, int longest) {
        String value = optional(field, longest);
        if (value.isEmpty()) {
            reject(field, "Please fill this in.");
        }
        return value;
    }

    String optional(String field, int longest) {
        String value = value(field);
        if (value.length() > longest) {
            reject(field, "At most " + longest + " characters, please.");
        }
        return value;
    }

    String email(String field) {
        String value = required(field, 254);
        if (!value.isEmpty() && !value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
            reject(field, "This is no e-mail address.");
        }
        return value;
    }

    /** Returns a number between two bounds, or -1. */
    int number(String field, int least, int most) {
        String value = value(field);
        int number = value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            reject(field, "Please choose one.");
            return -1;
        }
        return number;
    }

    void reject(String field, String why) {
        mistakes.putIfAbsent(field, why);
    }
}
