package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class BotsTest {
    private static final String SAFARI = "AppleWebKit/537.36 (KHTML, like Gecko) ";

    private final Bots bots;

    BotsTest() throws IOException {
        bots = new Bots();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) " + SAFARI
                        + "Chrome/141.0.0.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
                "Mozilla/5.0 " + SAFARI + "; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
                "Mozilla/5.0 " + SAFARI + "(compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
                "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
                "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
                "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
                "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
                "curl/8.5.0",
                "Wget/1.21.3",
                "python-requests/2.32.3",
                "Go-http-client/2.0",
                "Apache-HttpClient/5.3 (Java/17.0.9)",
                "Java-http-client/17.0.15",
                "Mozilla/5.0 (X11; Linux x86_64) " + SAFARI + "HeadlessChrome/141.0.0.0 Safari/537.36",
                " "
            })
    void programsAreBots(String userAgent) {
        assertThat(bots.isBot(userAgent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + SAFARI + "Chrome/141.0.0.0 Safari/537.36",
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
                        + "Version/18.5 Mobile/15E148 Safari/604.1",
                "Mozilla/5.0 (Linux; Android 10; K) " + SAFARI + "Chrome/141.0.0.0 Mobile Safari/537.36",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) " + SAFARI + "Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
                // What has a spider's word in its name, but is none.
                "Mozilla/5.0 (Linux; Android 9; KFMAWI) " + SAFARI + "Silk/120.3.1 like Chrome/120.0.0.0 Safari/537.36",
                "Mozilla/5.0 (Linux; Android 11; CUBOT X50 Build/RP1A) " + SAFARI
                        + "Chrome/120.0.0.0 Mobile Safari/537.36",
                "Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8"
            })
    void browsersAreNone(String userAgent) {
        assertThat(bots.isBot(userAgent)).isFalse();
        assertThat(bots.isBot(userAgent)).isFalse();
    }

    @Test
    void whoHasNoNameIsNoBrowser() {
        assertThat(bots.isBot(null)).isTrue();
    }

    @Test
    void aNameThatIsMadeToHurtIsJudgedAtOnce() {
        assertThat(bots.isBot("a".repeat(1_000_000))).isFalse();
        assertThat(bots.isBot("bot ".repeat(250_000))).isTrue();
    }

    /** The file is read line by line; a parser of YAML finds the same. */
    @Test
    void theListIsReadAsAParserWould() throws IOException {
        try (InputStream in = Objects.requireNonNull(Bots.class.getResourceAsStream("user-agents.yaml"))) {
            Map<?, ?> file = (Map<?, ?>) new Load(
                            LoadSettings.builder().setCodePointLimit(10_000_000).build())
                    .loadFromInputStream(in);
            List<?> devices = (List<?>) Objects.requireNonNull(file.get("device_parsers"));
            assertThat(UserAgentList.read().toString())
                    .isEqualTo(devices.stream()
                            .map(d -> (Map<?, ?>) d)
                            .map(d -> d.get("regex") + " " + "i".equals(d.get("regex_flag")) + " "
                                    + "Spider".equals(d.get("device_replacement")))
                            .toList()
                            .toString());
        }
    }
}
