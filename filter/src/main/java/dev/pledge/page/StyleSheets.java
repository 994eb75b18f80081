package dev.pledge.page;

import dev.pledge.adserver.ResourceType;
import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.ByteText;
import dev.pledge.html.TextEditor;

/** Keeps the style sheets in a page from loading images, fonts and other sheets from ad servers. For one page. */
final class StyleSheets {
    /** It fetches nothing, and leaves the declaration or rule what it is. */
    static final String NO_URL = "about:invalid";

    private final AdJudge judge;
    private final Evidence evidence;
    private final SheetGlance glance;
    private final StyleUrls urls = new StyleUrls();

    StyleSheets(AdJudge judge, Evidence evidence) {
        this.judge = judge;
        this.glance = new SheetGlance(judge);
        this.evidence = evidence;
    }

    /** Looks at a sheet. */
    void look(ByteText sheet, TextEditor editor) {
        if (!glance.mayLoadAds(sheet) && judge.judge(".", ResourceType.IMAGE) == null) {
            return;
        }
        urls.beginSheet(sheet);
        while (urls.next()) {
            Ad ad = urls.escaped()
                    ? judge.judge(CssText.unescape(sheet, urls.from(), urls.to()), ResourceType.IMAGE)
                    : judge.judge(sheet, urls.from(), urls.to(), ResourceType.IMAGE);
            if (ad != null) {
                evidence.found(Kind.AD_TAG_REMOVED, ad.host(), ad.company(), ad.rule());
                editor.replace(urls.from(), urls.to(), NO_URL);
            }
        }
    }
}
