package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.ByteText;
import dev.pledge.html.Element;
import dev.pledge.html.StartTag;
import dev.pledge.policy.LongScripts;

/** Finds inline scripts that load an ad server. What a script puts together at run time, no filter sees; see the CSP. */
final class InlineLoaders {
    private final ScriptGlance scripts;
    private final Evidence evidence;
    private final LongScripts longScripts;

    InlineLoaders(LoaderCalls calls, AdJudge judge, Evidence evidence, LongScripts longScripts) {
        this.scripts = new ScriptGlance(calls, new ScriptStrings(judge));
        this.evidence = evidence;
        this.longScripts = longScripts;
    }

    /**
     * Is told of the start tag of a script that is not removed itself: asks for the text of an inline program. Returns
     * whether it did.
     */
    boolean script(StartTag tag) {
        // A script in a noscript never runs, and one in SVG is no raw text.
        boolean inline = !tag.foreign() && !tag.inNoscript() && !tag.has("src") && ScriptTypes.program(tag);
        if (inline) {
            tag.holdText();
        }
        return inline;
    }

    /**
     * Returns whether a script is removed: it loads an ad server, or it is too long to tell and the policy removes such.
     *
     * @param whole whether the text is all of the script
     */
    boolean removes(ByteText text, boolean whole) {
        Ad ad = scripts.loads(text, whole);
        if (ad != null) {
            evidence.found(Kind.AD_SCRIPT_REMOVED, ad.host(), ad.company(), ad.rule());
            return true;
        }
        if (whole) {
            return false;
        }
        boolean removed = longScripts == LongScripts.REMOVE;
        Kind kind = removed ? Kind.LONG_SCRIPT_REMOVED : Kind.PAGE_NOT_INSPECTED;
        evidence.found(kind, Element.SCRIPT.tagName(), "too-long");
        return removed;
    }
}
