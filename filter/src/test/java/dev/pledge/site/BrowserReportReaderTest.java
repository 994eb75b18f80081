package dev.pledge.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserReportReaderTest {
    private static final String LIST = """
            [{"type":"csp-violation","age":1,"url":"https://a.example/x","body":{"blockedURL":"https://b.example/y?q",
            "effectiveDirective":"img-src","disposition":"report","lineNumber":3,"x":[{"y":null}]}}]""";

    private final BrowserReportReader reader = new BrowserReportReader();

    @Test
    void bothFormsSayTheSame() throws IOException {
        BrowserReport expected =
                new BrowserReport("https://a.example/x", "https://b.example/y?q", "img-src", true, null);
        assertThat(reader.readList(LIST.getBytes(StandardCharsets.UTF_8))).containsExactly(expected);
        String single = """
                {"csp-report":{"document-uri":"https://a.example/x","blocked-uri":"https://b.example/y?q",
                "effective-directive":"img-src","violated-directive":"img-src 'self'","disposition":"report"}}""";
        assertThat(reader.readOne(single.getBytes(StandardCharsets.UTF_8), false))
                .containsExactly(expected);
    }

    /** Firefox says nothing of the disposition, and names the directive with its sources. */
    @Test
    void whatABrowserDoesNotSayIsAsWeSentIt() throws IOException {
        byte[] old = """
                {"csp-report":{"blocked-uri":"self","violated-directive":"script-src 'self'"}}""".getBytes(StandardCharsets.UTF_8);
        List<BrowserReport> watched = reader.readOne(old, true);
        assertThat(watched).extracting(BrowserReport::reportOnly).containsExactly(true);
        assertThat(watched)
                .extracting(r -> ReportedThing.directive(r.directive()))
                .containsExactly("script-src");
        assertThat(reader.readOne(old, false))
                .extracting(BrowserReport::reportOnly)
                .containsExactly(false);
    }

    @Property(tries = 500)
    void aDamagedBodyIsReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = LIST.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? "[]{}\",:".charAt(random.nextInt(7)) : random.nextInt());
        }
        try {
            assertThat(reader.readList(bytes)).hasSizeLessThanOrEqualTo(1);
        } catch (IOException e) {
            assertThat(e).hasMessageNotContaining("\n\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://cdn.example/a.js, https://cdn.example/a.js",
        "https://jane:secret@cdn.example:8443/a?b#c, https://cdn.example:8443/a",
        "HTTPS://CDN.example/visitors/8f14e45fceea167a5a36dedd4bea2543/p.gif, https://cdn.example/visitors/{id}/p.gif",
        "wss://live.example/socket?token=1, wss://live.example/socket",
        "https://cdn.example, https://cdn.example/",
        "inline, inline",
        "wasm-eval, wasm-eval",
        "'data:text/javascript,alert(1)', data",
        "blob:https://shop.example/0a1b, blob",
        "'a b', ",
        "'', ",
        "<script>, "
    })
    void nothingButOriginAndPathIsKept(String blocked, String kept) {
        assertThat(ReportedThing.of(blocked)).isEqualTo(kept);
    }

    @Property
    void nothingElseIsEverKept(@ForAll String rest) {
        String kept = ReportedThing.of("https://cdn.example/p?" + rest);
        assertThat(kept).isEqualTo("https://cdn.example/p");
    }
}
