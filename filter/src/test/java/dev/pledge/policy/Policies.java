package dev.pledge.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary valid policies. */
final class Policies {
    private Policies() {}

    static Arbitrary<Policy> any() {
        return Combinators.combine(
                        sites(),
                        cookies(),
                        adServers(),
                        forms(),
                        statistics(),
                        PublishedPolicies.statements(sentences()),
                        PublishedPolicies.rights(sentences(), patterns(), scopes()),
                        PublishedPolicies.operations(sentences(), blocks()).optional())
                .as((site, cookies, adServers, forms, statistics, statement, rights, operations) -> {
                    Policy any = rights.with(adServers).with(statistics);
                    if (operations.isPresent()) {
                        any = any.with(operations.get());
                    }
                    boolean fits = Agreement.faults(site, cookies, forms, null, any.subjectAccess())
                            .isEmpty();
                    any = fits
                            ? any.with(site).with(cookies).with(forms)
                            : any.with(site).with(onTheHostAlone(cookies)).with(watched(forms));
                    StatementPolicy published = statement.orElse(null);
                    boolean publishes = published != null
                            && Agreement.faults(
                                            site, any.cookies(), any.sensitiveForms(), published, any.subjectAccess())
                                    .isEmpty();
                    return published != null && publishes ? any.with(published) : any;
                });
    }

    private static CookiePolicy onTheHostAlone(CookiePolicy cookies) {
        return new CookiePolicy(cookies.scope(), cookies.rules(), ExpireCookies.HOST, cookies.duplicates());
    }

    private static SensitiveFormPolicy watched(SensitiveFormPolicy forms) {
        return new SensitiveFormPolicy(
                Scope.everywhere(Mode.REPORT),
                forms.paths(),
                forms.behind(),
                forms.hsts(),
                forms.indicator(),
                forms.indicatorText());
    }

