package dev.pledge.adserver;

import dev.pledge.html.UrlReference;
import dev.pledge.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Real lists and real requests. */
final class AdServerData {
    private AdServerData() {}

    /** A request, with the verdict that two other engines agree on: 0 none, 1 block, 2 exception. */
    record Row(String url, String host, ResourceType type, String page, String pageHost, int verdict) {
        static Row of(String url, String page, String type, int verdict) {
            return new Row(
                    url, hostOf(url), ResourceType.valueOf(type.toUpperCase(Locale.ROOT)), page, hostOf(page), verdict);
        }
    }

    static String hostOf(String url) {
        UrlReference parsed = UrlReference.parse(url);
        String host = parsed == null ? null : parsed.host();
        return host == null ? "" : host;
    }

    /** Compiles EasyList and EasyPrivacy. */
    static CompiledLists lists() throws IOException {
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read());
        for (String name : List.of("easylist.txt.gz", "easyprivacy.txt.gz")) {
            try (InputStream in = Files.newInputStream(SharedData.file("adserver/" + name))) {
                FilterListReader.read(name, in, compiler);
            }
        }
        return compiler.compile();
    }

    static List<Row> requests() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = lines("adserver/requests.tsv.gz")) {
            lines.readLine(); // The names of the columns.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t", -1);
                rows.add(Row.of(columns[0], columns[1], columns[2], Integer.parseInt(columns[3])));
            }
        }
        return rows;
    }

    static BufferedReader lines(String name) throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file(name))), StandardCharsets.UTF_8));
    }
}
