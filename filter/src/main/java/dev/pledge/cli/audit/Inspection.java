package dev.pledge.cli.audit;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.Output;
import dev.pledge.page.PageRewriter;
import dev.pledge.policy.Mode;
import dev.pledge.snapshot.Modes;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the evidence of one page, and notes where it stands. A page that is only looked at is passed on unchanged, tag by
 * tag: what has been handed in and not come out yet is the tag, or the script, that is being judged. For one thread.
 */
final class Inspection implements Evidence {
    /** A page with more breaches than anybody reads is counted to its end, and shown as far as this. */
    private static final int MOST = 5_000;

    private static final int EXCERPT = 160;

    private final Modes modes;
    private final List<Place> places = new ArrayList<>();
    private int handedIn;
    private int cameOut;
    private int unlisted;
    private boolean inPage;

    /** @param modes the policy's modes, as they would be in force */
    Inspection(Modes modes) {
        this.modes = modes;
    }

    /** What was found, and between which bytes. */
    private record Place(Kind kind, String what, String label, String rule, int from, int to) {}

    @Override
    public void found(Kind kind, String what, String label) {
        found(kind, what, label, "");
    }

    @Override
    public void found(Kind kind, String what, String label, String rule) {
        if (places.size() == MOST) {
            unlisted++;
        } else {
            places.add(new Place(kind, what, label, rule, inPage ? cameOut : -1, handedIn));
        }
    }

    int unlisted() {
        return unlisted;
    }

    /** Hands a page in, cut before and behind each tag. */
    void look(byte[] page, PageRewriter rewriter) throws IOException {
        inPage = true;
        Output out = (bytes, offset, length) -> cameOut += length;
        int from = 0;
        for (int i = 0; i < page.length; i++) {
            int cut = page[i] == '>' ? i + 1 : page[i] == '<' ? i : from;
            if (cut > from) {
                handIn(page, from, cut, rewriter, out);
                from = cut;
            }
        }
        handIn(page, from, page.length, rewriter, out);
        rewriter.finish(out);
        inPage = false;
    }

    private void handIn(byte[] page, int from, int to, PageRewriter rewriter, Output out) throws IOException {
        handedIn = to;
        rewriter.write(page, from, to - from, out);
    }

    /** Returns what was found, with the places in the page as its encoding has them. */
    List<Found> all(byte[] page, Charset charset) {
        List<Found> all = new ArrayList<>();
        Position at = new Position(page, charset);
        for (Place place : places) {
            Spot spot = null;
            if (place.from >= 0) {
                at.advance(place.from);
                String text = new String(page, place.from, place.to - place.from, charset);
                spot = new Spot(at.line, at.column, excerpt(text, place.what));
            }
            all.add(new Found(place.kind, place.what, place.label, place.rule, modeOf(place.kind), spot));
        }
        return all;
    }

    /** A page that was not inspected concerns both promises that look at pages. */
    private Mode modeOf(Kind kind) {
        boolean forms = kind == Kind.PAGE_NOT_INSPECTED && modes.adServers() == Mode.OFF;
        return forms ? modes.sensitiveForms() : modes.of(kind.promise());
    }

    /** Returns a text on one line; of a long one its beginning, or what is around the word that it is about. */
    static String excerpt(String text, String about) {
        String line = text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        int at = line.indexOf(about);
        int start = at + about.length() <= EXCERPT ? 0 : Math.max(0, at - EXCERPT / 3);
        start -= isInPair(line, start) ? 1 : 0;
        int end = Math.min(line.length(), start + EXCERPT);
        end -= isInPair(line, end) ? 1 : 0;
        return (start > 0 ? "…" : "") + line.substring(start, end) + (end < line.length() ? "…" : "");
    }

    private static boolean isInPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isLowSurrogate(text.charAt(at))
                && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** A place in a page, as it is counted by readers. Goes forward; a step back is not taken. */
    private static final class Position {
        private final byte[] page;
        private final Charset charset;
        private int offset;
        private int line = 1;
        private int column = 1;
        private boolean afterReturn;

        Position(byte[] page, Charset charset) {
            this.page = page;
            this.charset = charset;
        }

        void advance(int to) {
            if (to <= offset) {
                return;
            }
            String text = new String(page, offset, to - offset, charset);
            offset = to;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean pair = c == '\n' && afterReturn;
                afterReturn = c == '\r';
                if (c == '\n' || c == '\r') {
                    line += pair ? 0 : 1;
                    column = 1;
                } else if (!Character.isLowSurrogate(c) && c != '\uFEFF') {
                    column++;
                }
            }
        }
    }
}
