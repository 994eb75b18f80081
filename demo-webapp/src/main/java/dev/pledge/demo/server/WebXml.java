package dev.pledge.demo.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The shop's web.xml with what this run changes in it: other ports, another policy, or no filter. The war itself stays
 * as it is, so that every container reads the same one.
 */
final class WebXml {
    private final Document document;

    private WebXml(Document document) {
        this.document = document;
    }

    static WebXml read(InputStream in) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new WebXml(factory.newDocumentBuilder().parse(in));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("web.xml cannot be read: " + e.getMessage(), e);
        }
    }

    /** Removes a filter and its mappings. */
    void removeFilter(String filter) {
        List<Element> all = new ArrayList<>(named("filter", "filter-name", filter));
        all.addAll(named("filter-mapping", "filter-name", filter));
        all.forEach(e -> e.getParentNode().removeChild(e));
    }

    /** Sets a filter's init-param. */
    void setFilterParameter(String filter, String name, String value) {
        for (Element element : named("filter", "filter-name", filter)) {
            setParameter(element, "init-param", name, value);
        }
    }

    /** Sets a context-param. */
    void setContextParameter(String name, String value) {
        setParameter(document.getDocumentElement(), "context-param", name, value);
    }

    void write(Path file) throws IOException {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(file.toFile()));
        } catch (TransformerException e) {
            throw new IOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void setParameter(Element parent, String kind, String name, String value) {
        for (Element child : children(parent, kind)) {
            if (name.equals(text(child, "param-name"))) {
                parent.removeChild(child);
            }
        }
        Element parameter = element(kind);
        parameter.appendChild(element("param-name")).setTextContent(name);
        parameter.appendChild(element("param-value")).setTextContent(value);
        parent.appendChild(parameter);
    }

    private Element element(String name) {
        return document.createElementNS(document.getDocumentElement().getNamespaceURI(), name);
    }

    private List<Element> named(String kind, String nameElement, String name) {
        return children(document.getDocumentElement(), kind).stream()
                .filter(e -> name.equals(text(e, nameElement)))
                .toList();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    private static @Nullable String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0).getTextContent().strip();
    }
}
