package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.ByteText;
import dev.pledge.html.Element;
import dev.pledge.html.HtmlHandler;
import dev.pledge.html.StartTag;
import dev.pledge.html.TextEditor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a fault in a safeguard from breaking the page: the visitor gets what follows as the application wrote it, and the
 * site is told that it was not inspected.
 */
final class FaultBarrier implements HtmlHandler {
    private static final Logger LOG = System.getLogger(FaultBarrier.class.getName());

    private final HtmlHandler handler;
    private final Evidence evidence;
    private boolean failed;

    FaultBarrier(HtmlHandler handler, Evidence evidence) {
        this.handler = handler;
        this.evidence = evidence;
    }

    private void failed(RuntimeException fault) {
        failed = true;
        LOG.log(Level.ERROR, "A page could not be inspected to its end; the rest of it is passed as it is", fault);
        evidence.found(Kind.PAGE_NOT_INSPECTED, "text/html", "failed");
    }

    @Override
    public boolean wants(Element element) {
        return handler.wants(element);
    }

    @Override
    public boolean wantsFetching() {
        return handler.wantsFetching();
    }

    @Override
    public boolean wantsIfEmpty(Element element) {
        return handler.wantsIfEmpty(element);
    }

    @Override
    public void startTag(StartTag tag) {
        if (!failed) {
            try {
                handler.startTag(tag);
            } catch (RuntimeException fault) {
                failed(fault);
            }
        }
    }

    @Override
    public boolean isSettled(StartTag beginning) {
        if (failed) {
            return false;
        }
        try {
            return handler.isSettled(beginning);
        } catch (RuntimeException fault) {
            failed(fault);
            return false;
        }
    }

    @Override
    public void endTag(Element element) {
        if (!failed) {
            try {
                handler.endTag(element);
            } catch (RuntimeException fault) {
                failed(fault);
            }
        }
    }

    @Override
    public @Nullable String replacement(Element element, ByteText text, boolean whole) {
        if (failed) {
            return null;
        }
        try {
            return handler.replacement(element, text, whole);
        } catch (RuntimeException fault) {
            failed(fault);
            return null;
        }
    }

    @Override
    public int editText(Element element, ByteText text, boolean last, TextEditor editor) {
        if (!failed) {
            try {
                return handler.editText(element, text, last, editor);
            } catch (RuntimeException fault) {
                failed(fault);
            }
        }
        return text.length();
    }

    @Override
    public void notInspected(Element element) {
        if (!failed) {
            handler.notInspected(element);
        }
    }
}
