package dev.pledge.statistics;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tells programs from people by what they call themselves ({@code User-Agent}, RFC 9110, section 10.1.5): by the list of
 * the ua-parser project, and by the names of the common HTTP libraries. Who sends no such field is no browser. A program
 * that calls itself a browser counts as a person: nothing else is looked at. Safe for use by all threads; user agents are
 * remembered in memory only. To ask takes no lock and compiles no pattern.
 */
public final class Bots {
    /** Longer ones are cut: no browser's name is that long. */
    private static final int LONGEST = 512;

    /** What the list leaves out: libraries, tools and browsers without anybody in front of them. */
    private static final String[] TOOLS = {
        "curl/",
        "wget/",
        "python-",
        "python/",
        "aiohttp/",
        "httpx/",
        "go-http-client",
        "okhttp",
        "axios/",
        "node-fetch",
        "undici",
        "libwww-perl",
        "apache-httpclient",
        "java-http-client",
        "java/",
        "jetty/",
        "ruby",
        "guzzlehttp",
        "php/",
        "headlesschrome",
        "phantomjs",
        "lighthouse",
        "chatgpt-user",
        "perplexity-user",
        "facebookexternalhit",
        "whatsapp/",
        "postmanruntime",
        "insomnia/",
        "goaccess",
        "zgrab",
        "masscan",
        "nmap"
    };

    private final UserAgentList list;
    private final KnownAgents known = new KnownAgents();

    /** @throws IOException if the list is not in Pledge's jar, or is not what it should be */
    public Bots() throws IOException {
        this.list = UserAgentList.read();
    }

    /** Returns whether a request with this {@code User-Agent}, null for none, is a program's. */
    public boolean isBot(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return true;
        }
        String name = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
        Boolean bot = known.find(name);
        if (bot == null) {
            bot = isTool(name) || list.isSpider(name);
            known.remember(name, bot);
        }
        return bot;
    }

    private static boolean isTool(String name) {
        for (String tool : TOOLS) {
            for (int at = 0; at + tool.length() <= name.length(); at++) {
                boolean begins = at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
                if (begins && name.regionMatches(true, at, tool, 0, tool.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}
