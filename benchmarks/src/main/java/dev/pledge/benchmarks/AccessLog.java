package dev.pledge.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * An access log in the combined format, the same each time: 30 days, 60,000 addresses, 5,000 pages by Zipf's law, some
 * with a query. About every tenth address is a bot's; a quarter of the lines are style sheets and pictures, and 3 in 100
 * ask for what is not there.
 */
final class AccessLog {
    private static final int ADDRESSES = 60_000;
    private static final int PAGES = 5_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] ASSETS = {"/assets/site.css", "/assets/shop.js", "/images/logo.png", "/favicon.ico"};
    private static final String[] BROWSERS = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:1%02d.0) Gecko/20100101 Firefox/1%<02d.0",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/1%02d.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.%<d"
                + " Mobile/15E148 Safari/604.1"
    };
    private static final String[] BOTS = {
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "curl/8.14.1"
    };

    private final SplittableRandom random = new SplittableRandom(1);
    private final ZipfRanks ranks = new ZipfRanks(PAGES);
    private final Map<String, Long> views = new HashMap<>();

    private AccessLog() {}

    /** Writes a log of so many lines, and returns how many views of each page it has, those by bots among them. */
    static Map<String, Long> write(Path file, int lines) throws IOException {
        AccessLog log = new AccessLog();
        long first = SiteAccesses.FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        try (BufferedWriter to = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            for (int i = 0; i < lines; i++) {
                log.line(first + i * (SiteAccesses.DAYS * 86_400L) / lines, to);
            }
        }
        return log.views;
    }

    private void line(long second, BufferedWriter to) throws IOException {
        int who = random.nextInt(ADDRESSES);
        int kind = random.nextInt(100);
        String target;
        int status = 200;
        if (kind < 3) {
            target = "/old/page-" + random.nextInt(2_000);
            status = 404;
        } else if (kind < 28) {
            target = ASSETS[random.nextInt(ASSETS.length)];
        } else {
            String page = SiteAccesses.page(ranks.next(random));
            views.merge(page, 1L, Long::sum);
            target = random.nextInt(10) == 0 ? page + "?ref=letter-" + random.nextInt(50) : page;
        }
        String referrer = random.nextInt(10) == 0 ? "https://site-" + random.nextInt(300) + ".example/links" : "-";
        to.append("10.")
                .append(who / 250 / 250 + ".")
                .append(who / 250 % 250 + ".")
                .append(who % 250 + " - - [");
        to.append(TIME.format(Instant.ofEpochSecond(second)))
                .append("] \"GET ")
                .append(target)
                .append(" HTTP/1.1\" ");
        to.append(status + " ")
                .append(1_000 + random.nextInt(50_000) + " \"")
                .append(referrer)
                .append("\" \"");
        to.append(userAgent(who)).append("\"\n");
    }

    /** Who has one address always calls itself the same. */
    private static String userAgent(int who) {
        return who % 10 == 0
                ? BOTS[who / 10 % BOTS.length]
                : String.format(Locale.ROOT, BROWSERS[who % BROWSERS.length], who / 16 % 40);
    }
}
