package dev.pledge.cli.audit;

import dev.pledge.html.UrlReference;
import dev.pledge.snapshot.Snapshot;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a site, the nearest pages first, one request at a time, within bounds, and as {@code robots.txt} allows. Only
 * links are followed, by GET, and none that looks as if following it did something. For one thread, once.
 */
public final class Crawl {
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 10;

    private final String policy;
    private final String version;
    private final SiteScope scope;
    private final Bounds bounds;
    private final Fetcher fetcher;
    private final PageJudge judge;
    private final RobotsOfHosts robots;
    private final Deque<Step> waiting = new ArrayDeque<>();
    private final Addresses addresses;
    private final List<PageAudit> pages = new ArrayList<>();
    private final List<Unfetched> failed = new ArrayList<>();
    private final List<String> forbidden = new ArrayList<>();
    private final List<String> risky = new ArrayList<>();
    private int asked;
    private boolean tooDeep;
    private long endNanos;
    private long lastNanos;
    private boolean askedBefore;
    private boolean tooLate;

    private record Step(UrlReference url, int depth, int redirects, String from) {}

    /**
     * Prepares an audit.
     *
     * @param snapshot the policy
     * @param policy its name
     * @param version Pledge's own
     */
    public Crawl(Snapshot snapshot, String policy, String version, Approach approach, Bounds bounds) {
        this.policy = policy;
        this.version = version;
        this.bounds = bounds;
        scope = new SiteScope(approach.start(), snapshot.policy().site(), approach.context());
        addresses = new Addresses(bounds.queries());
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(bounds.patience())
                .sslContext(approach.trust())
                .build();
        fetcher = new Fetcher(client, version, bounds.patience(), approach.fields(), scope::isNamed);
        robots = new RobotsOfHosts(fetcher);
        judge = new PageJudge(snapshot, scope, approach.asHttps());
    }

