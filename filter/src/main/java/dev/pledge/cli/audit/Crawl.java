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
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a site, the nearest pages first, one request at a time, within bounds, and as {@code robots.txt} allows. Only
 * links are followed, by GET, and none that looks as if following it did something. For one thread, once.
 */
public final class Crawl {
    private static final int MOST_WAITING = 20_000;
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
    private final Addresses addresses = new Addresses();
    private final List<PageAudit> pages = new ArrayList<>();
    private final List<Unfetched> failed = new ArrayList<>();
    private final List<String> forbidden = new ArrayList<>();
    private final List<String> risky = new ArrayList<>();
    private int asked;
    private boolean tooDeep;
    private long lastNanos;

    private record Step(UrlReference url, int depth, int redirects, String from) {}

    /**
     * Prepares an audit.
     *
     * @param snapshot the policy
     * @param policy its name
     * @param version Pledge's own
     * @param start the first address
     * @param context the application's context path; empty for none
     * @param trust whose certificates are believed
     */
    public Crawl(
            Snapshot snapshot,
            String policy,
            String version,
            UrlReference start,
            String context,
            Bounds bounds,
            SSLContext trust) {
        this.policy = policy;
        this.version = version;
        this.bounds = bounds;
        scope = new SiteScope(start, snapshot.policy().site(), context);
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(bounds.patience())
                .sslContext(trust)
                .build();
        fetcher = new Fetcher(client, version, bounds.patience());
        robots = new RobotsOfHosts(fetcher);
        judge = new PageJudge(snapshot, scope);
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
        lastNanos = start - bounds.delay().toNanos();
        addresses.isNew(scope.start());
        waiting.add(new Step(scope.start(), 0, 0, ""));
        String stopped = "";
        while (!waiting.isEmpty() && stopped.isEmpty()) {
            if (asked == bounds.pages()) {
                stopped = "after " + asked + (asked == 1 ? " request" : " requests") + ", with " + waiting.size()
                        + " more addresses known";
            } else if (System.nanoTime() - start > bounds.time().toNanos()) {
                stopped = "after " + bounds.time().toSeconds() + " s, with " + waiting.size() + " more addresses known";
            } else {
                step(waiting.remove(), progress);
            }
        }
        if (stopped.isEmpty() && tooDeep) {
            stopped = "at depth " + bounds.depth() + ": what is further away was not asked for";
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
                stopped);
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
            asked++;
            answer = ask(step.url, rules);
        } catch (FetchException e) {
            fails(step, String.valueOf(e.getMessage()));
            return;
        }
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
        return rules.known()
                ? "its robots.txt keeps robots away; let " + Fetcher.ROBOT + " in there"
                : "its robots.txt could not be read, so that robots are to stay away (RFC 9309, section 2.3.1.4)";
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
        } else if (waiting.size() < MOST_WAITING && addresses.isNew(link)) {
            waiting.add(new Step(link, from.depth + 1, 0, from.url.text()));
        }
    }

    /** A site that is busy is asked once more, if it says when. */
    private Fetched ask(UrlReference url, RobotRules rules) throws FetchException, InterruptedException {
        Fetched answer = paused(url, rules, bounds.delay());
        Duration later = answer.status() == 429 || answer.status() == 503 ? retryAfter(answer) : null;
        return later == null ? answer : paused(url, rules, later);
    }

    private static @Nullable Duration retryAfter(Fetched answer) {
        String value = answer.value("Retry-After");
        Duration later = value.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(value)) : null;
        return later == null || later.compareTo(LONGEST_RETRY) > 0 ? null : later;
    }

    private Fetched paused(UrlReference url, RobotRules rules, Duration least)
            throws FetchException, InterruptedException {
        Duration asks = rules.delay();
        Duration pause = asks != null && asks.compareTo(least) > 0 ? asks : least;
        long wait = lastNanos + pause.toNanos() - System.nanoTime();
        if (wait > 0) {
            Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
        }
        try {
            return fetcher.page(url, bounds.body());
        } finally {
            lastNanos = System.nanoTime();
        }
    }
}
