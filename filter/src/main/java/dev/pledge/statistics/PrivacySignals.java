package dev.pledge.statistics;

import java.util.Enumeration;

/** What a browser says of its user's wish not to be followed. */
public final class PrivacySignals {
    private PrivacySignals() {}

    /**
     * Returns whether a request objects to being counted per person: {@code Sec-GPC: 1} (Global Privacy Control) or
     * {@code DNT: 1}. Only exactly {@code 1} counts; several fields of one name count as one if any of them is 1, and
     * other values are ignored.
     *
     * @param secGpc the values of all {@code Sec-GPC} fields
     * @param dnt the values of all {@code DNT} fields
     */
    public static boolean object(Enumeration<String> secGpc, Enumeration<String> dnt) {
        return anyIsOne(secGpc) || anyIsOne(dnt);
    }

    /** Returns whether a request carries the opt-out signal of Global Privacy Control, {@code Sec-GPC: 1}. */
    public static boolean optOut(Enumeration<String> secGpc) {
        return anyIsOne(secGpc);
    }

    private static boolean anyIsOne(Enumeration<String> values) {
        while (values.hasMoreElements()) {
            if (values.nextElement().equals("1")) {
                return true;
            }
        }
        return false;
    }
}
