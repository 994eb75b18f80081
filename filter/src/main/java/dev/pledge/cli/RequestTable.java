package dev.pledge.cli;

import dev.pledge.adserver.ResourceType;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of requests in UTF-8, plain or compressed with gzip: columns are separated by tabs, and the first line
 * names them. Other columns than the three that are needed may stand anywhere. For one thread.
 */
final class RequestTable {
    private static final int GZIP_BUFFER = 1 << 15;

    private final String name;
    private final BufferedReader lines;
    private final int url;
    private final int page;
    private final int type;
    private final int columns;
    private int number = 1;

    /** A request: a URL, what it is loaded as, and the URL of the page that loads it. */
    record Row(String url, String page, ResourceType type) {}

    /**
     * Begins a table.
     *
     * @param name its name in messages
     * @throws DataException if its first line does not name the columns
     */
    RequestTable(String name, InputStream in) throws IOException, DataException {
        this.name = name;
        lines = new BufferedReader(new InputStreamReader(decompressed(in), StandardCharsets.UTF_8));
        String header = lines.readLine();
        String first = header == null ? "" : header.startsWith("\uFEFF") ? header.substring(1) : header;
        List<String> names = List.of(first.split("\t", -1));
        url = column(names, "url");
        page = column(names, "page_url");
        type = column(names, "type");
        columns = Math.max(url, Math.max(page, type)) + 1;
    }

    /**
     * Returns the next request, or null if there is none.
     *
     * @throws DataException if the line is none, naming it
     */
    @Nullable
    Row next() throws IOException, DataException {
        String line = lines.readLine();
        if (line == null) {
            return null;
        }
        number++;
        String[] values = line.split("\t", -1);
        if (values.length < columns) {
            throw mistake("found " + values.length + " columns, expected at least " + columns);
        }
        try {
            return new Row(values[url], values[page], RequestedType.parse(values[type]));
        } catch (DataException e) {
            throw mistake("type: " + e.getMessage());
        }
    }

    /** Returns what is wrong with the line that was read last. */
    DataException mistake(String what) {
        return new DataException(name + ":" + number + ": " + what);
    }

    private int column(List<String> names, String wanted) throws DataException {
        int column = names.indexOf(wanted);
        if (column < 0) {
            throw mistake("found no column " + wanted + ", expected a line that names url, page_url and type");
        }
        return column;
    }

    private static InputStream decompressed(InputStream in) throws IOException {
        BufferedInputStream start = new BufferedInputStream(in);
        start.mark(2);
        int magic = start.read() | start.read() << 8;
        start.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(start, GZIP_BUFFER) : start;
    }
}
