package dev.pledge.cli.audit;

import dev.pledge.cookie.CookieFacts;
import dev.pledge.finding.Kind;
import dev.pledge.html.DetectingRewriter;
import dev.pledge.html.Encoding;
import dev.pledge.html.Limits;
import dev.pledge.html.UrlReference;
import dev.pledge.page.ContentTypeText;
import dev.pledge.page.Inspectable;
import dev.pledge.page.PageContext;
import dev.pledge.page.PageRewriter;
import dev.pledge.policy.Mode;
import dev.pledge.snapshot.Modes;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.snapshot.Switches;
import dev.pledge.transport.Decision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what a site answers as the filter would in {@code report}, whatever the policy's modes; what the policy leaves
 * alone is left alone.
 */
final class PageJudge {
    private final Snapshot snapshot;
    private final SiteScope scope;
    private final boolean asHttps;

    /** @param asHttps whether what comes plainly is looked at as if it had come over HTTPS */
    PageJudge(Snapshot snapshot, SiteScope scope, boolean asHttps) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.asHttps = asHttps;
    }

    /**
     * What came of one answer.
     *
     * @param page what was found
     * @param links where it leads
     */
    record Judged(PageAudit page, PageLinks links) {}

    Judged judge(Fetched answer) {
        UrlReference url = answer.url();
        String decoded = DecodedPath.of(url.path(), scope.context());
        String path = decoded == null ? url.path() : decoded;
        Modes modes = Modes.at(path, snapshot.policy(), new Switches());
        boolean overHttps = url.scheme().equals("https");
        boolean secure = overHttps || asHttps;
        PageContext page = new PageContext(
                secure && !overHttps ? "https" + url.text().substring("http".length()) : url.text(),
                secure,
                path,
                scope.context(),
                reporting(modes.adServers()),
                reporting(modes.sensitiveForms()));
        Inspection inspection = new Inspection(modes);
        List<String> notes = new ArrayList<>();
        if (!secure) {
            transport(answer, path, modes, inspection);
        } else if (!overHttps) {
            notes.add("looked at as if it had come over HTTPS");
        }
        List<SetCookieSeen> cookies = cookies(answer, modes, secure, inspection);
        for (String link : answer.values("Link")) {
            snapshot.pages().links().withoutAds(link, page, inspection);
        }
        PageLinks links = new PageLinks(url);
        String type = answer.contentType();
        Encoding encoding = body(answer, type, page, links, inspection, notes);
        List<Found> found =
                inspection.all(answer.body(), encoding == null ? StandardCharsets.UTF_8 : encoding.charset());
        UrlReference redirect = answer.redirect();
        return new Judged(
                new PageAudit(
                        url.text(),
                        path,
                        answer.status(),
                        type == null ? "" : ContentTypeText.bare(type),
                        answer.body().length,
                        redirect == null ? null : redirect.text(),
                        notes,
                        found,
                        inspection.unlisted(),
                        cookies,
                        foreign(links.hosts()),
                        overHttps,
                        targets(links)),
                links);
    }

    private static Mode reporting(Mode mode) {
        return mode == Mode.OFF ? Mode.OFF : Mode.REPORT;
    }

    /** A site that sends plain requests to HTTPS by itself keeps the promise without the filter. */
    private void transport(Fetched answer, String path, Modes modes, Inspection inspection) {
        UrlReference url = answer.url();
        UrlReference redirect = answer.redirect();
        boolean upgrades = redirect != null && redirect.scheme().equals("https");
        if (modes.sensitiveForms() == Mode.OFF || upgrades) {
            return;
        }
        Decision decision = snapshot.transport().decide("GET", false, path, url.path() + url.query());
        if (decision instanceof Decision.Redirect plain) {
            inspection.found(Kind.PLAIN_REQUEST_REDIRECTED, plain.pattern(), "redirect");
        }
    }

    private List<SetCookieSeen> cookies(Fetched answer, Modes modes, boolean secure, Inspection inspection) {
        List<SetCookieSeen> seen = new ArrayList<>();
        Instant now = Instant.now();
        for (String value : answer.values("Set-Cookie")) {
            String allowed =
                    modes.cookies() == Mode.OFF ? value : snapshot.cookies().outgoing(value, secure, inspection);
            CookieFacts facts = CookieFacts.of(value, now);
            if (facts != null && !facts.deletion()) {
                seen.add(new SetCookieSeen(facts, allowed != null));
            }
        }
        return seen;
    }

    /** Returns the page's encoding, or null if it is no page that can be looked at. */
    private @Nullable Encoding body(
            Fetched answer,
            @Nullable String type,
            PageContext page,
            PageLinks links,
            Inspection inspection,
            List<String> notes) {
        String obstacle = type == null || answer.body().length == 0 && answer.redirect() != null
                ? ""
                // Compression was asked for here; for navigations the filter does not let it be asked for.
                : Inspectable.obstacle(
                        type,
                        answer.status(),
                        name -> answer.values(name).stream()
                                .filter(value -> !value.equalsIgnoreCase("gzip") && !value.equalsIgnoreCase("x-gzip"))
                                .toList());
        if (obstacle != null) {
            if (!obstacle.isEmpty() && type != null && snapshot.pages().needed(page)) {
                inspection.found(Kind.PAGE_NOT_INSPECTED, ContentTypeText.bare(type), obstacle);
            }
            return null;
        }
        if (answer.cut()) {
            notes.add("only its first " + answer.body().length / 1024 + " KB were looked at");
        }
        try {
            String charset = ContentTypeText.charset(type);
            DetectingRewriter reader = new DetectingRewriter(links, Limits.DEFAULT, charset);
            reader.write(answer.body(), 0, answer.body().length, (bytes, offset, length) -> {});
            reader.finish((bytes, offset, length) -> {});
            Encoding encoding = reader.encoding();
            if (snapshot.pages().needed(page)) {
                // With the encoding known from the start nothing of the page is held back until it is.
                PageRewriter rewriter =
                        snapshot.pages().open(page, encoding == null ? charset : encoding.name(), inspection);
                inspection.look(answer.body(), rewriter);
            }
            return encoding;
        } catch (IOException e) {
            throw new UncheckedIOException("memory was written to", e);
        }
    }

    private Set<String> foreign(Set<String> hosts) {
        Set<String> foreign = new LinkedHashSet<>(hosts);
        foreign.removeIf(scope::owns);
        return foreign;
    }

    private Set<String> targets(PageLinks links) {
        Set<String> paths = new LinkedHashSet<>();
        for (UrlReference target : links.sensitiveTargets()) {
            String path = scope.holds(target) ? DecodedPath.of(target.path(), scope.context()) : null;
            if (path != null) {
                paths.add(path);
            }
        }
        return paths;
    }
}
