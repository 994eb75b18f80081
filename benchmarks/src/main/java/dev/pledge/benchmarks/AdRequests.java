package dev.pledge.benchmarks;

import dev.pledge.adserver.ResourceType;
import dev.pledge.html.UrlReference;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Real requests, in their order, column by column, so that looking one up costs next to nothing.
 *
 * @param urls the URLs
 * @param hosts their hosts
 * @param types what they are loaded as
 * @param pages the URL of the page; null where it is the same as before
 * @param pageHosts its host
 */
record AdRequests(
        List<String> urls,
        List<String> hosts,
        List<ResourceType> types,
        List<@Nullable String> pages,
        List<String> pageHosts) {

    /** @param origin {@code browser}: what a browser sent; {@code html}: tags of saved pages */
    static AdRequests read(String origin) throws IOException {
        AdRequests read = none();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(RealData.file("adserver/requests.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.readLine(); // The names of the columns.
            String page = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                if (columns[4].equals(origin)) {
                    read.add(columns, page);
                    page = columns[1];
                }
            }
        }
        return read;
    }

    static AdRequests none() {
        return new AdRequests(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    int size() {
        return urls.size();
    }

    private void add(String[] columns, String pageBefore) {
        urls.add(columns[0]);
        hosts.add(host(columns[0]));
        types.add(ResourceType.valueOf(columns[2].toUpperCase(Locale.ROOT)));
        pages.add(columns[1].equals(pageBefore) ? null : columns[1]);
        pageHosts.add(host(columns[1]));
    }

    private static String host(String url) {
        UrlReference parsed = UrlReference.parse(url);
        String host = parsed == null ? null : parsed.host();
        return host == null ? "" : host;
    }
}