    static Arbitrary<PathPattern> patterns() {
        Arbitrary<String> step = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("é€😀 .:-_~!&'\"[]{},|>%@`=\\")
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(s -> s.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        Arbitrary<String> path = step.list().ofMaxSize(3).map(steps -> "/" + String.join("/", steps));
        return Arbitraries.oneOf(
                        path,
                        path.map(p -> p.equals("/") ? "/*" : p + "/*"),
                        step.map(s -> "*." + s),
                        Arbitraries.of("", "/", "/*", "*.jsp", "/~", "/null", "/true", "*.yes"))
                .filter(Policies::isPattern)
                .map(PathPattern::new);
    }

    private static boolean isPattern(String text) {
        return !text.matches(".*%[0-9a-fA-F]{2}.*");
    }

    private static Arbitrary<Scope> scopes() {
        Arbitrary<PathMode> exception =
                Combinators.combine(patterns(), Arbitraries.of(Mode.class)).as(PathMode::new);
        return Combinators.combine(
                        Arbitraries.of(Mode.class),
                        exception.list().ofMaxSize(5).uniqueElements(PathMode::pattern))
                .as(Scope::new);
    }

    private static Arbitrary<String> sentences() {
        Arbitrary<String> anything = Arbitraries.strings()
                .all()
                .ofMaxLength(30)
                .filter(s -> !s.isBlank() && Wording.clean(s.replace("\n", "")));
        Arbitrary<String> awkward = Arbitraries.of(
                "true",
                "off",
                "null",
                "~",
                "24",
                "0x1F",
                "1e3",
                ".inf",
                "- a",
                "a: b",
                "a #b",
                " led and trailed ",
                "'",
                "\"",
                "two\nlines",
                "\nthree\n\n",
                "%YAML",
                "---",
                "...",
                "*a",
                "&a",
                "!a",
                "[a",
                "<<",
                "=",
                "a\u2028b",
                "\uFEFFa");
        return Arbitraries.oneOf(
                anything,
                awkward,
                Arbitraries.strings().ascii().ofMinLength(1).filter(s -> !s.isBlank() && Wording.clean(s)));
    }

    private static Arbitrary<String> hosts() {
        Arbitrary<String> label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<String> named = label.list()
                .ofMaxSize(3)
                .map(l -> String.join(".", l))
                .map(h -> h.isEmpty() ? "shop.example" : h + ".example");
        return Arbitraries.oneOf(named, Arbitraries.of("localhost", "192.0.2.1", "_dmarc.a-b.example"));
    }

    private static Arbitrary<SitePolicy> sites() {
        Arbitrary<Authority> authority = Combinators.combine(
                        Arbitraries.oneOf(hosts(), Arbitraries.of("[::1]", "[2001:db8::a]")),
                        Arbitraries.integers().between(1, 65535))
                .as(Authority::new);
        return Combinators.combine(
                        sentences(),
                        sentences().optional(),
                        sentences().optional(),
                        Arbitraries.of(Https.class),
                        authority.optional(),
                        hosts().list().ofMaxSize(3))
                .as((name, operator, contact, https, auth, hosts) -> new SitePolicy(
                        name,
                        operator.orElse(""),
                        contact.orElse(""),
                        auth.isPresent() ? https : Https.SENSITIVE_FORMS,
                        auth.orElse(null),
                        hosts));
    }

    private static Arbitrary<CookiePolicy> cookies() {
        return Combinators.combine(
                        scopes(),
                        rules().list().ofMaxSize(4).uniqueElements(CookieRule::name),
                        Arbitraries.of(ExpireCookies.class),
                        Arbitraries.of(DuplicateCookies.class))
                .as(CookiePolicy::new);
    }

    private static Arbitrary<CookieRule> rules() {
        Arbitrary<String> token = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars("!#$%&'+-.^_`|~")
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<String> name =
                Arbitraries.oneOf(token, token.map(t -> t + "*"), Arbitraries.of("true", "5", "~", "__Host-a"));
        Arbitrary<Duration> age = Arbitraries.longs()
                .between(1, CookieRule.LONGEST_MAX_AGE.toSeconds())
                .map(Duration::ofSeconds);
        return Combinators.combine(
                        name,
                        Arbitraries.of(CookiePurpose.class),
                        age.optional(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(SameSite.class),
                        hosts().optional(),
                        sentences())
                .as((n, purpose, maxAge, httpOnly, sameSite, domain, reason) -> new CookieRule(
                        n,
                        purpose,
                        purpose == CookiePurpose.SESSION ? null : maxAge.orElse(null),
                        httpOnly || n.toLowerCase(Locale.ROOT).startsWith("__h"),
                        sameSite,
                        n.startsWith("__") ? null : domain.orElse(null),
                        reason));
    }

    private static Arbitrary<AdServerPolicy> adServers() {
        Arbitrary<String> list = Combinators.combine(
                        Arbitraries.of("/", "classpath:", "file:"),
                        Arbitraries.strings()
                                .withCharRange(' ', '~')
                                .ofMinLength(1)
                                .ofMaxLength(9))
                .as(String::concat);
        return Combinators.combine(
                        scopes(),
                        list.list().ofMaxSize(3),
                        hosts().list().ofMaxSize(3),
                        hosts().list().ofMaxSize(3),
                        contentSecurity(),
                        Arbitraries.of("origin", "unsafe-url", AdServerPolicy.REFERRER_POLICY)
                                .optional(),
                        Arbitraries.integers().between(0, 63))
                .as((scope, lists, block, allow, csp, referrer, flags) -> new AdServerPolicy(
                        scope,
                        (flags & 1) != 0,
                        lists,
                        block,
                        allow.stream().filter(h -> !block.contains(h)).toList(),
                        csp,
                        referrer.orElse(null),
                        (flags & 2) != 0,
                        (flags & 4) != 0,
                        (flags & 8) != 0 ? LongScripts.PASS : LongScripts.REMOVE,
                        (flags & 16) != 0,
                        (flags & 32) != 0));
    }

    private static Arbitrary<ContentSecurity> contentSecurity() {
        Arbitrary<String> header =
                Arbitraries.of("script-src 'self'", "default-src 'none'; img-src *", "true", "# no comment", "a: b");
        return Combinators.combine(header.optional(), header.optional(), Arbitraries.of(true, false))
                .as((enforced, reportOnly, reports) -> new ContentSecurity(
                        enforced.orElse(null),
                        reportOnly.orElse(null),
                        reports && (enforced.isPresent() || reportOnly.isPresent())));
    }

    private static Arbitrary<SensitiveFormPolicy> forms() {
        Arbitrary<Behind> behind = Arbitraries.oneOf(
                Arbitraries.of(new Behind.Direct(), new Behind.Container()),
                blocks().list().ofMinSize(1).ofMaxSize(3).map(Behind.Proxies::new));
        Arbitrary<Hsts> hsts = Arbitraries.oneOf(
                Arbitraries.of(Hsts.FIRST, Hsts.RETRACT, new Hsts(Duration.ofDays(400), true, true)),
                Combinators.combine(Arbitraries.integers().between(1, 300_000_000), Arbitraries.of(true, false))
                        .as((seconds, all) -> new Hsts(Duration.ofSeconds(seconds), all, false)));
        return Combinators.combine(
                        scopes(),
                        patterns().list().ofMaxSize(4),
                        behind.optional(),
                        hsts.optional(),
                        Arbitraries.of(true, false),
                        sentences())
                .as((scope, paths, who, header, indicator, text) ->
                        new SensitiveFormPolicy(scope, paths, who.orElse(null), header.orElse(null), indicator, text));
    }

    private static Arbitrary<Cidr> blocks() {
        return Combinators.combine(
                        Arbitraries.of(4, 16)
                                .flatMap(n ->
                                        Arbitraries.bytes().array(byte[].class).ofSize(n)),
                        Arbitraries.integers().between(0, 128))
                .as((bytes, prefix) -> {
                    int length = Math.min(prefix, bytes.length * 8);
                    for (int bit = length; bit < bytes.length * 8; bit++) {
                        bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
                    }
                    return block(bytes, length);
                });
    }

    private static Cidr block(byte[] bytes, int length) {
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            return new Cidr(address, Math.min(length, address.getAddress().length * 8));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Arbitrary<StatisticsPolicy> statistics() {
        return Combinators.combine(
                        scopes(),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, StatisticsPolicy.MOST_PAGES),
                        Arbitraries.integers().between(1, StatisticsPolicy.MOST_USERS),
                        Arbitraries.integers().between(1, StatisticsPolicy.MOST_RARE),
                        retentions(),
                        storages())
                .as(StatisticsPolicy::new);
    }

    private static Arbitrary<Retention> retentions() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(0, 35),
                        Arbitraries.integers().between(1, 30),
                        sentences())
                .as((months, days, perUser, reason) ->
                        new Retention(Period.of(0, months, days), Period.ofDays(perUser % 28 + 1), reason));
    }

