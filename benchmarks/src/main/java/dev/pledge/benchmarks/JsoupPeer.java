package dev.pledge.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.function.ToLongFunction;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * jsoup: what most Java applications would rewrite a page with. It holds the page as a tree.
 *
 * @param title its name in reports
 * @param work what is done with the tree
 */
record JsoupPeer(String title, ToLongFunction<Document> work) implements Contestant {
    /** The tree is made, and that is all. */
    static JsoupPeer parsing() {
        return new JsoupPeer("jsoup: parse", document -> document.childNodeSize());
    }

    /** The tree is made, what loads from a listed host is taken out, and the page is written again. */
    static JsoupPeer removing(StubFastHosts listed) {
        return new JsoupPeer("jsoup: parse, remove, serialise", document -> {
            for (Element element : document.select("script[src],iframe[src],img[src],link[href]")) {
                String url = element.attr(element.normalName().equals("link") ? "href" : "src");
                if (listed.listsUrl(url)) {
                    element.remove();
                }
            }
            return document.outerHtml().getBytes(StandardCharsets.UTF_8).length;
        });
    }

    @Override
    public long take(RealPage page) {
        return work.applyAsLong(Jsoup.parse(new String(page.bytes(), page.encoding()), "https://shop.example/page"));
    }
}