    /**
     * Goes through the site.
     *
     * @param progress is told of each answer as it is judged
     * @throws InterruptedException if the thread is interrupted
     */
    public Audit run(Consumer<PageAudit> progress) throws InterruptedException {
        Instant begun = Instant.now();
        long start = System.nanoTime();
        endNanos = start + bounds.time().toNanos();
        addresses.isNew(scope.start());
        waiting.add(new Step(scope.start(), 0, 0, ""));
        String stopped = "";
        while (!waiting.isEmpty() && stopped.isEmpty()) {
            stopped = bound();
            if (stopped.isEmpty()) {
                step(waiting.remove(), progress);
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Audit(
                scope.start().text(),
                policy,
                version,
                begun,
                took,
                asked,
                List.copyOf(pages),
                List.copyOf(failed),
                List.copyOf(forbidden),
                List.copyOf(risky),
                unseen(stopped));
    }

    /** Returns what there is no more of; empty if there is more of all. */
    private String bound() {
        String end = "";
        if (asked == bounds.pages()) {
            end = "after " + Words.count(asked, "request", "requests");
        } else if (System.nanoTime() - endNanos > 0) {
            end = "after " + bounds.time().toSeconds() + " s";
        } else if (tooLate) {
            end = "as the pause before the next request would end after "
                    + bounds.time().toSeconds() + " s";
        }
        return end.isEmpty()
                ? ""
                : end + ", with " + Words.count(waiting.size(), "more address", "more addresses") + " known";
    }

    /** Returns why not all was asked for; empty if all was. */
    private String unseen(String stopped) {
        List<String> reasons = new ArrayList<>();
        if (!stopped.isEmpty()) {
            reasons.add(stopped);
        } else if (tooDeep) {
            reasons.add("at depth " + bounds.depth() + ": what is further away was not asked for");
        }
        if (addresses.passedOver() > 0) {
            reasons.add("at " + Words.count(bounds.queries(), "query", "queries") + " of one path: "
                    + Words.count(addresses.passedOver(), "more address was", "more addresses were")
                    + " not asked for (--queries)");
        }
        if (!addresses.lost().isEmpty()) {
            reasons.add(addresses.lost());
        }
        return String.join("; ", reasons);
    }

    private void step(Step step, Consumer<PageAudit> progress) throws InterruptedException {
        RobotRules rules = robots.of(step.url);
        if (!rules.allows(step.url.path() + step.url.query())) {
            forbidden.add(step.url.text());
            if (step.from.isEmpty()) {
                fails(step, forbids(rules));
            }
            return;
        }
        Fetched answer;
        try {
            answer = ask(step.url, rules);
        } catch (FetchException e) {
            asked++;
            fails(step, String.valueOf(e.getMessage()));
            return;
        }
        if (answer == null) {
            waiting.addFirst(step);
            return;
        }
        asked++;
        if (answer.status() >= 500 || answer.status() == 429 || answer.status() >= 400 && step.from.isEmpty()) {
            fails(step, "it answered " + answer.status());
            return;
        }
        PageJudge.Judged judged = judge.judge(answer);
        pages.add(judged.page());
        progress.accept(judged.page());
        UrlReference redirect = answer.redirect();
        if (redirect != null) {
            redirected(step, redirect);
        }
        for (UrlReference link : judged.links().links()) {
            lead(link, step);
        }
    }

    private static String forbids(RobotRules rules) {
        return rules.unread() == null
                ? "its robots.txt keeps robots away; let " + Fetcher.ROBOT + " in there"
                : "its robots.txt could not be read, so that robots are to stay away (RFC 9309, section 2.3.1.4): "
                        + rules.unread();
    }

    private void fails(Step step, String reason) {
        failed.add(new Unfetched(step.url.text(), step.from, reason));
    }

    private void redirected(Step step, UrlReference target) {
        if (!scope.holds(target)) {
            if (step.from.isEmpty()) {
                fails(step, "it sends visitors to " + target.text() + ", which is not the site that was named");
            }
        } else if (step.redirects == MOST_REDIRECTS) {
            fails(step, "it sends visitors on and on");
        } else if (addresses.isNew(target)) {
            waiting.addFirst(new Step(target, step.depth, step.redirects + 1, step.from));
        } else if (step.from.isEmpty()) {
            fails(step, "it sends visitors in a circle, perhaps for want of a cookie");
        }
    }

    private void lead(UrlReference link, Step from) {
        if (!scope.holds(link)) {
            return;
        }
        if (RiskyLink.is(link)) {
            if (addresses.isNew(link)) {
                risky.add(link.text());
            }
        } else if (from.depth == bounds.depth()) {
            tooDeep |= addresses.isNew(link);
        } else if (addresses.isNew(link)) {
            waiting.add(new Step(link, from.depth + 1, 0, from.url.text()));
        }
    }

    /** A site that is busy is asked once more, if it says when. Returns null if there is no time left to ask at all. */
    private @Nullable Fetched ask(UrlReference url, RobotRules rules) throws FetchException, InterruptedException {
        Fetched answer = paused(url, rules, bounds.delay());
        if (answer == null) {
            return null;
        }
        Duration later = answer.status() == 429 || answer.status() == 503 ? retryAfter(answer) : null;
        Fetched again = later == null ? null : paused(url, rules, later);
        return again == null ? answer : again;
    }

    private static @Nullable Duration retryAfter(Fetched answer) {
        String value = answer.value("Retry-After");
        Duration later = value.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
        return later == null || later.compareTo(LONGEST_RETRY) > 0 ? null : later;
    }

    /** Returns null if the pause would be longer than the time that is left. */
    private @Nullable Fetched paused(UrlReference url, RobotRules rules, Duration least)
            throws FetchException, InterruptedException {
        Duration asks = rules.delay();
        Duration pause = asks != null && asks.compareTo(least) > 0 ? asks : least;
        long now = System.nanoTime();
        long wait = askedBefore ? lastNanos + pause.toNanos() - now : 0;
        if (wait > endNanos - now) {
            tooLate = true;
            return null;
        }
        if (wait > 0) {
            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
        }
        try {
            return fetcher.page(url, bounds.body());
        } finally {
            lastNanos = System.nanoTime();
            askedBefore = true;
        }
    }
}
