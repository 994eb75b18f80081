package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.StartTag;

/** Finds inline scripts that load an ad server. What a script puts together at run time, no filter sees; see the CSP. */
final class InlineLoaders {
    private final LoaderCalls calls;
    private final AdJudge judge;
    private final Evidence evidence;

    InlineLoaders(LoaderCalls calls, AdJudge judge, Evidence evidence) {
        this.calls = calls;
        this.judge = judge;
        this.evidence = evidence;
    }

    /** Is told of the start tag of a script that is not removed itself: asks for the text of an inline program. */
    void script(StartTag tag) {
        // A script in a noscript never runs, and one in SVG is no raw text.
        if (!tag.foreign() && !tag.inNoscript() && !tag.has("src") && ScriptTypes.program(tag)) {
            tag.holdText();
        }
    }

    /** Returns whether a script loads an ad server. */
    boolean loadsAds(CharSequence text) {
        Ad ad = ScriptText.loads(text, calls, judge::judgeScript);
        if (ad == null) {
            return false;
        }
        evidence.found(Kind.AD_SCRIPT_REMOVED, ad.host(), ad.company(), ad.rule());
        return true;
    }
}
