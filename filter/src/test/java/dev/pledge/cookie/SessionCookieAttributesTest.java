package dev.pledge.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.CookiePolicy;
import dev.pledge.policy.CookiePurpose;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.DuplicateCookies;
import dev.pledge.policy.ExpireCookies;
import dev.pledge.policy.Mode;
import dev.pledge.policy.SameSite;
import dev.pledge.policy.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCookieAttributesTest {
    private static SessionCookieAttributes of(String name, boolean everywhere, CookieRule... rules) {
        CookiePolicy policy = new CookiePolicy(
                Scope.everywhere(Mode.ENFORCE), List.of(rules), ExpireCookies.NEVER, DuplicateCookies.KEEP);
        return SessionCookieAttributes.of(policy, name, everywhere);
    }

    @Test
    void sessionCookieIsHttpOnlyAndLax() {
        assertThat(of("JSESSIONID", false)).isEqualTo(new SessionCookieAttributes(true, false, "Lax", null));
    }

    @Test
    void sessionCookieIsSecureWhereHttpsIsEverywhere() {
        assertThat(of("JSESSIONID", true).secure()).isTrue();
    }

    @Test
    void ruleOfItsNameDecides() {
        CookieRule rule = new CookieRule(
                "sid", CookiePurpose.SESSION, null, false, SameSite.NONE, "example.org", "sign-on returns by POST");

        assertThat(of("sid", true, rule)).isEqualTo(new SessionCookieAttributes(false, true, "None", "example.org"));
        assertThat(of("sid", false, rule)).isEqualTo(new SessionCookieAttributes(false, false, "Lax", "example.org"));
        assertThat(of("JSESSIONID", true, rule)).isEqualTo(new SessionCookieAttributes(true, true, "Lax", null));
    }

    @Test
    void ruleForACartIsNotForTheSession() {
        assertThat(of("JSESSIONID", false, CookieRule.cart("JSESSIONID")).httpOnly())
                .isTrue();
    }

    @Test
    void prefixOfItsNameIsHonoured() {
        assertThat(of("__Host-Http-sid", false)).isEqualTo(new SessionCookieAttributes(true, true, "Lax", null));
    }
}
