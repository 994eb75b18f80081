package dev.pledge.adserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The host list that comes with Pledge: hosts under the names of their companies. */
public final class BuiltInHosts {
    /** The list's name in verdicts. */
    public static final String NAME = "built-in";

    private static final String RESOURCE = "built-in-hosts.txt";

    private BuiltInHosts() {}

    /**
     * Reads the list.
     *
     * @throws IllegalStateException if it is missing or broken: then so is the jar
     */
    public static HostFile read() {
        try (InputStream in = BuiltInHosts.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from Pledge's jar");
            }
            return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HostFile parse(BufferedReader lines) throws IOException {
        List<ListedHost> hosts = new ArrayList<>();
        String company = "";
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.startsWith("[") && line.endsWith("]") && line.length() > 2) {
                company = line.substring(1, line.length() - 1);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                hosts.add(new ListedHost(pattern(line, number), named(company, number), number));
            }
        }
        return new HostFile(NAME, hosts);
    }

    private static String pattern(String line, int number) {
        try {
            return HostPattern.parse(line).toString();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    RESOURCE + ":" + number + ": found \"" + line + "\", expected " + e.getMessage(), e);
        }
    }

    private static String named(String company, int number) {
        if (company.isEmpty()) {
            throw new IllegalStateException(RESOURCE + ":" + number + ": expected [Company] before the first host");
        }
        return company;
    }
}
