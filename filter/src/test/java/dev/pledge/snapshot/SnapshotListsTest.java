package dev.pledge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.adserver.ListFormat;
import dev.pledge.finding.Finding;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.page.PageContext;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyReader;
import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of lists that can be read, and of those that cannot. */
class SnapshotListsTest {
    private static final String A = "/WEB-INF/a.txt";
    private static final String B = "/WEB-INF/b.txt";

    private final ListFiles files = new ListFiles();
    private final SetClock clock = new SetClock();
    private final Findings findings = new Findings(100, Clock.systemUTC(), List.of());
    private final SnapshotCompiler compiler = new SnapshotCompiler(files, "JSESSIONID", "1", findings, clock);

    @Test
    void everyFileOfADirectoryIsRead() throws IOException {
        files.texts.put("/WEB-INF/lists/2.txt", "two.test");
        files.texts.put("/WEB-INF/lists/1.txt", "one.test");

        Snapshot snapshot = compile("built-in-list: false, lists: [/WEB-INF/lists/]");

        assertThat(blocks(snapshot, "one.test")).isTrue();
        assertThat(blocks(snapshot, "two.test")).isTrue();
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void withoutAnyBeforeTheBuiltInListStandsInForAListThatCannotBeRead() throws IOException {
        files.texts.put(A, "one.test");

        Snapshot snapshot = compile("built-in-list: false, lists: [" + A + ", " + B + "]");

        assertThat(blocks(snapshot, "one.test")).isTrue();
        assertThat(blocks(snapshot, "doubleclick.net")).isTrue();
        assertFound(B, "built-in", snapshot);
    }

    @Test
    void aListThatCanNoLongerBeReadStaysAsItWas() throws IOException {
        files.texts.put(A, "one.test");
        files.texts.put(B, "two.test");
        compile("lists: [" + A + ", " + B + "]");
        files.texts.remove(B);

        Snapshot snapshot = compile("lists: [" + A + ", " + B + "], stubs: false");

        assertThat(blocks(snapshot, "one.test")).isTrue();
        assertThat(blocks(snapshot, "two.test")).isTrue();
        assertThat(snapshot.policy().adServers().stubs()).isFalse();
        assertFound(B, "previous", snapshot);
    }

    @Test
    void whileTheBuiltInListStandsInTheOtherListsAreReadAgain() throws IOException {
        files.texts.put(A, "one.test");
        compile("built-in-list: false, lists: [" + A + ", " + B + "]");
        files.texts.put(A, "two.test");

        Snapshot snapshot = compile("built-in-list: false, lists: [" + A + ", " + B + "]");

        assertThat(blocks(snapshot, "one.test")).isFalse();
        assertThat(blocks(snapshot, "two.test")).isTrue();
        assertThat(blocks(snapshot, "doubleclick.net")).isTrue();
        assertThat(findings.all()).extracting(Finding::label).containsOnly("built-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"error\": \"quota exceeded\"}", "PK\u0003\u0004\n\u0001\u0002", "Not found, try later\n"})
    void whatHoldsNoLineOfAListCannotBeReadAsOne(String text) throws IOException {
        files.texts.put(A, "one.test");
        compile("lists: [" + A + "]");
        files.texts.put(A, text);

        Snapshot snapshot = compile("lists: [" + A + "]");

        assertThat(blocks(snapshot, "one.test")).isTrue();
        assertFound(A, "previous", snapshot);
    }

    @Test
    void aDirectoryMayHoldOtherTextsBesideItsListsButAListStaysOne() throws IOException {
        files.texts.put("/WEB-INF/lists/1.txt", "one.test");
        files.texts.put("/WEB-INF/lists/LICENCE", "You may copy this.");
        Snapshot first = compile("lists: [/WEB-INF/lists/]");

        assertThat(blocks(first, "one.test")).isTrue();
        assertThat(findings.all()).isEmpty();

        files.texts.put("/WEB-INF/lists/1.txt", "Try again later.");
        Snapshot snapshot = compile("lists: [/WEB-INF/lists/]");
        assertThat(blocks(snapshot, "one.test")).isTrue();
        assertFound("/WEB-INF/lists/", "previous", snapshot);
    }

    @Test
    void theListsInUseTellWhatTheyAre() throws IOException {
        files.texts.put(
                A, "! Last modified: 14 Jul 2026 09:53 UTC\n! Expires: 4 days\n||one.test^\n||two.test^\n##.ad\n");
        files.texts.put(B, "three.test");
        files.written.put(A, Instant.parse("2026-10-01T00:00:00Z"));
        files.written.put(B, Instant.parse("2026-10-02T00:00:00Z"));
        compile("lists: [" + A + ", " + B + "]");

        Instant read = clock.instant();
        Instant made = Instant.parse("2026-07-14T09:53:00Z");
        ListState a = new ListState(A, ListFormat.ADBLOCK, 3, made, Duration.ofDays(4), read);
        ListState b = new ListState(B, ListFormat.HOSTS, 1, Instant.parse("2026-10-02T00:00:00Z"), null, read);
        assertThat(compiler.listsState()).isEqualTo(new ListsState(List.of(a, b), List.of(), ""));

        files.texts.remove(B);
        clock.advance(Duration.ofHours(1));
        compile("lists: [" + A + ", " + B + "]");
        assertThat(compiler.listsState()).isEqualTo(new ListsState(List.of(a, b), List.of(B), "previous"));
    }

    @Test
    void aListThatIsBackIsRead() throws IOException {
        files.texts.put(A, "one.test");
        compile("lists: [" + A + "]");
        files.texts.put(A, "<html>Not found</html>");
        compile("lists: [" + A + "]");
        files.texts.put(A, "two.test");

        Snapshot snapshot = compile("lists: [" + A + "]");

        assertThat(blocks(snapshot, "one.test")).isFalse();
        assertThat(blocks(snapshot, "two.test")).isTrue();
        assertThat(findings.all()).extracting(Finding::count).containsExactly(1L);
    }

    @Test
    void aPolicyThatNamesAnotherListWhichCannotBeReadIsRefused() throws IOException {
        files.texts.put(A, "one.test");
        compile("lists: [" + A + "]");

        assertThatThrownBy(() -> compile("lists: [" + A + ", " + B + "]"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ad-servers.lists: " + B + " cannot be read");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void aListThatChangesIsTakenInThoughTheTextsAreGone() throws IOException {
        files.texts.put(A, "one.test");
        files.texts.put("/words.properties", "lead = so");
        Snapshot first = compiler.compile(PolicyReader.read(
                "policy.yaml",
                "{ ad-servers: { mode: enforce, lists: [" + A + "] }, statement: { texts: /words } }\n"));
        files.texts.remove("/words.properties");
        files.texts.put(A, "two.test");

        Snapshot snapshot = compiler.withListsOfNow(first);

        assertThat(blocks(snapshot, "two.test")).isTrue();
        assertThat(snapshot.texts()).isEqualTo(first.texts());
    }

    private void assertFound(String place, String standIn, Snapshot snapshot) {
        assertThat(findings.all()).hasSize(1);
        Finding finding = findings.all().get(0);
        assertThat(finding.kind()).isEqualTo(Kind.AD_LIST_UNREADABLE);
        assertThat(finding.what()).isEqualTo(place);
        assertThat(finding.label()).isEqualTo(standIn);
        assertThat(finding.revision()).isEqualTo(snapshot.revision());
    }

    private Snapshot compile(String adServers) throws IOException {
        Policy policy = PolicyReader.read("policy.yaml", "ad-servers: { mode: enforce, " + adServers + " }\n");
        return compiler.compile(policy);
    }

    private static boolean blocks(Snapshot snapshot, String host) {
        PageContext page = new PageContext("https://shop.test/", true, "/", "", Mode.ENFORCE, Mode.ENFORCE);
        String link = "<https://" + host + "/a.js>; rel=preload; as=script";
        return snapshot.pages().links().withoutAds(link, page, (kind, what, label) -> {}) == null;
    }
}
