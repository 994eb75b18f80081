package dev.pledge.cookie;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.policy.ExpireCookies;
import dev.pledge.policy.SitePolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes hidden cookies in the browser, as far as the policy wants it. A {@code Cookie} field does not say for which
 * domain and path a cookie was set, and a browser deletes it only by the same ones; so the likely ones are tried, a few
 * on each response, the most likely first. Each is tried once for a browser in a while ({@link DeletionMemory}): a
 * script may set the cookie again on each page.
 *
 * <p>{@code host}: host-only cookies, for the context path, the directory of the page, the other prefixes of its path
 * within the context, and the context path with a slash. {@code parents}: besides, for {@code /}; and where the host is
 * the site's own, for the host as a domain and each of its parents that is one of the site's hosts or below one. What
 * follows {@code www.} in the name of one of the site's hosts counts as one of them, too. No single label, and nothing
 * above the site's hosts, is ever tried; no domain is for an address.
 *
 * <p>Skipped are names that no field can safely hold, and cookies that only a secure exchange can delete on a plain one.
 * Partitioned cookies are not found. Immutable and safe for use by several threads.
 */
public final class Deletions {
    /** The most values for one response. */
    public static final int MOST = 8;

    private static final int MOST_NAMES = 16;
    private static final int MOST_NAME_LENGTH = 256;

    private final ExpireCookies expire;
    private final DeletionScopes scopes;
    private final DeletionMemory memory;

    /**
     * Makes the deletions of a policy.
     *
     * @param expire whether and how far hidden cookies are deleted
     * @param site says which domains are the site's own
     * @param memory what was tried before; it outlives a change of the policy
     */
    public Deletions(ExpireCookies expire, SitePolicy site, DeletionMemory memory) {
        this.expire = expire;
        this.scopes = new DeletionScopes(expire == ExpireCookies.PARENTS, site);
        this.memory = memory;
    }

    /**
     * Returns the {@code Set-Cookie} values to add to a response: at most {@value #MOST}. To be asked on navigations to
     * HTML only.
     *
     * @param hiddenNames the names of the cookies that were hidden, as the browser sent them
     * @param navigation the request
     * @param evidence is told of each cookie that is deleted, once
     */
    public List<String> forHidden(List<String> hiddenNames, Navigation navigation, Evidence evidence) {
        if (expire == ExpireCookies.NEVER || hiddenNames.isEmpty()) {
            return List.of();
        }
        List<String> names = deletable(hiddenNames, navigation.secure());
        List<@Nullable String> domains = scopes.domains(navigation.host());
        DeletionMemory.Visit visit = memory.visit(navigation.browser(), navigation.host());
        List<String> values = new ArrayList<>(MOST);
        Set<String> told = new HashSet<>();
        for (String path : scopes.paths(navigation.contextPath(), navigation.path())) {
            for (String domain : domains) {
                for (String name : names) {
                    if (!fits(name, domain, path) || !visit.isFirst(name, domain, path)) {
                        continue;
                    }
                    values.add(Deletion.write(name, domain, path));
                    if (told.add(name)) {
                        evidence.found(Kind.COOKIE_EXPIRED, Syntax.shown(name), label());
                    }
                    if (values.size() == MOST) {
                        return values;
                    }
                }
            }
        }
        return values;
    }

    private String label() {
        return expire == ExpireCookies.PARENTS ? "parents" : "host";
    }

    private static List<String> deletable(List<String> hiddenNames, boolean secure) {
        List<String> names = new ArrayList<>();
        for (String name : hiddenNames) {
            if (names.size() < MOST_NAMES && isSafe(name) && (secure || NamePrefix.of(name) == null)) {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isSafe(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7F || c == '=' || c == ';' || c == ',' || c == '"') {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= MOST_NAME_LENGTH;
    }

    /** A cookie whose prefix says that it is for one host has no domain, and the path of all. */
    private static boolean fits(String name, @Nullable String domain, String path) {
        NamePrefix prefix = NamePrefix.of(name);
        return prefix == null || !prefix.isForHost() || domain == null && path.equals("/");
    }
}
