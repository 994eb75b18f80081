package dev.pledge.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promise on ad servers.
 *
 * @param scope where and how far it is kept
 * @param builtInList whether the list that comes with Pledge is used
 * @param lists further filter lists, plain or compressed with gzip: a path within the application ({@code
 *     /WEB-INF/ads.txt}), {@code classpath:} or {@code file:}, where a path may be that of a directory. Rules in the syntax
 *     of Adblock Plus, or one domain a line, or in the format of a hosts file
 * @param block further hosts that are ad servers, with all hosts below them
 * @param allow hosts that are none, whatever a list says, with all hosts below them
 * @param contentSecurity what browsers are told of what a page may load
 * @param referrerPolicy the {@code Referrer-Policy} to send with HTML; null for none
 * @param permissionsPolicy whether a {@code Permissions-Policy} that switches advertising features off is sent
 * @param legacyAdFeatures whether it names features of Chrome before 153 too
 * @param longScripts what happens to an inline script that is too long to be inspected
 * @param stubs whether a script that does nothing takes the place of the loaders that are removed, so that what calls
 *     them finds them
 * @param emptyContainers whether elements that lists name as places for ads are removed where nothing is left in them
 */
public record AdServerPolicy(
        Scope scope,
        boolean builtInList,
        List<String> lists,
        List<String> block,
        List<String> allow,
        ContentSecurity contentSecurity,
        @Nullable String referrerPolicy,
        boolean permissionsPolicy,
        boolean legacyAdFeatures,
        LongScripts longScripts,
        boolean stubs,
        boolean emptyContainers) {

    /** The {@code Referrer-Policy} that is sent unless the policy or the application says otherwise. */
    public static final String REFERRER_POLICY = "strict-origin-when-cross-origin";

    private static final List<String> REFERRER_POLICIES = List.of(
            "no-referrer",
            "no-referrer-when-downgrade",
            "origin",
            "origin-when-cross-origin",
            "same-origin",
            "strict-origin",
            REFERRER_POLICY,
            "unsafe-url");

    /**
     * Copies the lists, without what stands in one twice; hosts in lower case.
     *
     * @throws IllegalArgumentException if a host is none, or stands in both lists; if a list file is at no known place;
     *     or if a header's value is none
     */
    public AdServerPolicy {
        lists = lists.stream().map(AdServerPolicy::list).distinct().toList();
        block = block.stream().map(HostName::name).distinct().toList();
        allow = allow.stream().map(HostName::name).distinct().toList();
        referrerPolicy = referrerPolicy == null ? null : referrerPolicy(referrerPolicy);
        for (String host : allow) {
            if (block.contains(host)) {
                throw new IllegalArgumentException("ad-servers: found " + host + " in both block and allow");
            }
        }
    }

    /** Returns the place of a list file if it is one. */
    static String list(String place) {
        boolean known = place.startsWith("/") || place.matches("(classpath|file):.+");
        if (!known || !Wording.clean(place)) {
            String expected = "a path within the application such as /WEB-INF/ads.txt, classpath: or file:";
            boolean web = place.matches("(?i)https?:.*");
            throw new Unexpected(place, web ? expected + "; Pledge fetches no list, it reads files" : expected);
        }
        return place;
    }

    /** Returns the value if it is one that the Referrer Policy standard, section 3, names. */
    static String referrerPolicy(String value) {
        if (!REFERRER_POLICIES.contains(value)) {
            String meant = Spelling.nearest(value, REFERRER_POLICIES);
            String expected = "none or a value of the Referrer-Policy header such as " + REFERRER_POLICY;
            throw new Unexpected(value, meant == null ? expected : expected + "; did you mean " + meant + "?");
        }
        return value;
    }

    /** Returns the promise of a site that has written none: the built-in list. */
    public static AdServerPolicy builtIn(Scope scope) {
        return new AdServerPolicy(
                scope,
                true,
                List.of(),
                List.of(),
                List.of(),
                ContentSecurity.NONE,
                REFERRER_POLICY,
                true,
                false,
                LongScripts.PASS,
                true,
                false);
    }
}
