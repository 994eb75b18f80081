package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInHostsTest {
    private final List<ListedHost> hosts = BuiltInHosts.read().hosts();

    @Test
    void listsManyHostsEachOnceAndWithItsCompany() {
        assertThat(hosts.stream().filter(h -> h.pattern().indexOf('/') < 0).count())
                .isGreaterThan(900);
        assertThat(hosts).extracting(ListedHost::pattern).doesNotHaveDuplicates();
        assertThat(hosts).extracting(ListedHost::company).noneMatch(c -> c.isBlank() || c.equals("unknown"));
    }

    @Test
    void isInAlphabeticalOrder() {
        assertThat(hosts)
                .isSortedAccordingTo(Comparator.comparing(ListedHost::company, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(ListedHost::pattern));
    }

    @Test
    void holdsNoEntryThatAnotherCoversAlready() {
        CompiledLists list = CompiledLists.builtIn();

        for (ListedHost listed : hosts) {
            String url = "https://" + listed.pattern().replace('*', 'x');
            assertThat(WholeHostsTest.judge(list, url).rule()).isEqualTo(listed.pattern());
            String above = listed.pattern().indexOf('/') < 0
                    ? listed.pattern().substring(listed.pattern().indexOf('.') + 1)
                    : listed.pattern().substring(0, listed.pattern().indexOf('/'));
            assertThat(WholeHostsTest.judge(list, "https://" + above + "/").blocked())
                    .as(listed.pattern())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.googletagmanager.com/gtm.js?id=GTM-1",
                "https://www.google-analytics.com/analytics.js",
                "https://securepubads.g.doubleclick.net/tag/js/gpt.js",
                "https://www.facebook.com/tr?id=1&ev=PageView&noscript=1",
                "https://connect.facebook.net/en_US/fbevents.js",
                "https://www.google.com/pagead/1p-user-list/1/",
                "https://bat.bing.com/bat.js",
                "https://t.co/i/adsct?x",
                "https://px.ads.linkedin.com/collect"
            })
    void blocksWhatEverybodyKnows(String url) {
        CompiledLists list = CompiledLists.builtIn();

        assertThat(WholeHostsTest.judge(list, url).blocked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.google.com/recaptcha/api.js",
                "https://accounts.google.com/gsi/client",
                "https://maps.googleapis.com/maps/api/js",
                "https://ajax.googleapis.com/ajax/libs/jquery/3.7.1/jquery.min.js",
                "https://fonts.googleapis.com/css2",
                "https://www.youtube.com/embed/x",
                "https://www.facebook.com/plugins/like.php",
                "https://connect.facebook.net/en_US/sdk.js",
                "https://platform.twitter.com/widgets.js",
                "https://js.stripe.com/v3/",
                "https://www.paypal.com/sdk/js",
                "https://cdn.jsdelivr.net/npm/x",
                "https://consent.cookiebot.com/uc.js"
            })
    void leavesAloneWhatSitesNeed(String url) {
        CompiledLists list = CompiledLists.builtIn();

        assertThat(WholeHostsTest.judge(list, url)).isSameAs(Verdict.NONE);
    }

    @Test
    void anEntryWithoutCompanyOrHostIsRefused() {
        assertThatThrownBy(() -> BuiltInHosts.parse(new BufferedReader(new StringReader("a.test\n"))))
                .hasMessageContaining(":1: expected [Company]");
        assertThatThrownBy(() -> BuiltInHosts.parse(new BufferedReader(new StringReader("[A]\n\na_b\n"))))
                .hasMessageContaining(":3: found \"a_b\"");
    }

    /** Of what the list blocks in real pages, two full filter lists would have let less than one in a hundred pass. */
    @Test
    void blocksNextToNothingThatFullFilterListsLetPass() throws IOException {
        CompiledLists list = CompiledLists.builtIn();
        int blocks = 0;
        int adServers = 0;
        int found = 0;
        Map<String, Integer> disagreements = new TreeMap<>();
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file("adserver/requests.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            rows.readLine();
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                String[] cells = row.split("\t", -1);
                String host = hostOf(cells[0]);
                String pageHost = hostOf(cells[1]);
                if (host == null || pageHost == null) {
                    continue;
                }
                Verdict verdict = list.verdict(cells[0], host, type(cells[2]), pageHost);
                boolean adServer = cells[3].equals("1");
                adServers += adServer ? 1 : 0;
                found += adServer && verdict.blocked() ? 1 : 0;
                blocks += verdict.blocked() ? 1 : 0;
                if (verdict.blocked() && cells[3].equals("0")) {
                    disagreements.merge(verdict.rule(), 1, Integer::sum);
                }
            }
        }
        int wrong = disagreements.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(
                Locale.ROOT,
                "built-in hosts: %d blocks, %d disagree; %d of %d found%n",
                blocks,
                wrong,
                found,
                adServers);
        assertThat(blocks).isGreaterThan(5_000);
        assertThat(wrong * 100).as("%s", disagreements).isLessThan(blocks);
    }

    private static ResourceType type(String text) {
        return text.equals("xmlhttprequest") ? ResourceType.OTHER : ResourceType.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static @Nullable String hostOf(String url) {
        String authority = url.replaceFirst("^[a-z]+://", "").replaceFirst("[/?#].*", "");
        String host = URI.create("x://" + authority.replaceAll("[^A-Za-z0-9.:@-]", "-"))
                .getHost();
        return host == null ? null : host.toLowerCase(Locale.ROOT);
    }
}
