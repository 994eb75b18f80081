package dev.pledge.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import net.htmlparser.jericho.Attributes;
import net.htmlparser.jericho.Config;
import net.htmlparser.jericho.LoggerProvider;
import net.htmlparser.jericho.Segment;
import net.htmlparser.jericho.StartTag;
import net.htmlparser.jericho.StreamedSource;

/**
 * Jericho's streaming parser: leaves out the tags that load from a listed host and passes on everything else, as a Java
 * filter without Pledge would do it.
 *
 * @param listed who is an ad server
 */
record JerichoPeer(StubFastHosts listed) implements Contestant {
    static {
        // It would log each mistake in a page, which is no part of the work.
        Config.LoggerProvider = LoggerProvider.DISABLED;
    }

    @Override
    public String title() {
        return "Jericho: streamed, remove";
    }

    @Override
    public long take(RealPage page) throws IOException {
        long sum = 0;
        try (StreamedSource source =
                new StreamedSource(new InputStreamReader(new ByteArrayInputStream(page.bytes()), page.encoding()))) {
            for (Segment segment : source) {
                if (!(segment instanceof StartTag tag && isListed(tag))) {
                    sum += segment.length();
                }
            }
        }
        return sum;
    }

    private boolean isListed(StartTag tag) {
        String attribute = switch (tag.getName()) {
            case "script", "iframe", "img" -> "src";
            case "link" -> "href";
            default -> "";
        };
        Attributes attributes = attribute.isEmpty() ? null : tag.getAttributes();
        String url = attributes == null ? null : attributes.getValue(attribute);
        return url != null && listed.listsUrl(url);
    }
}
