package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Compiled lists against what two other engines agree on. */
class CompiledListsDataTest {
    @Test
    void judgesEveryRequestAsOtherEnginesDo() throws IOException {
        assertThat(wrong(AdServerData.lists())).isEmpty();
    }

    @Test
    void judgesTheSameWhenSavedAndLoaded() throws IOException {
        CompiledLists compiled = AdServerData.lists();
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        compiled.save(saved);
        CompiledLists loaded = CompiledLists.load(new ByteArrayInputStream(saved.toByteArray()));

        assertThat(loaded.revision()).isEqualTo(compiled.revision());
        for (AdServerData.Row row : AdServerData.requests()) {
            assertThat(verdict(loaded, row)).isEqualTo(verdict(compiled, row));
        }
    }

    @Test
    void judgesTheSameInTheRoomOfAFormerPage() throws IOException {
        CompiledLists lists = AdServerData.lists();
        PageAdServers page = lists.forPage("", "");
        String pageUrl = "";
        for (AdServerData.Row row : AdServerData.requests()) {
            if (!row.page().equals(pageUrl)) {
                page = lists.forPage(row.page(), row.pageHost(), page);
                pageUrl = row.page();
            }
            assertThat(page.verdict(row.url(), row.host(), row.type())).isEqualTo(verdict(lists, row));
        }
    }

    @Test
    void everyRuleMeansWhatOtherEnginesTakeItToMean() throws IOException {
        PublicSuffixes suffixes = PublicSuffixes.read();
        ObjectMapper json = new ObjectMapper();
        List<String> wrong = new ArrayList<>();
        int rows = 0;
        try (BufferedReader lines = AdServerData.lines("adserver/filter-rules.jsonl.gz")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = json.readTree(line);
                rows++;
                if (speaks(suffixes, row) != row.path("expect").asText().equals("match")) {
                    wrong.add(line);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows).isEqualTo(17_674);
    }

    private static List<String> wrong(CompiledLists lists) throws IOException {
        List<AdServerData.Row> rows = AdServerData.requests();
        assertThat(rows).hasSize(53_215);
        List<String> wrong = new ArrayList<>();
        for (AdServerData.Row row : rows) {
            Verdict verdict = verdict(lists, row);
            if (number(verdict) != row.verdict()) {
                wrong.add(verdict + " for " + row);
            }
        }
        return wrong;
    }

    private static Verdict verdict(CompiledLists lists, AdServerData.Row row) {
        return lists.forPage(row.page(), row.pageHost()).verdict(row.url(), row.host(), row.type());
    }

    private static int number(Verdict verdict) {
        return switch (verdict.kind()) {
            case NONE -> 0;
            case BLOCKED -> 1;
            case EXCEPTED -> 2;
        };
    }

    /** Returns whether the only rule of a list, be it an exception, speaks of a request. */
    private static boolean speaks(PublicSuffixes suffixes, JsonNode row) throws IOException {
        String filter = row.path("filter").asText();
        ListCompiler compiler = new ListCompiler(suffixes);
        if (filter.startsWith("@@")) {
            compiler.begin("everything", ListFormat.ADBLOCK);
            compiler.rule(Lists.everything());
        }
        byte[] list = ("[Adblock Plus 2.0]\n" + filter).getBytes(StandardCharsets.UTF_8);
        FilterListReader.read("list.txt", new ByteArrayInputStream(list), compiler);
        AdServerData.Row request = AdServerData.Row.of(
                row.path("url").asText(),
                row.path("source_url").asText(),
                row.path("type").asText(),
                0);
        // What the rule says of pages as a whole is not asked here.
        Verdict verdict = compiler.compile().verdict(request.url(), request.host(), request.type(), request.pageHost());
        return verdict.kind() == (filter.startsWith("@@") ? Verdict.Kind.EXCEPTED : Verdict.Kind.BLOCKED);
    }
}
