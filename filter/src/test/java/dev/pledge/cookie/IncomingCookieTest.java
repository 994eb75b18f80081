package dev.pledge.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.pledge.policy.CookiePolicy;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.DuplicateCookies;
import dev.pledge.policy.ExpireCookies;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Scope;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingCookieTest {
    private final RecordedEvidence evidence = new RecordedEvidence();

    private static CookieGate gate(DuplicateCookies duplicates) {
        List<CookieRule> rules = List.of(CookieRule.cart("cart"), CookieRule.cart("basket_*"));
        return new CookieGate(
                new CookiePolicy(Scope.everywhere(Mode.ENFORCE), rules, ExpireCookies.NEVER, duplicates),
                "JSESSIONID",
                false);
    }

    private Incoming incoming(String... fields) {
        return gate(DuplicateCookies.KEEP).incoming(List.of(fields), evidence);
    }

    @Test
    void requestWithAllowedCookiesOnlyIsLeftAlone() {
        List<String> fields = List.of("cart=1;JSESSIONID=\"a b\" ; basket_1={\"k\":1}", " basket_x = 1,2;; ");

        Incoming incoming = gate(DuplicateCookies.KEEP).incoming(fields, evidence);

        assertThat(incoming.changed()).isFalse();
        assertThat(incoming.headers()).isSameAs(fields);
        assertThat(evidence.lines()).isEmpty();
    }

    @Test
    void requestWithAllowedCookiesOnlyCostsNoMoreThanItsAnswer() {
        CookieGate gate = gate(DuplicateCookies.KEEP);
        List<String> fields = List.of("cart=1; JSESSIONID=0123456789; basket_1={\"k\":1}", "");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int calls = 10_000;
        gate.incoming(fields, evidence);

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < calls; i++) {
            gate.incoming(fields, evidence);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated / calls).isLessThanOrEqualTo(64);
    }

    @Test
    void cookieThatIsNotAllowedIsHidden() {
        Incoming incoming = incoming("_ga=GA1.2;cart=a b ; Cart=2", "_ga=GA1.3", "JSESSIONID=x");

        assertThat(incoming.changed()).isTrue();
        assertThat(incoming.headers()).containsExactly("cart=a b", "JSESSIONID=x");
        assertThat(incoming.hiddenNames()).containsExactly("_ga", "Cart");
        assertThat(evidence.lines())
                .containsExactly(
                        "cookie-hidden _ga not-allowed",
                        "cookie-hidden Cart not-allowed",
                        "cookie-hidden _ga not-allowed");
    }

    @Test
    void nothingIsLeftWhereNothingIsAllowed() {
        assertThat(incoming("_ga=1; _fbp=2").headers()).isEmpty();
        assertThat(incoming().changed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$Version=1; cart=1; $Path=/       | cart=1       | phantom",
                "cart=\"a; JSESSIONID=x; _g=b\"    | JSESSIONID=x | quotes",
                "cart=\"a\\\"; JSESSIONID=x        | JSESSIONID=x | quotes",
                "cart=\"a\\\"b; JSESSIONID=x       | JSESSIONID=x | quotes",
                "cart; JSESSIONID=x                | JSESSIONID=x | nameless",
                "=cart=1; JSESSIONID=x             | JSESSIONID=x | nameless",
                "cart=a\u0001b; JSESSIONID=x       | JSESSIONID=x | malformed",
                "cart=a\tb; JSESSIONID=x           | JSESSIONID=x | malformed",
                "basket_[1]=a; JSESSIONID=x        | JSESSIONID=x | not-allowed",
                "\u00a0cart=a; JSESSIONID=x        | JSESSIONID=x | not-allowed",
                "c%61rt=a; JSESSIONID=x            | JSESSIONID=x | not-allowed",
            })
    void whatContainersReadDifferentlyIsHidden(String field, String left, String reason) {
        assertThat(incoming(field).headers()).containsExactly(left);
        assertThat(evidence.lines()).anyMatch(line -> line.startsWith("cookie-hidden") && line.endsWith(" " + reason));
    }

    @Test
    void valueOfANamelessCookieIsNotTold() {
        incoming("secret; =secret2");

        assertThat(evidence.lines())
                .containsExactly("cookie-hidden (nameless) nameless", "cookie-hidden (nameless) nameless");
    }

    @Test
    void onlyCookiesThatAreNotAllowedCanBeDeletedInTheBrowser() {
        assertThat(incoming("$Version=1; cart=\"a; abc; _ga=1; JSESSIONID=\u0001")
                        .hiddenNames())
                .containsExactly("$Version", "_ga");
    }

    @Test
    void duplicatesAreKeptAndCounted() {
        List<String> fields = List.of("cart=1; cart=2", "JSESSIONID=x");

        Incoming incoming = gate(DuplicateCookies.KEEP).incoming(fields, evidence);

        assertThat(incoming.changed()).isFalse();
        assertThat(incoming.headers()).isSameAs(fields);
        assertThat(evidence.lines()).containsExactly("cookie-duplicate cart kept");
    }

    @Test
    void duplicatesAreRefusedAllTogether() {
        Incoming incoming = gate(DuplicateCookies.REFUSE)
                .incoming(List.of("cart=1; JSESSIONID=x", "cart=2; basket_1=1; basket_2=2"), evidence);

        assertThat(incoming.headers()).containsExactly("JSESSIONID=x", "basket_1=1; basket_2=2");
        assertThat(incoming.keeps("cart", "1")).isFalse();
        assertThat(incoming.keeps("JSESSIONID", "x")).isTrue();
        assertThat(incoming.hiddenNames()).isEmpty();
        assertThat(evidence.lines()).containsExactly("cookie-duplicate cart refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"basket_1=1; basket_2=2", "cart=1; JSESSIONID=2; basket_1=3"})
    void differentNamesAreNoDuplicates(String field) {
        assertThat(incoming(field).changed()).isFalse();
        assertThat(evidence.lines()).isEmpty();
    }

    @Test
    void containersCookieIsKeptByItsNameWhereNoCopyIsHidden() {
        Incoming incoming = incoming("cart=\"a b\"; _ga=1");

        assertThat(incoming.keeps("cart", "as the container reads it")).isTrue();
        assertThat(incoming.keeps("_ga", "1")).isFalse();
        assertThat(incoming.keeps("JSESSIONID", "1")).isFalse();
    }

    @Test
    void containersCookieIsKeptByItsValueWhereAnotherCopyIsHidden() {
        Incoming incoming = incoming("cart=\"x; cart=\"good\"; cart=fine");

        assertThat(incoming.headers()).containsExactly("cart=\"good\"; cart=fine");
        assertThat(incoming.keeps("cart", "good")).isTrue();
        assertThat(incoming.keeps("cart", "fine")).isTrue();
        assertThat(incoming.keeps("cart", "\"x")).isFalse();
        assertThat(incoming.keeps("cart", "x; cart=")).isFalse();
    }

    @Test
    void cookieThatOnlyTheContainerFindsIsHiddenUnlessItsNameIsAllowed() {
        Incoming incoming = incoming("cart=1, _ga=2");

        assertThat(incoming.changed()).isFalse();
        assertThat(incoming.keeps("_ga", "2")).isFalse();
        assertThat(incoming.keeps("cart", "1")).isTrue();
    }

    @Test
    void namesAreTakenAsTheyAre() {
        CookieGate gate = gate(DuplicateCookies.KEEP);

        assertThat(gate.allows("cart")).isTrue();
        assertThat(gate.allows("basket_")).isTrue();
        assertThat(gate.allows(" cart")).isFalse();
        assertThat(gate.allows("$cart")).isFalse();
        assertThat(gate.allows("")).isFalse();
    }
}