    private static Arbitrary<Storage> storages() {
        Arbitrary<Storage> onDisk = Combinators.combine(
                        files(),
                        files().optional(),
                        Arbitraries.of(Fsync.ALWAYS, Fsync.NEVER, Fsync.EACH_SECOND, new Fsync(Duration.ofMinutes(5))),
                        Arbitraries.integers().between(Storage.LEAST_JOURNAL, Storage.MOST_JOURNAL),
                        stores())
                .as((data, keys, fsync, journal, store) -> new Storage(data, keys.orElse(null), fsync, journal, store));
        return Arbitraries.oneOf(onDisk, Arbitraries.just(Storage.MEMORY));
    }

    private static Arbitrary<StorePolicy> stores() {
        Arbitrary<Secret> secrets =
                Arbitraries.of("env:DB_PASSWORD", "file:/run/secrets/db").map(Secret::new);
        return Arbitraries.oneOf(
                Arbitraries.just(new StorePolicy.Embedded()),
                Combinators.combine(
                                Arbitraries.of("java:comp/env/jdbc/statistics", "jdbc/x-1"),
                                sentences().optional(),
                                secrets.optional())
                        .as((jndi, user, password) ->
                                new StorePolicy.PostgreSql(jndi, null, user.orElse(null), password.orElse(null))),
                Combinators.combine(Arbitraries.of("jdbc:postgresql://db/pledge", "jdbc:postgresql:pledge"), secrets)
                        .as((url, password) -> new StorePolicy.PostgreSql(null, url, null, password)),
                Combinators.combine(
                                Arbitraries.of(new Authority("redis-1", 6379), new Authority("r.example", 443))
                                        .list()
                                        .uniqueElements()
                                        .ofMinSize(1),
                                sentences().optional(),
                                secrets.optional(),
                                Arbitraries.of(true, false))
                        .as((nodes, user, password, tls) ->
                                new StorePolicy.Redis(nodes, user.orElse(null), password.orElse(null), tls)));
    }

    private static Arbitrary<String> files() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).map(s -> "file:" + s);
    }
}
