package dev.pledge.adserver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/**
 * Reads filter lists, in UTF-8, plain or compressed with gzip. The kind is told by the content; it is one of
 *
 * <ul>
 *   <li>rules in the syntax of Adblock Plus, with what its successors added. Comments begin with {@code !}. Parts for
 *       certain browsers only, between {@code !#if} and {@code !#endif}, are left out and counted as not applicable;
 *   <li>a hosts file: an address that leads nowhere ({@code 0.0.0.0}, {@code 127.0.0.1}, {@code ::}, {@code ::1}) and one
 *       or more domains. A line with a real address is malformed, for it says where a host is, not that it is an ad server;
 *       the local names ({@code localhost} and its kin) are passed over;
 *   <li>one domain a line, {@code ads.example} (also {@code *.ads.example}), with all hosts below it; or the beginning of a
 *       path on it, {@code www.example.com/pixel}. A comment begins with {@code #}, or, at the beginning of a line, with
 *       {@code !}; so in hosts files.
 * </ul>
 *
 * A line that is malformed is skipped, counted and named. What asks for something that a server cannot do is counted.
 */
public final class FilterListReader {
    private static final int GZIP_BUFFER = 1 << 15;

    private FilterListReader() {}

    /**
     * Reads a list to its end and hands what it holds to a sink; the stream is left open. Takes little more memory than the
     * longest line.
     *
     * @param name the list's name in verdicts and messages
     * @throws IOException if it cannot be read, is broken gzip, or is no list but a page of HTML or XML
     */
    public static FilterListSummary read(String name, InputStream in, RuleSink sink) throws IOException {
        ListLines lines = new ListLines(decompressed(in));
        String beginning = new String(lines.ahead(), StandardCharsets.UTF_8);
        if (FormatGuess.isMarkup(beginning)) {
            throw new IOException("it is a page of HTML or XML, not a list");
        }
        ListHeader header = ListHeader.of(beginning);
        ListFormat format = FormatGuess.of(beginning);
        Tally tally = new Tally(sink, name, format);
        LineReader reader = format == ListFormat.ADBLOCK ? new AdblockLines(tally) : new HostLines(tally);
        while (lines.next()) {
            if (lines.start() < lines.end()) {
                read(lines, reader, tally);
            }
        }
        reader.end();
        return tally.summary(header);
    }

    private static void read(ListLines lines, LineReader reader, Tally tally) {
        String expected = "a line of at most " + ListLines.LONGEST + " bytes";
        try {
            if (!lines.tooLong()) {
                reader.read(lines.bytes(), lines.start(), lines.end(), lines.number());
                return;
            }
        } catch (IllegalArgumentException e) {
            expected = String.valueOf(e.getMessage());
        }
        String found = new String(lines.bytes(), lines.start(), lines.end() - lines.start(), StandardCharsets.UTF_8);
        tally.skip(lines.number(), found, expected);
    }

    private static InputStream decompressed(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1F && buffered.read() == 0x8B;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, GZIP_BUFFER) : buffered;
    }
}
