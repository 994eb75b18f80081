package dev.pledge.statistics.redis;

import dev.pledge.statistics.BatchTotals.Visits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a person saw on a day as one text, to which the script adds: see {@code apply.lua}. */
final class PersonDay {
    private final byte[] text;
    private int at;

    private PersonDay(byte[] text) {
        this.text = text;
    }

    /** Writes the visits of a page. */
    static void write(ByteArrayOutputStream out, String page, Visits visits) {
        byte[] name = page.getBytes(StandardCharsets.UTF_8);
        String numbers = visits.accesses() + " " + visits.first() + " " + visits.last() + " " + name.length + " ";
        out.writeBytes(numbers.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(name);
    }

    /** Adds the visits in a text to those of other days, by page. */
    static void addTo(Map<String, Visits> pages, byte[] text) {
        PersonDay day = new PersonDay(text);
        while (day.at < text.length) {
            Visits visits = new Visits(day.number(), day.number(), day.number());
            pages.merge(day.name((int) day.number()), visits, Visits::plus);
        }
    }

    private long number() {
        int from = at;
        while (text[at] != ' ') {
            at++;
        }
        return Long.parseLong(new String(text, from, at++ - from, StandardCharsets.US_ASCII));
    }

    private String name(int length) {
        at += length;
        return new String(text, at - length, length, StandardCharsets.UTF_8);
    }
}
