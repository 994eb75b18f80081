package dev.pledge.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What in a script's source loads something: the platform's own ways, and the calls that set up the well-known ad and
 * measuring services, each with the address that it loads from. A table hashed by the identifier, so that a script is
 * read once however long the list is. Immutable.
 */
final class LoaderCalls {
    private static final String[] LOADS = {
        "createElement('script'",
        "createElement('iframe'",
        "createElement('img'",
        "createElement('image'",
        "createElement('link'",
        "createElement('object'",
        "createElement('embed'",
        "createElement(?",
        "createElementNS(",
        "src=",
        "setAttribute('src'",
        "write(",
        "writeln(",
        "innerHTML=",
        "outerHTML=",
        "insertAdjacentHTML(",
        "createContextualFragment(",
        "import(",
        "import'",
        "import{",
        "import*",
        "from'",
        "importScripts(",
        "fetch(",
        "sendBeacon(",
        "Image(",
        "Image;",
        "Image)",
        "XMLHttpRequest",
        "EventSource(",
        "WebSocket(",
        "Worker(",
        "ajax(",
        "require(",
        "requirejs(",
        "postscribe(",
    };

    private static final String[][] SERVICES = {
        {"https://www.googletagmanager.com/gtm.js", "gtm.start"},
        {"https://www.googletagmanager.com/gtag/js", "gtag('config'", "gtag('js'"},
        {
            "https://www.google-analytics.com/analytics.js",
            "ga('create'",
            "__gaTracker('create'",
            "_gaq.push(['_setAccount'",
            "_gat._getTracker(",
            "_gat._createTracker("
        },
        {
            "https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js",
            "adsbygoogle=",
            "adsbygoogle.push(",
            "adsbygoogle|",
            "google_ad_client="
        },
        {
            "https://securepubads.g.doubleclick.net/tag/js/gpt.js",
            "googletag=",
            "googletag.cmd",
            "googletag.display(",
            "googletag.defineSlot(",
            "googletag.pubads("
        },
        {"https://www.googleadservices.com/pagead/conversion.js", "google_conversion_id="},
        {"https://connect.facebook.net/en_US/fbevents.js", "fbq('init'"},
        {"https://bat.bing.com/bat.js", "uetq="},
        {"https://static.hotjar.com/c/hotjar.js", "_hjSettings="},
        {"https://analytics.tiktok.com/i18n/pixel/events.js", "ttq.load("},
        {"https://static.ads-twitter.com/uwt.js", "twq('init'", "twq('config'"},
        {"https://s.pinimg.com/ct/core.js", "pintrk('load'"},
        {"https://sc-static.net/scevent.min.js", "snaptr('init'"},
        {"https://www.redditstatic.com/ads/pixel.js", "rdt('init'"},
        {
            "https://snap.licdn.com/li.lms-analytics/insight.min.js",
            "_linkedin_partner_id=",
            "_linkedin_data_partner_id=",
            "_linkedin_data_partner_ids="
        },
        {"https://hm.baidu.com/hm.js", "_hmt="},
        {"https://sb.scorecardresearch.com/beacon.js", "_comscore=", "_comscore.push("},
        {"https://secure.quantserve.com/quant.js", "_qevents=", "_qevents.push("},
        {"https://static.chartbeat.com/js/chartbeat.js", "_sf_async_config="},
        {"https://cdn.taboola.com/libtrc/loader.js", "_taboola=", "_taboola.push("},
        {"https://static.criteo.net/js/ld/ld.js", "criteo_q=", "criteo_q.push("},
        {"https://c.amazon-adsystem.com/aax2/apstag.js", "apstag.init("},
    };

    private static final ScriptPattern[] NONE = {};
    private static final int BITS = 11;

    private final ScriptPattern[][] table = new ScriptPattern[1 << BITS][];
    private final RarePairs pairs = new RarePairs();
    /** Of the identifiers that begin with a letter, which lengths they have: a bit for each. */
    private final long[] lengths = new long[128];

    LoaderCalls() {
        List<ScriptPattern> all = new ArrayList<>();
        for (String source : LOADS) {
            all.add(ScriptPattern.of(source, null));
        }
        for (String[] service : SERVICES) {
            for (int i = 1; i < service.length; i++) {
                all.add(ScriptPattern.of(service[i], service[0]));
            }
        }
        Arrays.fill(table, NONE);
        for (ScriptPattern pattern : all) {
            int slot = slot(hash(pattern.word()));
            ScriptPattern[] longer = Arrays.copyOf(table[slot], table[slot].length + 1);
            longer[longer.length - 1] = pattern;
            table[slot] = longer;
            pairs.add(pattern.word());
            lengths[pattern.word().charAt(0)] |= 1L << pattern.word().length();
        }
        pairs.add("cript");
    }

    /** Returns where next may stand, within an identifier, one that {@link #match} or {@link #ownLoader} knows; else {@code to}. */
    int next(byte[] source, int from, int to) {
        return pairs.next(source, from, to);
    }

    /** Returns the pattern that an identifier and what follows it, up to the end of the source, match; or null. */
    @Nullable
    ScriptPattern match(byte[] source, int from, int to, int end) {
        if (to - from >= Long.SIZE || (lengths[source[from] & 0x7f] >>> (to - from) & 1) == 0) {
            return null;
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + source[i];
        }
        for (ScriptPattern pattern : table[slot(hash)]) {
            if (pattern.matches(source, from, to, end)) {
                return pattern;
            }
        }
        return null;
    }

    /** Sites have loaders of their own: {@code createScript(}, {@code addScriptTag(}, {@code load_script(}. */
    static boolean ownLoader(byte[] source, int from, int to, int end) {
        if (to == end || source[to] != '(' || to - from < 8) {
            return false;
        }
        for (int i = from + 1; i + 6 <= to; i++) {
            byte c = source[i];
            if (c == 'S' && Hosts.startsWith(source, i, end, "Script")
                    || c == '_' && Hosts.startsWith(source, i, end, "_script")) {
                return true;
            }
        }
        return false;
    }

    private static int hash(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash * 31 + word.charAt(i);
        }
        return hash;
    }

    private static int slot(int hash) {
        return (hash * 0x9e3779b9) >>> (32 - BITS);
    }
}
