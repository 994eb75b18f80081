package dev.pledge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyReaderTest {
    static List<Path> bad() {
        return Samples.bad();
    }

    @ParameterizedTest
    @MethodSource("bad")
    void everyMistakeIsToldWithItsPlace(Path file) {
        String name = file.getFileName().toString();
        Path expected = file.resolveSibling(name.replace(".yaml", ".mistakes"));
        assertThat(mistakes(name, Samples.text(file)))
                .extracting(Mistake::toString)
                .isEqualTo(Samples.text(expected).lines().toList());
    }

    @ParameterizedTest
    @MethodSource("bad")
    void mistakesAreInTheOrderOfTheLines(Path file) {
        List<Mistake> mistakes = mistakes("x.yaml", Samples.text(file));
        assertThat(mistakes)
                .isSortedAccordingTo(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column));
    }

    @Test
    void bytesThatAreNoUtf8AreAMistakeWithItsPlace() {
        assertThat(noText("site:\r\n  name: \u00e9", StandardCharsets.ISO_8859_1))
                .isEqualTo("x.yaml:2:9: found the byte 0xE9, expected text in UTF-8");
        assertThat(noText("\u00ef\u00bb\u00bf\u00c3\u00a9\u00ff", StandardCharsets.ISO_8859_1))
                .as("after a byte order mark and one character of two bytes")
                .isEqualTo("x.yaml:1:2: found the byte 0xFF, expected text in UTF-8");
        assertThat(noText("\u00e2\u0082", StandardCharsets.ISO_8859_1))
                .as("cut off within a character")
                .isEqualTo("x.yaml:1:1: found the byte 0xE2, expected text in UTF-8");
        assertThat(noText("site:", StandardCharsets.UTF_16))
                .isEqualTo("x.yaml:1:1: found the byte 0xFE, expected text in UTF-8");
    }

    private static String noText(String characters, Charset charset) {
        PolicyException refusal = catchThrowableOfType(
                PolicyException.class, () -> PolicyReader.text("x.yaml", characters.getBytes(charset)));
        return refusal.mistakes().toString().replaceAll("^.|.$", "");
    }

    @Property
    void everyTextIsReadAsItWasWritten(@ForAll String text) {
        Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(text));
        assertThat(PolicyReader.text("x.yaml", text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(text);
    }

    @Test
    void everyKeyIsRead() throws Exception {
        Policy policy = Samples.good("complete.yaml");
        assertThat(policy.site())
                .isEqualTo(new SitePolicy(
                        "Corner Shop",
                        "Corner Shop Ltd, 1 High Street, Anytown",
                        "privacy@shop.example",
                        Https.SENSITIVE_FORMS,
                        new Authority("shop.example", 8443),
                        List.of("www.shop.example", "shop.example.org")));
        assertThat(policy.cookies())
                .isEqualTo(new CookiePolicy(
                        new Scope(Mode.ENFORCE, List.of(path("/legacy/*", Mode.OFF), path("/admin/*", Mode.REPORT))),
                        List.of(
                                CookieRule.session("JSESSIONID"),
                                new CookieRule(
                                        "cart",
                                        CookiePurpose.SHOPPING_CART,
                                        Duration.ofDays(30),
                                        true,
                                        SameSite.STRICT,
                                        null,
                                        "Customers told us that they shop over several evenings."),
                                new CookieRule(
                                        "XSRF-TOKEN",
                                        CookiePurpose.SESSION,
                                        null,
                                        false,
                                        SameSite.LAX,
                                        null,
                                        "The page's script reads it into a request header."),
                                new CookieRule(
                                        "pay-*",
                                        CookiePurpose.SESSION,
                                        null,
                                        true,
                                        SameSite.NONE,
                                        "shop.example",
                                        "The bank returns by POST.")),
                        ExpireCookies.PARENTS,
                        DuplicateCookies.REFUSE));
        assertThat(policy.adServers())
                .isEqualTo(new AdServerPolicy(
                        Scope.everywhere(Mode.ENFORCE),
                        true,
                        List.of("/WEB-INF/ads.txt", "classpath:ads.txt", "file:/etc/pledge/ads.txt"),
                        List.of("ads.partner.example"),
                        List.of("maps.example", "partner.example"),
                        new ContentSecurity("script-src 'self'; img-src *", "default-src 'self'", true),
                        "same-origin",
                        false,
                        true,
                        LongScripts.REMOVE,
                        false,
                        true));
        assertThat(policy.sensitiveForms())
                .isEqualTo(new SensitiveFormPolicy(
                        new Scope(Mode.ENFORCE, List.of(path("*.html", Mode.OFF), path("/checkout/help", Mode.REPORT))),
                        List.of(new PathPattern("/checkout"), new PathPattern("/account/*"), new PathPattern("*.form")),
                        new Behind.Proxies(List.of(
                                new Cidr(InetAddress.getByName("10.0.0.0"), 8),
                                new Cidr(InetAddress.getByName("2001:db8::"), 32),
                                new Cidr(InetAddress.getByName("192.0.2.7"), 32))),
                        new Hsts(Duration.ofDays(365), true, true),
                        true,
                        "Your card data is encrypted."));
        assertThat(policy.statistics())
                .isEqualTo(new StatisticsPolicy(
                        Scope.everywhere(Mode.REPORT),
                        false,
                        100,
                        200,
                        10,
                        new Retention(
                                Period.ofYears(3),
                                Period.ofDays(30),
                                "The works council asked for the figures of three years."),
                        new Storage(
                                "file:/var/lib/pledge",
                                "file:/mnt/shared/pledge-keys",
                                Fsync.ALWAYS,
                                64,
                                new StorePolicy.PostgreSql(
                                        null,
                                        "jdbc:postgresql://db.example/pledge?sslmode=verify-full",
                                        "pledge",
                                        new Secret("file:/run/secrets/pledge-db")))));
    }

    @Test
    void whatIsNotSaidIsAsBuiltInInReport() {
        Policy builtIn = Policy.builtIn(Mode.REPORT);
        assertThat(Samples.good("minimal.yaml"))
                .isEqualTo(builtIn.with(CookiePolicy.builtIn(Scope.everywhere(Mode.ENFORCE))));
    }

    @Test
    void offIsAWordAsInYaml12() {
        assertThat(Samples.good("off.yaml").statistics().scope().mode()).isEqualTo(Mode.OFF);
    }

    @Test
    void anAliasStandsForWhatItsAnchorMarks() {
        Policy policy = Samples.good("aliases.yaml");
        assertThat(policy.adServers().scope().paths())
                .isEqualTo(policy.cookies().scope().paths())
                .hasSize(2);
    }

    @Test
    void jsonIsYaml() {
        Policy policy = Samples.good("retract.yaml");
        assertThat(policy.sensitiveForms().hsts()).isEqualTo(Hsts.RETRACT);
        assertThat(policy.cookies().rules()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(PolicyReader.read("x.yaml", "\uFEFFcookies: { mode: enforce }"))
                .isEqualTo(Samples.good("minimal.yaml"));
    }

    @Test
    void aTextBeyondTheLimitIsRefused() {
        String huge = "cookies: { mode: report }\n" + "#".repeat(YamlText.LONGEST);
        assertThat(mistakes("x.yaml", huge))
                .singleElement()
                .satisfies(m -> assertThat(m.found()).isEqualTo(huge.length() + " characters"));
    }

    @Test
    void nestingThatWouldExhaustTheStackIsRefused() {
        assertThat(mistakes("x.yaml", "site: " + "[".repeat(100_000)))
                .singleElement()
                .satisfies(m -> assertThat(m.column()).isEqualTo(7 + YamlText.DEEPEST - 1));
        assertThat(mistakes("x.yaml", "- ".repeat(100_000))).hasSize(1);
    }

    @Test
    void anAliasBombIsRefusedAtOnce() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String item = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + String.join(", ", Collections.nCopies(10, item)) + "]\n");
        }
        assertThat(mistakes("x.yaml", bomb.toString()))
                .singleElement()
                .satisfies(m -> assertThat(m.line()).isEqualTo(12));
    }

    @Test
    void aMistakeCannotForgeALineOfALog() {
        List<Mistake> mistakes =
                mistakes("x.yaml", "\"a\\nERROR\\u2028forged\\e[31m\": 1\nsite: {name: \"\\0\\r\\n\"}");
        assertThat(mistakes)
                .hasSize(2)
                .allSatisfy(m -> assertThat(m.toString()).doesNotContainPattern("[\\n\\r\\x00-\\x1f\\u2028]"));
    }

    @Test
    void manyMistakesAreAllTold() {
        List<String> lines = new ArrayList<>(List.of("cookies:", "  mode: report", "  exclude:"));
        for (int i = 0; i < 500; i++) {
            lines.add("  - no-slash-" + i);
        }
        PolicyException e = refused("x.yaml", String.join("\n", lines));
        assertThat(e.mistakes()).hasSize(500);
        assertThat(String.valueOf(e.getMessage()).lines())
                .hasSizeLessThan(110)
                .last()
                .asString()
                .contains("more");
    }

    private static PathMode path(String pattern, Mode mode) {
        return new PathMode(new PathPattern(pattern), mode);
    }

    static List<Mistake> mistakes(String name, String yaml) {
        return refused(name, yaml).mistakes();
    }

    private static PolicyException refused(String name, String yaml) {
        PolicyException e = catchThrowableOfType(PolicyException.class, () -> PolicyReader.read(name, yaml));
        assertThat(e).as("refusal of " + name).isNotNull();
        return e;
    }
}
