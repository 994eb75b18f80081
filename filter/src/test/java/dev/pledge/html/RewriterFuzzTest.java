package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws of the rewriter on pages that a fuzzer makes up, guided by which code they reach. In the build only the seeds are
 * run; CONTRIBUTING.md says how to fuzz.
 */
class RewriterFuzzTest {
    private static final Limits SMALL = new Limits(64, 40);
    private static final int PIECE = 32 * 1024;

    @MethodSource("seeds")
    @DictionaryEntries({
        "<script",
        "</script>",
        "<!--",
        "-->",
        "--!>",
        "<![CDATA[",
        "]]>",
        "<svg>",
        "</svg>",
        "<math>",
        "<desc>",
        "<template>",
        "</template>",
        "<noscript>",
        "</noscript>",
        "<style>",
        "<title>",
        "<plaintext>",
        "<img x>",
        "<object x>",
        "</object>",
        "<form>",
        "<a x=1 y>",
        "<font color=x>",
        "<annotation-xml encoding=text/html>",
        "bad",
        "&lt;",
        "&#60",
        "/>"
    })
    @FuzzTest(maxDuration = "10m")
    void splitsAreOfNoConsequence(byte[] page) {
        for (Limits limits : List.of(SMALL, Limits.DEFAULT)) {
            Rewriting rewriting = new Rewriting(RewriterFuzzTest::editing, limits);
            byte[] whole = rewriting.run(page);
            assertThat(rewriting.run(page, everywhere(page.length))).isEqualTo(whole);
            assertThat(rewriting.run(page, somewhere(page))).isEqualTo(whole);
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void whatIsOnlyReadIsIdentical(byte[] page) {
        Rewriting rewriting = new Rewriting(() -> new Acting(StartTag::holdText), SMALL);
        assertThat(rewriting.run(page)).isEqualTo(page);
        assertThat(rewriting.run(page, everywhere(page.length))).isEqualTo(page);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void theOutputHoldsNothingMoreToRemove(byte[] page) {
        List<String> told = new ArrayList<>();
        Rewriting rewriting = new Rewriting(() -> removing(told));
        byte[] once = rewriting.run(page, somewhere(page));
        // What had to be kept is reported, and may be removable in the shorter page.
        if (told.stream().noneMatch(t -> t.startsWith("unseen:"))) {
            assertThat(rewriting.run(once)).isEqualTo(once);
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void aPieceThatIsRepeatedIsReadInLinearTime(byte[] piece) {
        if (piece.length == 0) {
            return;
        }
        byte[] page = new byte[4 * PIECE];
        for (int i = 0; i < page.length; i++) {
            page[i] = piece[i % piece.length];
        }
        byte[] quarter = Arrays.copyOf(page, PIECE);
        long least = Math.min(nanos(quarter), nanos(quarter));
        // What must be told apart is four times the time and sixteen times.
        assertThat(Math.min(nanos(page), nanos(page))).isLessThan(9 * least + 200_000_000);
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "",
                        "<p>a<img x>b<img y>",
                        "<<<img x>script>bad</script>",
                        "&l<img x>t;<!-- <img x> --!><img x>",
                        "<script>var a = 'bad';</script><script><!--<script></script>--></script>",
                        "<svg><style><img x></style><desc><p><![CDATA[x>]]></svg><font color=x>",
                        "<noscript><p title=\"</noscript><img x>\">",
                        "<a x><noscript></a><a x=</noscript>",
                        "<object x><p>a</object><template><img x></template></template>",
                        "<form><a x=1 y='&quot;'>b</a><iframe x>c</iframe><title><img x></title>",
                        "<math><mi><svg/><annotation-xml encoding=text/html><style><img x></style></math>",
                        "<!DOCTYPE html PUBLIC \"a><img x>\"><plaintext><img x>")
                .map(Rewriting::bytes);
    }

    private static HtmlHandler editing() {
        return new Acting(
                tag -> {
                    if (tag.element() == Element.FORM) {
                        tag.insertBefore("<i></i>");
                    } else if (tag.element() == Element.A) {
                        tag.removeAttribute("x");
                    } else if (tag.has("x")) {
                        tag.removeElement();
                    } else {
                        tag.holdText();
                    }
                },
                (element, text) -> text.toString().contains("bad"));
    }

    private static HtmlHandler removing(List<String> told) {
        return new Acting(
                tag -> {
                    if (tag.has("x")) {
                        tag.removeElement();
                    }
                },
                (element, text) -> false,
                told);
    }

    private static long nanos(byte[] page) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        new Rewriting(RewriterFuzzTest::editing).run(page, PIECE / 4, PIECE / 2);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    private static int[] everywhere(int length) {
        int[] cuts = new int[Math.max(0, length - 1)];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = i + 1;
        }
        return cuts;
    }

    /** A page is always cut in the same places, so that what fails fails again. */
    private static int[] somewhere(byte[] page) {
        return new Random(Arrays.hashCode(page))
                .ints(Math.min(3, page.length), 0, page.length + 1)
                .sorted()
                .toArray();
    }
}
