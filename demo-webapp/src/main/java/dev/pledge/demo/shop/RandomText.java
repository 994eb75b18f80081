package dev.pledge.demo.shop;

import java.security.SecureRandom;

/** Makes names that nobody can guess, of letters and digits that nobody mistakes for one another. */
final class RandomText {
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final SecureRandom random = new SecureRandom();
    private final int length;

    RandomText(int length) {
        this.length = length;
    }

    String next() {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
