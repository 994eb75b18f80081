package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    Path directory;

    @Test
    void aPolicyWithoutMistakesIsFine() throws IOException {
        Path policy = file("policy.yaml", "cookies: { mode: enforce }\n");

        assertThat(Call.of("check", policy)).isEqualTo(new Call(0, policy + ": no mistake\n", ""));
    }

    @Test
    void everyMistakeIsToldWithLineAndKey() throws IOException {
        Path policy = file("policy.yaml", """
                cookies:
                  mode: enforced
                ad-servers:
                  mode: report
                  stubs: perhaps
                """);
        Call call = Call.of("check", policy);

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err().lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith(policy + ":2:9: cookies.mode: found \"enforced\", expected"))
                .anyMatch(line -> line.startsWith(policy + ":5:10: ad-servers.stubs: found \"perhaps\", expected"))
                .contains(policy + ": 2 mistakes");
    }

    @Test
    void listsAreFoundInTheApplicationThatThePolicyIsIn() throws IOException {
        Path policy = file("web/WEB-INF/privacy-policy.yaml", listing("/WEB-INF/ads.txt", "/WEB-INF/more/"));
        file(
                "web/WEB-INF/ads.txt",
                "[Adblock Plus 2.0]\n||ads.example^\n@@||ads.example/ok\n##.ad\n||p.example^$popup\n");
        file("web/WEB-INF/more/b.txt", "0.0.0.0 b.example\n");
        file("web/WEB-INF/more/a.txt", "a.example\n");
        Call call = Call.of("check", policy);

        assertThat(call.err()).isEmpty();
        assertThat(call.code()).isZero();
        assertThat(call.out().lines())
                .containsExactly(
                        "/WEB-INF/ads.txt: adblock, 2 rules on URLs, 1 on elements; not applicable on a server: popup 1",
                        "/WEB-INF/more/a.txt: hosts, 1 rules on URLs, 0 on elements",
                        "/WEB-INF/more/b.txt: hosts, 1 rules on URLs, 0 on elements",
                        policy + ": no mistake");
    }

    @Test
    void anotherPlaceOfTheApplicationCanBeNamed() throws IOException {
        Path policy = file("policy.yaml", listing("/WEB-INF/ads.txt"));
        file("web/WEB-INF/ads.txt", "ads.example\n");

        assertThat(Call.of("check", policy, "--webapp", directory.resolve("web"))
                        .code())
                .isZero();
        Call nowhere = Call.of("check", policy);
        assertThat(nowhere.code()).isEqualTo(1);
        assertThat(nowhere.err()).contains(policy + ":4:7: ad-servers.lists[0]: found /WEB-INF/ads.txt", "--webapp");
    }

    @Test
    void everyListThatCannotBeReadIsAMistakeAtItsLine() throws IOException {
        Path page = file("page.txt", "<!DOCTYPE html><title>Sign in</title>");
        Path policy =
                file("WEB-INF/policy.yaml", listing("/WEB-INF/none.txt", "file:" + page, "/WEB-INF/../../etc/passwd"));
        Call call = Call.of("check", policy);

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err().lines().toList())
                .satisfiesExactly(
                        none -> assertThat(none)
                                .isEqualTo(
                                        policy + ":4:7: ad-servers.lists[0]: found /WEB-INF/none.txt, which cannot be"
                                                + " read (there is no such file), expected a list"),
                        html -> assertThat(html).startsWith(policy + ":5:7: ").contains("a page of HTML"),
                        outside -> assertThat(outside)
                                .startsWith(policy + ":6:7: ")
                                .contains("not within"),
                        count -> assertThat(count).endsWith(": 3 mistakes"));
    }

    @Test
    void skippedLinesAreToldAndAreMistakesOnlyIfThatIsAskedFor() throws IOException {
        Path list = file("ads.txt", "ads.example\nno host at all\n");
        Path policy = file("policy.yaml", listing("file:" + list));
        Call call = Call.of("check", policy);

        assertThat(call.code()).isZero();
        assertThat(call.err())
                .contains("file:" + list + ":2: found \"no host at all\", expected")
                .contains("1 line");
        assertThat(Call.of("check", "--strict", policy).code()).isEqualTo(1);
    }

    @Test
    void listsInTheClassPathAreLookedForWhereItIs() throws IOException {
        Path policy = file("policy.yaml", listing("classpath:/lists/ads.txt"));
        file("classes/lists/ads.txt", "ads.example\n");
        Path jar = directory.resolve("lists.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("lists/ads.txt"));
            zip.write("ads.example\n".getBytes(StandardCharsets.UTF_8));
        }

        Call unknown = Call.of("check", policy);
        assertThat(unknown.code()).isZero();
        assertThat(unknown.err()).contains("classpath:/lists/ads.txt: not looked at", "--classpath");
        assertThat(Call.of("check", policy, "--classpath", directory.resolve("classes"))
                        .out())
                .contains("classpath:/lists/ads.txt: hosts, 1 rules");
        assertThat(Call.of("check", policy, "--classpath", jar).out()).contains("hosts, 1 rules");
        assertThat(Call.of("check", policy, "--classpath", directory).code()).isEqualTo(1);
        assertThat(Call.of("check", policy, "--classpath", directory.resolve("none"))
                        .err())
                .contains("--classpath", "none");
    }

    @Test
    void hostsThatNoListCouldHoldAreMistakes() throws IOException {
        Path policy = file("policy.yaml", "ad-servers:\n  mode: report\n  block:\n    - ads.example\n    - com\n");
        Call call = Call.of("check", policy);

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).startsWith(policy + ":5:7: ad-servers.block[1]: found");
    }

    private Path file(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Returns a policy; its lists begin at line 4. */
    private static String listing(String... places) {
        return "ad-servers:\n  mode: enforce\n  lists:\n    - " + String.join("\n    - ", places) + "\n";
    }
}
