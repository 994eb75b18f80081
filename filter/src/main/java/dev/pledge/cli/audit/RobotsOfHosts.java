package dev.pledge.cli.audit;

import dev.pledge.html.UrlReference;
import java.util.HashMap;
import java.util.Map;

/** Reads the {@code robots.txt} of each host once (RFC 9309, section 2.3). For one thread. */
final class RobotsOfHosts {
    private static final int MOST_REDIRECTS = 5;

    private final Fetcher fetcher;
    private final Map<String, RobotRules> known = new HashMap<>();

    RobotsOfHosts(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    RobotRules of(UrlReference url) {
        String origin = url.scheme() + "://" + url.authority();
        RobotRules rules = known.get(origin);
        if (rules == null) {
            rules = read(url);
            known.put(origin, rules);
        }
        return rules;
    }

    private RobotRules read(UrlReference url) {
        UrlReference at = url.resolve("/robots.txt");
        try {
            for (int hop = 0; at != null && hop <= MOST_REDIRECTS; hop++) {
                Fetched file = fetcher.file(at, RobotRules.MOST_BYTES);
                if (file.status() >= 500 || file.status() == 429) {
                    return RobotRules.unread("it answered " + file.status());
                }
                if (file.status() == 200) {
                    return RobotRules.read(file.body(), Fetcher.ROBOT);
                }
                at = file.redirect();
            }
            return RobotRules.NONE;
        } catch (FetchException e) {
            return RobotRules.unread(String.valueOf(e.getMessage()));
        }
    }
}
