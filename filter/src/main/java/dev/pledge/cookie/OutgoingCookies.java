package dev.pledge.cookie;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.policy.CookiePurpose;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.SameSite;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a {@code Set-Cookie} value. */
final class OutgoingCookies {
    private final CookieRules rules;
    private final boolean secureEverywhere;
    private final InstantSource clock;

    OutgoingCookies(CookieRules rules, boolean secureEverywhere, InstantSource clock) {
        this.rules = rules;
        this.secureEverywhere = secureEverywhere;
        this.clock = clock;
    }

    @Nullable
    String decide(String text, boolean secure, Evidence evidence) {
        Parsed parsed = SetCookieParser.parse(text);
        if (parsed instanceof Parsed.Unusable unusable) {
            return refused(unusable.name(), unusable.reason(), evidence);
        }
        Parsed.Cookie written = (Parsed.Cookie) parsed;
        SetCookie cookie = written.cookie();
        Instant now = clock.instant();
        boolean deletion = cookie.isDeletion(now);
        CookieRule rule = rules.find(cookie.name());
        if (!deletion && rule == null) {
            return refused(cookie.name(), Reason.NOT_ALLOWED, evidence);
        }
        if (cookie.isTooLarge() && (!deletion || cookie.name().length() > SetCookie.MOST_OCTETS)) {
            return refused(cookie.name(), Reason.TOO_LARGE, evidence);
        }
        if (deletion || rule == null) {
            return sent(text, written, Deletion.of(cookie, now));
        }
        NamePrefix prefix = NamePrefix.of(cookie.name());
        if (prefix != null && !prefix.isKeptBy(cookie)) {
            return refused(cookie.name(), Reason.PREFIX, evidence);
        }
        for (Change change : written.lost()) {
            changed(cookie, change, evidence);
        }
        if (secure && cookie.secure() && !secureEverywhere) {
            evidence.found(Kind.COOKIE_MIXED_USE, Syntax.shown(cookie.name()), "mixed");
        }
        return sent(text, written, safer(cookie, rule, secure, now, evidence));
    }

    private static String sent(String text, Parsed.Cookie written, SetCookie cookie) {
        return written.exact() && cookie.equals(written.cookie()) ? text : cookie.write();
    }

    private static @Nullable String refused(String name, Reason reason, Evidence evidence) {
        evidence.found(Kind.COOKIE_REFUSED, Syntax.shown(name), reason.label(), reason.rule());
        return null;
    }

    private static void changed(SetCookie cookie, Change change, Evidence evidence) {
        evidence.found(Kind.COOKIE_CHANGED, Syntax.shown(cookie.name()), change.label());
    }

    private SetCookie safer(SetCookie cookie, CookieRule rule, boolean secure, Instant now, Evidence evidence) {
        Long maxAge = cookie.maxAge();
        Instant expires = cookie.expires();
        Duration most = rule.maxAge();
        if (rule.purpose() == CookiePurpose.SESSION || most == null) {
            if (maxAge != null) {
                changed(cookie, Change.MAX_AGE, evidence);
            }
            if (expires != null) {
                changed(cookie, Change.EXPIRES, evidence);
            }
            maxAge = null;
            expires = null;
        } else {
            boolean late = expires != null && expires.isAfter(now.plus(most));
            if (maxAge != null ? maxAge > most.toSeconds() : late) {
                changed(cookie, maxAge != null ? Change.MAX_AGE : Change.EXPIRES, evidence);
                maxAge = most.toSeconds();
            }
            // One that Max-Age overrules must not outlast it in a client that does not know Max-Age.
            expires = late ? null : expires;
        }
        String domain = domain(cookie, rule, evidence);
        boolean madeSecure = cookie.secure() || secureEverywhere;
        if (madeSecure != cookie.secure()) {
            changed(cookie, Change.SECURE, evidence);
        }
        boolean httpOnly = cookie.httpOnly() || rule.httpOnly();
        if (httpOnly != cookie.httpOnly()) {
            changed(cookie, Change.HTTP_ONLY, evidence);
        }
        SameSite sameSite = sameSite(cookie, rule, secureEverywhere || secure && cookie.secure());
        if (!Objects.equals(sameSite, cookie.sameSite())) {
            changed(cookie, Change.SAME_SITE, evidence);
        }
        boolean partitioned = cookie.partitioned() && madeSecure;
        if (partitioned != cookie.partitioned()) {
            changed(cookie, Change.PARTITIONED, evidence);
        }
        return new SetCookie(
                cookie.name(),
                cookie.value(),
                maxAge,
                expires,
                domain,
                cookie.path(),
                madeSecure,
                httpOnly,
                sameSite,
                partitioned,
                cookie.priority());
    }

    private static @Nullable String domain(SetCookie cookie, CookieRule rule, Evidence evidence) {
        String domain = cookie.domain();
        if (domain == null || domain.equalsIgnoreCase(rule.domain()) && Syntax.isHostName(domain)) {
            return domain;
        }
        changed(cookie, Change.DOMAIN, evidence);
        return null;
    }

    /** None is only for Secure cookies: browsers drop others. A rule that permits it leaves the choice to the application. */
    private static @Nullable SameSite sameSite(SetCookie cookie, CookieRule rule, boolean secure) {
        SameSite own = cookie.sameSite();
        if (rule.sameSite() == SameSite.NONE) {
            return own == SameSite.NONE && !secure ? SameSite.LAX : own;
        }
        return own == null || own.compareTo(rule.sameSite()) > 0 ? rule.sameSite() : own;
    }
}
