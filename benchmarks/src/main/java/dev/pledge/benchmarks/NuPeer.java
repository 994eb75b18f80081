package dev.pledge.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The parser of nu.validator, which is the one in Firefox, as a stream of SAX events: finds what loads from a listed host,
 * and writes nothing. The method that does the work is so long that the JVM does not compile it unless it is run with
 * {@code -XX:-DontCompileHugeMethods}.
 *
 * @param listed who is an ad server
 */
record NuPeer(StubFastHosts listed) implements Contestant {
    @Override
    public String title() {
        return "nu.validator: SAX";
    }

    @Override
    public long take(RealPage page) throws IOException, SAXException {
        Finder finder = new Finder(listed);
        HtmlParser parser = new HtmlParser(XmlViolationPolicy.ALLOW);
        parser.setContentHandler(finder);
        InputSource source = new InputSource(new ByteArrayInputStream(page.bytes()));
        source.setEncoding(page.encoding().name());
        parser.parse(source);
        return finder.found;
    }

    private static final class Finder extends DefaultHandler {
        private final StubFastHosts listed;
        private long found;

        private Finder(StubFastHosts listed) {
            this.listed = listed;
        }

        @Override
        public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) {
            switch (localName) {
                case "script", "iframe", "img" -> look(attributes.getValue("src"));
                case "link" -> look(attributes.getValue("href"));
                default -> found++;
            }
        }

        private void look(@Nullable String url) {
            if (url != null && listed.listsUrl(url)) {
                found += 1_000_000;
            }
        }
    }
}
