package dev.pledge.page;

import dev.pledge.adserver.ResourceType;
import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.Element;
import dev.pledge.html.MetaRefresh;
import dev.pledge.html.StartTag;
import dev.pledge.page.Fetch.Role;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of tags what loads from an ad server; {@link Fetches} says what can.
 *
 * <ul>
 *   <li>An element that is there for what it loads goes as a whole. So does one whose address stands where a lazy loader
 *       finds it, unless it has an address of its own besides: then the lazy one goes alone.
 *   <li>What is fetched besides goes alone: {@code poster}, {@code background}, the picture of a button, and of the
 *       addresses in {@code ping} and {@code attributionsrc} those of ad servers.
 *   <li>Of images in several sizes those of ad servers go; the element goes if it has no other.
 *   <li>In CSS a URL becomes {@code about:invalid} (CSS Values and Units, level 4, section 4.5.4), which fetches nothing and
 *       leaves the declaration valid.
 * </ul>
 *
 * Where a tag fetches nothing from an ad server, no memory is allocated, but for references in unusual forms.
 */
final class AdTags implements Fetch.Visitor {

    private final AdJudge judge;
    private final Evidence evidence;
    private final AdCandidates candidates;
    private final StyleUrls styleUrls = new StyleUrls();

    AdTags(AdJudge judge, Evidence evidence) {
        this.judge = judge;
        this.evidence = evidence;
        this.candidates = new AdCandidates(judge);
    }

    static boolean wants(Element element) {
        return Fetches.has(element);
    }

    /** Looks at a start tag; returns whether its element is removed. */
    boolean look(StartTag tag) {
        return Fetches.visit(tag, this);
    }

    @Override
    public boolean visit(StartTag tag, Fetch fetch, CharSequence value) {
        return switch (fetch.form()) {
            case URL -> address(tag, fetch, judge.judge(value, fetch.type()));
            case REFRESH -> address(tag, fetch, refresh(value));
            case SRCSET -> set(tag, fetch, value);
            case LIST -> {
                list(tag, fetch, value);
                yield false;
            }
            case STYLE -> {
                style(tag, fetch, value);
                yield false;
            }
        };
    }

    private boolean address(StartTag tag, Fetch fetch, @Nullable Ad ad) {
        if (ad == null) {
            return false;
        }
        found(ad);
        if (fetch.role() == Role.BESIDES || fetch.role() == Role.LAZY && hasAddress(tag)) {
            tag.removeAttribute(fetch.attribute());
            return false;
        }
        tag.removeElement();
        return true;
    }

    /** Nobody chooses to follow it: it is loaded as a frame is, not followed as a link is. */
    private @Nullable Ad refresh(CharSequence value) {
        String content = value.toString();
        MetaRefresh target = MetaRefresh.parse(content);
        return target == null
                ? null
                : judge.judge(content, target.urlStart(), target.urlEnd(), ResourceType.SUBDOCUMENT);
    }

    /** Returns whether an element has an address of its own, and not only a blank in its place. */
    private boolean hasAddress(StartTag tag) {
        CharSequence src = tag.value("src");
        return src != null && !src.isEmpty() && src.charAt(0) != '#' && judge.asksHost(src);
    }

    private boolean set(StartTag tag, Fetch fetch, CharSequence value) {
        int found = candidates.look(value);
        if (found == 0) {
            return false;
        }
        boolean all = found == candidates.count();
        if (all && !hasOtherImage(tag, fetch)) {
            found(candidates.first());
            tag.removeElement();
            return true;
        }
        candidates.forEachAd(this::found);
        if (all) {
            tag.removeAttribute(fetch.attribute());
        } else {
            candidates.cutFrom(tag, fetch.attribute());
        }
        return false;
    }

    private boolean hasOtherImage(StartTag tag, Fetch set) {
        if (set.role() == Role.LAZY) {
            return hasAddress(tag) || Fetches.hasLazyAddress(tag);
        }
        return switch (tag.element()) {
            case SOURCE -> false;
            case LINK -> tag.has("href");
            default -> tag.has("src");
        };
    }

    private void list(StartTag tag, Fetch fetch, CharSequence value) {
        int kept = 0;
        boolean removed = false;
        int next;
        for (int from = endOfSpace(value, 0); from < value.length(); from = next) {
            int to = from;
            while (to < value.length() && !Tokens.space(value.charAt(to))) {
                to++;
            }
            next = endOfSpace(value, to);
            Ad ad = judge.judge(value, from, to, fetch.type());
            if (ad == null) {
                kept++;
            } else {
                found(ad);
                removed = true;
                tag.replaceInAttribute(fetch.attribute(), from, next, "");
            }
        }
        if (removed && kept == 0) {
            tag.removeAttribute(fetch.attribute());
        }
    }

    private static int endOfSpace(CharSequence value, int from) {
        int p = from;
        while (p < value.length() && Tokens.space(value.charAt(p))) {
            p++;
        }
        return p;
    }

    private void style(StartTag tag, Fetch fetch, CharSequence value) {
        styleUrls.begin(value);
        while (styleUrls.next()) {
            int from = styleUrls.from();
            int to = styleUrls.to();
            Ad ad = styleUrls.escaped()
                    ? judge.judge(CssText.unescape(value, from, to), fetch.type())
                    : judge.judge(value, from, to, fetch.type());
            if (ad != null) {
                found(ad);
                tag.replaceInAttribute(fetch.attribute(), from, to, StyleSheets.NO_URL);
            }
        }
    }

    private void found(Ad ad) {
        evidence.found(Kind.AD_TAG_REMOVED, ad.host(), ad.company(), ad.rule());
    }
}
