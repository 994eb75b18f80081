package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewriteCommandTest {
    private static final String AD = "<script src=\"https://ads.example/a.js\"></script>";
    private static final String DIRTY = "<!DOCTYPE html>\n<title>t</title>\n" + AD + "<p>Text</p>\n";
    private static final String CLEAN = DIRTY.replace(AD, "");

    @TempDir
    Path directory;

    private Path policy;

    @BeforeEach
    void write() throws IOException {
        policy = policy("enforce");
    }

    @Test
    void theGovernedPageGoesToStandardOutputAndASummaryToStandardError() throws IOException {
        Path page = page("in.html", DIRTY);
        Call call = Call.of("rewrite", "--policy", policy, "--page", "https://shop.example/", page);

        assertThat(call.code()).isZero();
        assertThat(call.out()).isEqualTo(CLEAN);
        assertThat(call.err().lines())
                .containsExactly(
                        page + ": changed, findings: 1 (ad-servers: enforce, sensitive-forms: report)",
                        "count\tmode\tkind\twhat\tlabel\trule",
                        "1\tenforce\tad-tag-removed\tads.example\tunknown\tad-servers.block[0]: ads.example",
                        "total: pages 1, changed 1, findings 1: ad-tag-removed 1");
    }

    @Test
    void emptyPlacesForAdsAreToldWithTheirRule() throws IOException {
        Path list = page("ads.txt", "[Adblock Plus 2.0]\n||ads.example^\n##.ad-slot\n");
        Path file = page("containers.yaml", """
                ad-servers:
                  mode: enforce
                  lists: ["file:%s"]
                  stubs: false
                  empty-containers: true
                """.formatted(list));
        String html = "<p>Text</p>\n<div class=\"ad-slot wide\"> " + AD + "</div>\n";
        Call call = Call.with(html, "rewrite", "--policy", file, "--page", "https://shop.example/");

        assertThat(call.out()).isEqualTo("<p>Text</p>\n\n");
        assertThat(call.err())
                .contains("1\tenforce\tempty-container-removed\t.ad-slot\tdiv\tfile:" + list + ":3: ##.ad-slot\n")
                .contains("findings 2: ad-tag-removed 1, empty-container-removed 1");
    }

    @Test
    void aPageIsReadFromStandardInputIfNoneIsNamed() {
        Call none = Call.with(DIRTY, "rewrite", "--policy", policy, "--page", "https://shop.example/");
        Call dash = Call.with(DIRTY, "rewrite", "--policy", policy, "--page", "https://shop.example/", "-");

        assertThat(none.out()).isEqualTo(CLEAN);
        assertThat(none.err()).startsWith("standard input: changed");
        assertThat(dash).isEqualTo(none);
    }

    @Test
    void thePolicysModeAtThePagesPathHolds() {
        String url = "https://shop.example/app/ad%6Din/;x=1/users+.html;jsessionid=2?q=1";
        Call report = Call.with(DIRTY, "rewrite", "--policy", policy, "--context", "/app", "--page", url);
        Call enforced =
                Call.with(DIRTY, "rewrite", "--policy", policy, "--context", "/app", "--page", url, "--enforce");
        Call elsewhere = Call.with(DIRTY, "rewrite", "--policy", policy, "--page", url);

        assertThat(report.out()).isEqualTo(DIRTY);
        assertThat(report.err()).contains("unchanged, findings: 1").contains("1\treport\tad-tag-removed\tads.example");
        assertThat(enforced.out()).isEqualTo(CLEAN);
        assertThat(elsewhere.out()).isEqualTo(CLEAN);
    }

    @Test
    void aPageWithoutFindingsGoesThroughByteForByte() {
        Call call = Call.with(CLEAN, "rewrite", "--fail-on-finding", "--policy", policy, "--page", "http://a.example");

        assertThat(call.code()).isZero();
        assertThat(call.out()).isEqualTo(CLEAN);
        assertThat(call.err()).endsWith("total: pages 1, changed 0, findings 0\n");
        assertThat(Call.with(DIRTY, "rewrite", "--fail-on-finding", "--policy", policy, "--page", "http://a.example")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void manyPagesAreWrittenUnderTheirOwnNames() throws IOException {
        Path dirty = page("dirty.html", DIRTY);
        Path clean = page("sub/clean.html", CLEAN);
        Path missing = directory.resolve("missing.html");
        Path out = directory.resolve("out/governed");
        Call call = Call.of(
                "rewrite", "--policy", policy, "--page", "https://a.example/", "--out", out, dirty, missing, clean);

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err())
                .contains(dirty + ": changed, findings: 1")
                .contains(missing + ": there is no such file\n")
                .contains(clean + ": unchanged, findings: 0")
                .endsWith("total: pages 2, changed 1, findings 1: ad-tag-removed 1\n");
        assertThat(out).isDirectoryContaining("glob:**/{dirty,clean}.html");
        assertThat(out.resolve("dirty.html")).hasContent(CLEAN);
        assertThat(out.resolve("clean.html")).hasContent(CLEAN);
        assertThat(out.resolve("missing.html")).doesNotExist();
    }

    @Test
    void noPageIsWrittenOverAnother() throws IOException {
        Path one = page("a/page.html", DIRTY);
        Path other = page("b/page.html", DIRTY);

        assertThat(many(directory.resolve("out"), one, other).err()).contains("two pages would be written to");
        assertThat(many(directory.resolve("a"), one).err()).contains("written over itself");
        assertThat(many(directory.resolve("a"), one).code()).isEqualTo(2);
        assertThat(one).hasContent(DIRTY);
        assertThat(Call.of("rewrite", "--policy", policy, "--page", "https://a.example/", one, other)
                        .err())
                .contains("--out");
        assertThat(many(directory.resolve("out"), "-").code()).isEqualTo(2);
        assertThat(many(directory.resolve("out")).code()).isEqualTo(2);
    }

    /** A name is not the file: a link leads to it as well. */
    @Test
    void noPageIsWrittenOverItselfThroughALink() throws IOException {
        Path page = page("a/page.html", DIRTY);
        Path link = Files.createSymbolicLink(directory.resolve("link"), page.getParent());

        Call call = many(link, page);
        assertThat(call.err()).contains("written over itself");
        assertThat(call.code()).isEqualTo(2);
        assertThat(page).hasContent(DIRTY);
    }

    @Test
    void whatCannotBeWrittenStaysAndIsNamed() throws IOException {
        Path page = page("a/page.html", DIRTY);
        Path taken = Files.createDirectories(directory.resolve("out/page.html"));

        Call call = many(directory.resolve("out"), page);
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).contains(taken + ": ");
        assertThat(taken).isDirectory();
    }

    @Test
    void aLargePageStreamsThrough() {
        String many = DIRTY + ("<p>" + "x".repeat(1000) + "</p>\n" + AD).repeat(3000);
        Call call = Call.with(many, "rewrite", "--policy", policy, "--page", "https://a.example/");

        assertThat(call.out()).isEqualTo(many.replace(AD, ""));
        assertThat(call.err()).contains("3001\tenforce\tad-tag-removed\tads.example");
    }

    @Test
    void theCharsetOfTheHeaderIsHeeded() {
        String encoded = "<script src=\"//ads.ex\u00E4mple/a.js\"></script>";
        Call call =
                Call.with(encoded, "rewrite", "--policy", policy, "--page", "https://a.example/", "--charset", "utf-8");

        assertThat(call.err()).contains("ads.xn--exmple-cua");
    }

    @Test
    void aListThatCannotBeReadIsAnError() throws IOException {
        Files.writeString(policy, "ad-servers:\n  mode: enforce\n  lists: ['file:none.txt', 'classpath:x.txt']\n");
        Call call = Call.with(DIRTY, "rewrite", "--policy", policy, "--page", "https://a.example/");

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err())
                .contains(policy + ":3:11: ad-servers.lists[0]: found file:none.txt")
                .contains("classpath:x.txt is looked for only where --classpath says");
    }

    @Test
    void aPageOfNoPlaceIsRefused() {
        assertThat(at("/index.html").code()).isEqualTo(2);
        assertThat(at("ftp://a.example/").err()).contains("--page", "expected an absolute URL");
        assertThat(at("https://a.example/%zz").code()).isEqualTo(2);
        assertThat(at("https://a.example/", "--context", "/shop").err()).contains("--context");
        assertThat(at("https://a.example/shop", "--context", "/shop").code()).isZero();
        assertThat(at("https://a.example/shop", "--context", "shop/").code()).isEqualTo(2);
    }

    private Call at(String url, String... more) {
        Object[] arguments = new Object[5 + more.length];
        System.arraycopy(new Object[] {"rewrite", "--policy", policy, "--page", url}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Call.with(CLEAN, arguments);
    }

    private Call many(Path out, Object... pages) {
        Object[] arguments = new Object[7 + pages.length];
        System.arraycopy(
                new Object[] {"rewrite", "--policy", policy, "--page", "https://a.example/", "--out", out},
                0,
                arguments,
                0,
                7);
        System.arraycopy(pages, 0, arguments, 7, pages.length);
        return Call.of(arguments);
    }

    private Path page(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path policy(String mode) throws IOException {
        return page("policy.yaml", """
                ad-servers:
                  mode: %s
                  modes: { "/admin/*": report }
                  block: [ads.example, ads.xn--exmple-cua]
                  stubs: false
                """.formatted(mode));
    }
}
