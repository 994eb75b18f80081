package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.Verdict;
import dev.pledge.html.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTextTest {
    private static final Ad AD = new Ad("ads.test", new Verdict(Verdict.Kind.BLOCKED, "ads.test", "test:1", "Ads"));
    private static final LoaderCalls CALLS = new LoaderCalls();
    private static final ScriptGlance GLANCE = new ScriptGlance(CALLS, ScriptTextTest::judge);
    private static final String[] PIECES = {
        "'",
        "\"",
        "`",
        "\\x22",
        "\\u0027",
        "\\",
        "//ads.test/a.js",
        "https:\\/\\/ads.test",
        "ads.test",
        "ok.test/",
        ".",
        "src=",
        "src ==",
        "s.src = ",
        "fetch(",
        "ga('create'",
        "loadScript(",
        "loadScripts",
        "createElement(",
        "gtm.start",
        "Image",
        "/*",
        "*/",
        "//",
        "\n",
        " ",
        ";",
        "(",
        "x",
        "<!--",
        "/",
        "\u00ff"
    };

    /** The glance that spares most scripts the reading must not miss what reading them finds. */
    @Property(tries = 20_000)
    void aGlanceMissesNothing(@ForAll("scripts") String script, @ForAll boolean whole) {
        ByteText text = new ByteText().of(bytes("##" + script + "##"), 2, script.length());
        assertThat(GLANCE.loads(text, whole)).isEqualTo(ScriptText.read(text, whole, CALLS, ScriptTextTest::judge));
    }

    @Provide
    Arbitrary<String> scripts() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(
                Tuple.of(40, Arbitraries.of(PIECES)),
                Tuple.of(1, Arbitraries.integers().between(1, 2100).map("y"::repeat)),
                Tuple.of(1, Arbitraries.integers().between(1, 2100).map(" "::repeat)));
        return piece.list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fetch('//ads.test')",
                "fetch('\\/\\/ads.test')",
                "fetch('\\x2f\\x2Fads.test/')",
                "fetch('\\u002f\\u002Fads.test/')",
                "fetch('https:\\u{2f}\\u{2F}ads.test/')",
                "fetch(`//ads.test/${id}`)",
                "fetch(`https://ads.test`)",
                "x.replace(/[/*]/g, ''); fetch('//ads.test/'); /* end */",
                "import'//ads.test/m.js'",
            })
    void findsAHostHoweverItsSlashesAreWritten(String script) {
        for (String around : new String[] {"", "x();\n".repeat(5_000), "/*" + "=".repeat(30_000) + "*/\n"}) {
            assertThat(loads(around + script)).isEqualTo(AD);
            assertThat(loads(script + "\n" + around)).isEqualTo(AD);
        }
    }

    /** Scripts are full of versions; an address has four numbers, and what follows two slashes is a host in any case. */
    @Test
    void takesNoVersionForAHost() {
        List<String> asked = new ArrayList<>();
        ScriptText.Judge judge = url -> {
            asked.add(url);
            return null;
        };
        String script = "fetch('2.0');fetch('10.1.17');fetch('v1.2');fetch('1.2.3.4');fetch('//1.2/');fetch('a.3com/')";
        ScriptText.read(text(script), true, CALLS, judge);
        assertThat(asked).containsExactly("https://1.2.3.4", "https://1.2/", "https://a.3com/");
    }

    /** What is joined at run time, no reader of the source sees. */
    @Test
    void doesNotSeeAHostThatIsJoined() {
        assertThat(loads("fetch('//ads' + '.te' + 'st/')")).isNull();
    }

    @Test
    void ofABeginningItTakesAnOpenCommentForOne() {
        String script = "/* fetch('//ads.test/') and so on";
        assertThat(GLANCE.loads(text(script), false)).isNull();
        assertThat(GLANCE.loads(text(script), true)).isEqualTo(AD);
    }

    @Test
    void readsHostileTextInLinearTime() {
        for (String piece : new String[] {"Script", " /*", "'", "ga", "src=", "\\x22", "'a.b.", "fetch('", "_"}) {
            String script = piece.repeat(2_000_000 / piece.length());
            long start = System.nanoTime();
            loads(script);
            assertThat(System.nanoTime() - start).as(piece).isLessThan(20_000_000_000L);
        }
    }

    private static @Nullable Ad loads(String script) {
        return GLANCE.loads(text(script), true);
    }

    private static @Nullable Ad judge(String url) {
        return url.startsWith("https://ads.test") || url.contains("analytics") ? AD : null;
    }

    private static ByteText text(String script) {
        byte[] bytes = bytes(script);
        return new ByteText().of(bytes, 0, bytes.length);
    }

    private static byte[] bytes(String script) {
        return script.getBytes(StandardCharsets.ISO_8859_1);
    }
}
