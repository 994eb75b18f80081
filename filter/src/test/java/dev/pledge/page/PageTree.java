package dev.pledge.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.sax.HtmlParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The tree that another parser makes of a page, as a list in the order of the page. A browser that runs scripts takes a
 * {@code noscript} as text, one that does not takes it as markup; here it is text for the tree around it, and then markup.
 */
final class PageTree extends DefaultHandler2 {
    static final String TEXT = "#text";

    private final List<Item> items = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String holding = "";

    private PageTree() {}

    /** What stands in a tree. */
    sealed interface Item {}

    /** An element begins; a script has what it says as an attribute called {@value #TEXT}. */
    record Start(String name, Map<String, String> attributes) implements Item {}

    /** An element ends. */
    record End(String name) implements Item {}

    /** Text. */
    record Characters(String text) implements Item {}

    /** A comment or a document type. */
    record Other(String text) implements Item {}

    /** Parses a page, one character for each byte. */
    static List<Item> of(String html) {
        try {
            PageTree tree = new PageTree();
            tree.parser().parse(new InputSource(new UncutReferences(html)));
            return tree.items;
        } catch (IOException | SAXException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            values.put(attributes.getQName(i), attributes.getValue(i));
        }
        items.add(new Start(localName, values));
        if (localName.equals("noscript") || localName.equals("script")) {
            holding = localName;
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) throws SAXException {
        if (localName.equals(holding)) {
            String content = text.toString();
            text.setLength(0);
            holding = "";
            if (localName.equals("script")) {
                ((Start) items.get(items.size() - 1)).attributes().put(TEXT, content);
            } else {
                fragment(content);
            }
        }
        items.add(new End(localName));
    }

    private void fragment(String html) throws SAXException {
        try {
            parser().parseFragment(new InputSource(new UncutReferences(html)), "div");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (holding.isEmpty()) {
            items.add(new Characters(new String(characters, start, length)));
        } else {
            text.append(characters, start, length);
        }
    }

    @Override
    public void comment(char[] text, int start, int length) {
        items.add(new Other(new String(text, start, length)));
    }

    @Override
    public void startDTD(String name, @Nullable String publicId, @Nullable String systemId) {
        items.add(new Other("!" + name + " " + publicId + " " + systemId));
    }

    /** What is told of is a tree: events come when the page has been read. */
    private HtmlParser parser() {
        HtmlParser parser = new HtmlParser(XmlViolationPolicy.ALLOW);
        parser.setStreamabilityViolationPolicy(XmlViolationPolicy.ALLOW);
        parser.setScriptingEnabled(true);
        parser.setContentHandler(this);
        parser.setLexicalHandler(this);
        return parser;
    }
}
