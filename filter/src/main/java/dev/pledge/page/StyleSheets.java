package dev.pledge.page;

import dev.pledge.adserver.ResourceType;
import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.ByteText;
import dev.pledge.html.Element;
import dev.pledge.html.TextEditor;

/** Keeps the style sheets in a page from loading images, fonts and other sheets from ad servers. For one page. */
final class StyleSheets {
    /** It fetches nothing, and leaves the declaration or rule what it is. */
    static final String NO_URL = "about:invalid";

    private final AdJudge judge;
    private final Evidence evidence;
    private final StyleUrls urls;

    /** @param limit how long a URL may be; a longer one is passed as it is, and told of unless it carries its data */
    StyleSheets(AdJudge judge, Evidence evidence, int limit) {
        this.judge = judge;
        this.evidence = evidence;
        this.urls = new StyleUrls(limit);
    }

    /** A sheet begins. */
    void begin() {
        urls.beginSheet();
    }

    /**
     * Looks at the next piece of a sheet.
     *
     * @param last whether the sheet ends with it
     * @return how much of it is decided; with the rest the next piece begins
     */
    int look(ByteText piece, boolean last, TextEditor editor) {
        urls.more(piece, last);
        while (urls.next()) {
            if (!urls.whole()) {
                evidence.found(Kind.PAGE_NOT_INSPECTED, Element.STYLE.tagName(), "too-long");
                continue;
            }
            Ad ad = urls.escaped()
                    ? judge.judge(CssText.unescape(piece, urls.from(), urls.to()), ResourceType.IMAGE)
                    : judge.judge(piece, urls.from(), urls.to(), ResourceType.IMAGE);
            if (ad != null) {
                evidence.found(Kind.AD_TAG_REMOVED, ad.host(), ad.company(), ad.rule());
                editor.replace(urls.from(), urls.to(), NO_URL);
            }
        }
        return urls.decided();
    }
}
