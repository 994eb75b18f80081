package dev.pledge.cli.audit;

import dev.pledge.cookie.CookieFacts;
import dev.pledge.finding.Kind;
import dev.pledge.html.UrlReference;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.PathPattern;
import dev.pledge.policy.Policy;
import dev.pledge.policy.SameSite;
import dev.pledge.policy.SitePolicy;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A policy to begin with, made from what an audit saw: valid as it is, everything in {@code report}, with a comment wherever
 * a person has to decide. It allows no more than seems to be for the session or the shopping cart.
 */
public final class StarterPolicy {
    private static final int MOST_PATHS = 50;
    private static final int MOST_HOSTS = 40;
    private static final int MOST_COOKIES = 100;

    /** Of a longer name the audit knows the beginning. */
    private static final int LONGEST_NAME = 64;

    /** Browsers refuse such a cookie without HttpOnly (RFC 6265bis, section 4.1.3). */
    private static final Pattern HTTP_ONLY_NAME = Pattern.compile("(?i)__(?:host-)?http-.*");

    private final Audit audit;
    private final Policy policy;
    private final Summary summary;
    private final StringBuilder yaml = new StringBuilder(4_096);

    /** @param policy the policy that the audit went by: the paths that it lists as sensitive stay */
    public StarterPolicy(Audit audit, Policy policy) {
        this.audit = audit;
        this.policy = policy;
        this.summary = Summary.of(audit);
    }

    /** Returns it, in YAML; to be asked for once. */
    public String text() {
        line("# A privacy policy to begin with, made from what an audit of " + YamlWord.comment(audit.start())
                + " saw on " + Words.count(audit.inspected(), "page", "pages") + ".");
        line(
                "# In the mode report nothing is changed, and what would be is counted. Read it, correct it, then enforce.");
        site();
        cookies();
        adServers();
        forms();
        line("");
        line("statistics:");
        line("  mode: report");
        return yaml.toString();
    }

    private void site() {
        UrlReference start = UrlReference.parse(audit.start());
        String host = start == null || start.host() == null ? "localhost" : start.host();
        String name = policy.site().equals(SitePolicy.unnamed())
                ? host
                : policy.site().name();
        line("");
        line("site:");
        line("  name: " + YamlWord.quoted(name) + "   # as visitors know it");
        line("  # operator: Who answers for it, Street, Town");
        line("  # contact: privacy@" + host);
        Set<String> secure = new TreeSet<>();
        Set<String> hosts = new TreeSet<>();
        boolean allSecure = true;
        for (PageAudit page : audit.pages()) {
            UrlReference url = UrlReference.parse(page.url());
            if (url != null && url.host() != null) {
                allSecure &= page.secure()
                        || page.redirect() != null && page.redirect().startsWith("https:");
                hosts.add(url.host());
                if (page.secure()) {
                    secure.add(url.authority());
                }
            }
        }
        hosts.addAll(policy.site().hosts());
        String authority = authority(start, secure);
        boolean everywhere = authority != null && allSecure;
        line("  https: " + (everywhere ? "everywhere" : "sensitive-forms")
                + (everywhere ? "   # every page that was seen came over HTTPS" : ""));
        if (authority == null) {
            line("  # authority: " + host + "   # the HTTPS host that visitors are sent to; none was seen");
        } else {
            line("  authority: " + YamlWord.quoted(authority));
            UrlReference https = UrlReference.parse("https://" + authority);
            hosts.remove(https == null ? "" : https.host());
        }
        // An address, and a name such as localhost, is where a copy was audited.
        hosts.removeIf(one -> !one.matches("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z][a-z0-9-]*"));
        if (!hosts.isEmpty()) {
            line("  hosts: ["
                    + String.join(", ", hosts.stream().map(YamlWord::quoted).toList()) + "]");
        }
    }

    private @Nullable String authority(@Nullable UrlReference start, Set<String> secure) {
        if (policy.site().authority() != null) {
            return policy.site().authority().toString();
        }
        if (start != null && secure.contains(start.authority())) {
            return start.authority();
        }
        return secure.stream().findFirst().orElse(null);
    }

    private void cookies() {
        line("");
        line("cookies:");
        line("  mode: report");
        line("  # The session cookie of a servlet container, JSESSIONID, is always allowed.");
        StringBuilder others = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        int allowedOnes = 0;
        int refusedOnes = 0;
        for (Summary.Cookie cookie : summary.cookies()) {
            CookieFacts facts = cookie.facts();
            CookieGuess guess = CookieGuess.of(facts.name());
            boolean allowed = guess.purposeKey() != null
                    && isName(facts.name())
                    && !facts.name().equals("JSESSIONID");
            if (allowed) {
                rules.append(allowedOnes++ < MOST_COOKIES ? rule(facts, guess) : "");
            } else if (!facts.name().equals("JSESSIONID") && refusedOnes++ < MOST_COOKIES) {
                others.append("  #   ")
                        .append(YamlWord.comment(facts.name()))
                        .append(": ")
                        .append(guess.words())
                        .append("; lives for ")
                        .append(Words.lifetime(facts))
                        .append("; ")
                        .append(Words.count(cookie.pages(), "page", "pages"))
                        .append('\n');
            }
        }
        if (others.length() > 0) {
            line(
                    "  # Not allowed, so that they would be refused; a policy allows cookies for the session and the cart alone:");
            yaml.append(others);
            more(refusedOnes, "  #   ");
        }
        if (rules.length() == 0) {
            line("  rules: []");
        } else {
            line("  rules:");
            yaml.append(rules);
            more(allowedOnes, "    # ");
        }
    }

