package dev.pledge.page;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.html.UrlReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The script that stands in for the loaders that were removed from a page: it defines what they would have defined, does
 * nothing, and answers whoever waits. Of the services that it knows it defines those only that are ad servers by the
 * lists in force: a service that the site allows would take a definition as a sign that it has been loaded already.
 * Immutable.
 */
public final class StubScript {
    private static final String SOURCE = "stubs.js";
    private static final int REVISION_BYTES = 6;

    /** From where each service that the source knows is loaded, as the source names it. */
    static final List<String> SERVICES = List.of(
            "https://www.googletagmanager.com/gtag/js",
            "https://www.google-analytics.com/analytics.js",
            "https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js",
            "https://securepubads.g.doubleclick.net/tag/js/gpt.js",
            "https://www.googleadservices.com/pagead/conversion.js",
            "https://connect.facebook.net/en_US/fbevents.js",
            "https://bat.bing.com/bat.js",
            "https://static.hotjar.com/c/hotjar.js",
            "https://analytics.tiktok.com/i18n/pixel/events.js",
            "https://static.ads-twitter.com/uwt.js",
            "https://s.pinimg.com/ct/core.js",
            "https://sc-static.net/scevent.min.js",
            "https://www.redditstatic.com/ads/pixel.js",
            "https://snap.licdn.com/li.lms-analytics/insight.min.js",
            "https://hm.baidu.com/hm.js",
            "https://sb.scorecardresearch.com/beacon.js",
            "https://secure.quantserve.com/quant.js",
            "https://static.chartbeat.com/js/chartbeat.js",
            "https://cdn.taboola.com/libtrc/loader.js",
            "https://static.criteo.net/js/ld/ld.js",
            "https://c.amazon-adsystem.com/aax2/apstag.js",
            "https://www.clarity.ms/tag/",
            "https://cdn.mxpnl.com/libs/mixpanel-2-latest.min.js",
            "https://cdn.amplitude.com/libs/amplitude-8.21.4-min.gz.js",
            "https://mc.yandex.ru/metrika/tag.js",
            "https://amplify.outbrain.com/cp/obtp.js",
            "https://js.hs-analytics.net/analytics/",
            "https://cdn.matomo.cloud/matomo.js");

    private final byte[] bytes;
    private final String revision;
    private final String integrity;

    private StubScript(byte[] bytes) {
        this.bytes = bytes;
        byte[] digest = sha256(bytes);
        this.revision = HexFormat.of().formatHex(digest, 0, REVISION_BYTES);
        this.integrity = "sha256-" + Base64.getEncoder().encodeToString(digest);
    }

    /**
     * Makes the script for a site.
     *
     * @param adServers who is an ad server
     * @param siteHost the site's host, in lower-case ASCII; empty if it is not known
     */
    static StubScript of(AdServers adServers, String siteHost) {
        List<String> removed = new ArrayList<>();
        for (String service : SERVICES) {
            UrlReference url = UrlReference.parse(service);
            String host = url == null ? null : url.host();
            if (host != null
                    && adServers
                            .verdict(service, host, ResourceType.SCRIPT, siteHost)
                            .blocked()) {
                removed.add('"' + service + '"');
            }
        }
        String script = source().stripTrailing() + "([" + String.join(", ", removed) + "]);\n";
        return new StubScript(script.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the script in UTF-8; it is plain ASCII. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns its length in bytes. */
    public int length() {
        return bytes.length;
    }

    /** Returns what names this script among those of other lists and versions: twelve hexadecimal digits. */
    public String revision() {
        return revision;
    }

    /** Returns its hash as {@code integrity} and {@code Content-Security-Policy} have it, without quotes. */
    String integrity() {
        return integrity;
    }

    private static String source() {
        try (InputStream in = StubScript.class.getResourceAsStream(SOURCE)) {
            if (in == null) {
                throw new IllegalStateException(SOURCE + " is missing from Pledge's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
