package dev.pledge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PolicyPrinterTest {
    @Provide
    Arbitrary<Policy> policies() {
        return Policies.any();
    }

    @Property(tries = 400)
    void whatIsPrintedIsReadAsTheSamePolicy(@ForAll("policies") Policy policy) {
        assertThat(PolicyReader.read("x.yaml", PolicyPrinter.print(policy))).isEqualTo(policy);
    }

    @Property(tries = 200)
    void whatIsPublishedIsReadAgainWithWhatThePromisesAre(@ForAll("policies") Policy policy) {
        Policy read = PublishedPolicy.read(PolicyPrinter.printPublished(policy));
        for (Promise promise : Promise.values()) {
            assertThat(read.scope(promise)).isEqualTo(policy.scope(promise));
        }
        assertThat(read.statement()).isEqualTo(policy.statement());
        assertThat(read.site()).isEqualTo(policy.site());
        assertThat(read.disclosures().partners()).isEmpty();
    }

    @Test
    void whatWasNotPublishedIsRefused() {
        for (String text : new String[] {"", "text", "a: [", "disclosures: { mode: sometimes }"}) {
            assertThatThrownBy(() -> PublishedPolicy.read(text)).isInstanceOf(PolicyException.class);
        }
    }

    /** Whatever happens to a file, it is read or refused with mistakes: nothing else is ever thrown. */
    @Property(tries = 400)
    void aDamagedFileIsReadOrRefused(@ForAll("policies") Policy policy, @ForAll long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(PolicyPrinter.print(policy));
        for (int i = random.nextInt(8); i >= 0; i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(12));
            String marks = ":-[]{}&*!|>'\"%@`,?#~\t\n 0aé\u0000";
            char mark = marks.charAt(random.nextInt(marks.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, mark);
                default -> text.insert(random.nextInt(text.length()), text.substring(from, to));
            }
            if (text.isEmpty()) {
                break;
            }
        }
        try {
            assertThat(PolicyReader.read("x.yaml", text.toString())).isNotNull();
        } catch (PolicyException e) {
            assertThat(e.mistakes()).isNotEmpty().allSatisfy(m -> {
                assertThat(m.line())
                        .isBetween(1, (int) text.chars().filter(c -> c == '\n').count() + 2);
                assertThat(m.toString()).doesNotContain("\n");
            });
        }
    }

    @Property(tries = 100)
    void theDigestIsThatOfWhatAPolicySays(@ForAll("policies") Policy policy, @ForAll("policies") Policy other) {
        Policy read = PolicyReader.read("x.yaml", "# a comment\n" + PolicyPrinter.print(policy));
        assertThat(PolicyDigest.of(read)).isEqualTo(PolicyDigest.of(policy));
        assertThat(PolicyDigest.of(policy).equals(PolicyDigest.of(other))).isEqualTo(policy.equals(other));
        assertThat(PolicyDigest.of(policy).headerValue()).matches("sha-256=:[A-Za-z0-9+/]{43}=:");
    }

    @Test
    void everyValueThatIsInForceIsPrinted() {
        assertThat(PolicyPrinter.print(Policy.builtIn(Mode.REPORT))).isEqualTo("""
                site:
                  name: This site
                  https: sensitive-forms
                cookies:
                  mode: report
                  expire: never
                  duplicates: keep
                  rules:
                  - name: cart
                    purpose: shopping-cart
                    max-age: 4h
                    http-only: false
                    same-site: lax
                ad-servers:
                  mode: report
                  built-in-list: true
                  reports: false
                  referrer-policy: strict-origin-when-cross-origin
                  permissions-policy: true
                  legacy-ad-features: false
                  long-scripts: pass
                  stubs: true
                  empty-containers: false
                sensitive-forms:
                  mode: report
                  hsts: off
                  indicator: true
                statistics:
                  mode: report
                  per-user: true
                  max-pages: 5000
                  max-users: 100000
                  rare-below: 5
                  keep:
                    aggregate: 25 months
                    per-user: 30 days
                records:
                  keep: 24 months
                subject-access:
                  mode: report
                  due: 1 month
                disclosures:
                  mode: report
                contact:
                  mode: report
                  rules:
                  - channel: e-mail
                    to: customers
                    purposes:
                    - features
                    - upgrades
                    - order
                  - channel: e-mail
                    to: others
                    purposes:
                    - order
                  - channel: post
                    to: everyone
                    purposes:
                    - requested
                  - channel: telephone
                    to: everyone
                    purposes:
                    - order
                """);
    }
}
