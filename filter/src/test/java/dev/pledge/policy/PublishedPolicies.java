package dev.pledge.policy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary valid sections on what is published and on persons' rights. */
final class PublishedPolicies {
    private PublishedPolicies() {}

    static Arbitrary<Optional<StatementPolicy>> statements(Arbitrary<String> sentences) {
        Arbitrary<Translated> translated = Arbitraries.oneOf(
                sentences.map(Translated::forAll),
                Arbitraries.maps(Arbitraries.of("en", "de", "fr", "no"), sentences)
                        .ofMinSize(1)
                        .map(all -> new Translated(new TreeMap<>(all))));
        Arbitrary<OwnWord> words = Combinators.combine(
                        translated,
                        translated,
                        sentences,
                        Arbitraries.integers().between(0, 20_000).map(LocalDate::ofEpochDay))
                .as(OwnWord::new);
        return Combinators.combine(
                        Arbitraries.of("/privacy", "/a/b.c", "/Datenschutz_1-2", "/...", "/1"),
                        Arbitraries.of(true, false),
                        Arbitraries.of("/WEB-INF/texts", "classpath:texts", "file:/etc/a b: #c")
                                .optional(),
                        Arbitraries.of(true, false),
                        words.list().ofMaxSize(3))
                .as((path, header, texts, adsTxt, own) ->
                        new StatementPolicy(path, header, texts.orElse(null), adsTxt, own))
                .optional();
    }

    /** A policy of which only the sections on persons' rights and their books matter. */
    static Arbitrary<Policy> rights(
            Arbitrary<String> sentences, Arbitrary<PathPattern> patterns, Arbitrary<Scope> scopes) {
        Arbitrary<RecordsPolicy> records = Combinators.combine(
                        Arbitraries.of("file:a", "file:/x y").optional(),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 40))
                .as((data, months, days) -> new RecordsPolicy(data.orElse(null), Period.of(0, months, days)));
        Arbitrary<SubjectAccessPolicy> access = Combinators.combine(
                        Arbitraries.of(Mode.class),
                        Arbitraries.integers().between(1, 28),
                        Arbitraries.integers().between(0, 2),
                        sentences,
                        sentences.optional())
                .as((mode, days, months, reason, role) ->
                        new SubjectAccessPolicy(mode, Period.of(0, months, days), reason, role.orElse(null)));
        Arbitrary<DisclosurePolicy> disclosures = Combinators.combine(
                        scopes,
                        patterns.list().ofMaxSize(3),
                        partners(sentences).list().ofMaxSize(3).uniqueElements(Partner::name))
                .as(DisclosurePolicy::new);
        Arbitrary<ContactRule> rules = Combinators.combine(
                        Arbitraries.of(Channel.class),
                        Arbitraries.of(Audience.class),
                        Arbitraries.of(ContactPurpose.class).set().ofMinSize(1))
                .as(ContactRule::new);
        Arbitrary<ContactPolicy> contact = Combinators.combine(
                        Arbitraries.of(Mode.class), rules.list().ofMaxSize(4))
                .as(ContactPolicy::new);
        return Combinators.combine(records, access, disclosures, contact)
                .as((books, show, release, reach) -> Policy.builtIn(Mode.REPORT)
                        .with(books)
                        .with(show)
                        .with(release)
                        .with(reach));
    }

    private static Arbitrary<Partner> partners(Arbitrary<String> sentences) {
        return Combinators.combine(
                        sentences,
                        sentences,
                        Arbitraries.of("CN=licences.acme.example,O=Acme", "O=\"Acme, Inc.\",C=US")
                                .optional(),
                        Arbitraries.of("0123456789".repeat(6) + "0123", "abcDEF90".repeat(8))
                                .optional(),
                        Arbitraries.of(DisclosurePurpose.class)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as((name, role, certificate, token, purposes) -> new Partner(
                        name,
                        certificate.isPresent() || token.isPresent() ? null : role,
                        certificate.orElse(null),
                        token.orElse(null),
                        List.copyOf(purposes)));
    }

    /** Whom the operations' pages are for; never at the path of any of these statements. */
    static Arbitrary<OperationsPolicy> operations(Arbitrary<String> sentences, Arbitrary<Cidr> blocks) {
        return Combinators.combine(
                        Arbitraries.of("/privacy/operations", "/ops", "/a/b"),
                        sentences.optional(),
                        blocks.list().ofMaxSize(3),
                        Arbitraries.integers().between(1, 65_535).optional(),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.of(ReportInterval.class))
                .filter((path, role, addresses, port, months, report) ->
                        role.isPresent() || !addresses.isEmpty() || port.isPresent())
                .as((path, role, addresses, port, months, report) -> new OperationsPolicy(
                        path, role.orElse(null), addresses, port.orElse(null), Period.ofMonths(months), report));
    }
}