    private void more(int cookies, String before) {
        if (cookies > MOST_COOKIES) {
            line(before + "and " + (cookies - MOST_COOKIES) + " more cookies; a name may end in * for what follows");
        }
    }

    private static String rule(CookieFacts cookie, CookieGuess guess) {
        boolean session = "session".equals(guess.purposeKey());
        boolean cut = cookie.name().length() >= LONGEST_NAME;
        StringBuilder rule = new StringBuilder("    - name: ")
                .append(YamlWord.quoted(cookie.name() + (cut ? "*" : "")))
                .append(cut ? "   # as far as it is known\n" : "\n");
        rule.append("      purpose: ")
                .append(guess.purposeKey())
                .append("   # by its name: ")
                .append(guess.words())
                .append('\n');
        String reason = "";
        Duration lifetime = cookie.lifetime();
        if (!session && lifetime != null && lifetime.toSeconds() > 0) {
            rule.append("      max-age: ")
                    .append(lifetime.toSeconds())
                    .append("s   # as it is set now; 4h or less needs no reason\n");
            reason = lifetime.compareTo(CookieRule.CART_MAX_AGE) > 0
                    ? "To be said: why is the cart kept for so long?"
                    : "";
        } else if (lifetime != null) {
            rule.append("      # It is set for ")
                    .append(Words.duration(lifetime))
                    .append(" now, and would end with the session.\n");
        }
        if (session
                && guess.purpose() == CookieGuess.Purpose.FORM_TOKEN
                && !cookie.httpOnly()
                && !HTTP_ONLY_NAME.matcher(cookie.name()).matches()) {
            rule.append("      http-only: false\n");
            reason = "To be said: does a script of the page read it?";
        }
        if (cookie.sameSite() == SameSite.NONE) {
            rule.append("      # It is set with SameSite=None now, and would be Lax; none needs a reason.\n");
        }
        if (!reason.isEmpty()) {
            rule.append("      reason: ").append(YamlWord.quoted(reason)).append('\n');
        }
        return rule.toString();
    }

    /** What may be a rule's name and is no prefix (RFC 6265, section 4.1.1). */
    private static boolean isName(String name) {
        return name.matches("[!#%&'+\\-.^_`|~0-9A-Za-z][!#$%&'+\\-.^_`|~0-9A-Za-z]*");
    }

    private void adServers() {
        line("");
        line("ad-servers:");
        line("  mode: report");
        line("  built-in-list: true");
        line("  # lists: [/WEB-INF/easylist.txt, /WEB-INF/easyprivacy.txt]   # know many more");
        hosts("Seen, and on a list:", true);
        hosts("Seen, and on no list; what is an ad server is named under block:", false);
        line("  # block: [ads.partner.example]");
    }

    private void hosts(String title, boolean listed) {
        int shown = 0;
        for (Summary.Host host : summary.hosts()) {
            if (host.isAdServer() == listed) {
                if (shown == 0) {
                    line("  # " + title);
                }
                if (shown++ < MOST_HOSTS) {
                    line("  #   " + YamlWord.comment(host.name())
                            + (listed ? " (" + YamlWord.comment(host.company()) + ")" : "") + ", "
                            + Words.count(host.pages(), "page", "pages"));
                }
            }
        }
        if (shown > MOST_HOSTS) {
            line("  #   and " + (shown - MOST_HOSTS) + " more");
        }
    }

    private void forms() {
        Set<String> paths = new TreeSet<>();
        for (PageAudit page : audit.pages()) {
            boolean sensitive = page.found().stream().anyMatch(found -> found.kind() == Kind.SENSITIVE_FORM_UNLISTED);
            if (sensitive) {
                add(paths, page.path());
            }
            page.formTargets().forEach(path -> add(paths, path));
        }
        paths.removeIf(path -> policy.sensitiveForms().covers(path));
        policy.sensitiveForms().paths().forEach(pattern -> paths.add(pattern.text()));
        line("");
        line("sensitive-forms:");
        line("  mode: report");
        if (paths.isEmpty()) {
            line(
                    "  # No form with a password or a card number was seen. What takes or shows personal data is listed here:");
            line("  # paths: [/checkout, /account/*]");
        } else {
            line(
                    "  # Where passwords or card numbers were asked for, and where they are sent; add what else is sensitive.");
            line("  paths:");
            paths.stream()
                    .limit(MOST_PATHS)
                    .forEach(path ->
                            line("    - " + YamlWord.quoted(path) + (path.isEmpty() ? "   # the first page" : "")));
            if (paths.size() > MOST_PATHS) {
                line("    # and " + (paths.size() - MOST_PATHS)
                        + " more; a pattern such as /account/* may take them together");
            }
        }
        line("  behind: direct   # or container, or the addresses of the proxies in front");
    }

    private static void add(Set<String> paths, String path) {
        try {
            // The pattern / is every path; that of the first page is empty.
            paths.add(new PathPattern(path.equals("/") ? "" : path).text());
        } catch (IllegalArgumentException e) {
            // A path that no pattern can name, such as one with a question mark in it, is left to the reader.
            return;
        }
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}
