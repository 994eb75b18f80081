package dev.pledge.page;

import dev.pledge.adserver.ResourceType;
import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.Element;
import dev.pledge.html.MetaRefresh;
import dev.pledge.html.Srcset;
import dev.pledge.html.StartTag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes the elements that load from an ad server. An image keeps its other candidates where only some in its
 * {@code srcset} are an ad server's.
 */
final class AdTags {
    /** Attributes from which scripts that load lazily take the address later. */
    private static final String[] LAZY = {"data-src", "data-lazy-src", "data-original"};

    private final AdJudge judge;
    private final Evidence evidence;

    AdTags(AdJudge judge, Evidence evidence) {
        this.judge = judge;
        this.evidence = evidence;
    }

    static boolean wants(Element element) {
        return switch (element) {
            case SCRIPT, IFRAME, FRAME, IMG, IMAGE, LINK, EMBED, OBJECT, SOURCE, VIDEO, AUDIO, TRACK, META -> true;
            default -> false;
        };
    }

    /** Looks at a start tag; returns whether its element is removed. */
    boolean look(StartTag tag) {
        Ad ad = ad(tag);
        if (ad == null) {
            return false;
        }
        evidence.found(Kind.AD_TAG_REMOVED, ad.host(), ad.company(), ad.rule());
        tag.removeElement();
        return true;
    }

    private @Nullable Ad ad(StartTag tag) {
        if (tag.foreign()) {
            return switch (tag.element()) {
                case SCRIPT -> inSvg(tag, ResourceType.SCRIPT);
                case IMAGE -> inSvg(tag, ResourceType.IMAGE);
                default -> null;
            };
        }
        return switch (tag.element()) {
            case SCRIPT -> lazy(tag, ResourceType.SCRIPT);
            case IFRAME -> lazy(tag, ResourceType.SUBDOCUMENT);
            case IMG, IMAGE -> image(tag);
            case FRAME -> at(tag, "src", ResourceType.SUBDOCUMENT);
            case EMBED -> at(tag, "src", ResourceType.OBJECT);
            case OBJECT -> at(tag, "data", ResourceType.OBJECT);
            case VIDEO, AUDIO, TRACK -> at(tag, "src", ResourceType.MEDIA);
            case SOURCE -> source(tag);
            case LINK -> link(tag);
            case META -> refresh(tag);
            default -> null;
        };
    }

    private @Nullable Ad at(StartTag tag, String attribute, ResourceType type) {
        String reference = tag.attribute(attribute);
        return reference == null ? null : judge.judge(reference, type);
    }

    private @Nullable Ad lazy(StartTag tag, ResourceType type) {
        Ad ad = at(tag, "src", type);
        for (int i = 0; ad == null && i < LAZY.length; i++) {
            ad = at(tag, LAZY[i], type);
        }
        return ad;
    }

    private @Nullable Ad image(StartTag tag) {
        Ad ad = lazy(tag, ResourceType.IMAGE);
        return ad == null ? candidates(tag, "srcset", tag.has("src")) : ad;
    }

    private @Nullable Ad source(StartTag tag) {
        Ad ad = at(tag, "src", ResourceType.MEDIA);
        return ad == null ? candidates(tag, "srcset", false) : ad;
    }

    private @Nullable Ad link(StartTag tag) {
        ResourceType type = LinkTypes.fetched(tag.attribute("rel"), tag.attribute("as"));
        if (type == null) {
            return null;
        }
        Ad ad = at(tag, "href", type);
        return ad == null && type == ResourceType.IMAGE ? candidates(tag, "imagesrcset", tag.has("href")) : ad;
    }

    private @Nullable Ad refresh(StartTag tag) {
        if (!Tokens.lower(tag.attribute("http-equiv")).equals("refresh")) {
            return null;
        }
        String content = tag.attribute("content");
        MetaRefresh target = content == null ? null : MetaRefresh.parse(content);
        // Nobody chooses to follow it: it is loaded as a frame is, not followed as a link is.
        return content == null || target == null ? null : judge.judge(target.url(content), ResourceType.SUBDOCUMENT);
    }

    private @Nullable Ad inSvg(StartTag tag, ResourceType type) {
        return at(tag, tag.has("href") ? "href" : "xlink:href", type);
    }

    /**
     * Takes an ad server's candidates out of a set.
     *
     * @param replaceable whether the element has another image where none of the set is left
     * @return the ad server, if nothing is left to show and the element goes
     */
    private @Nullable Ad candidates(StartTag tag, String attribute, boolean replaceable) {
        String set = tag.attribute(attribute);
        if (set == null) {
            return null;
        }
        List<Srcset.Candidate> all = Srcset.parse(set);
        Ad[] ads = new Ad[all.size()];
        int found = 0;
        for (int i = 0; i < ads.length; i++) {
            ads[i] = judge.judge(all.get(i).url(set), ResourceType.IMAGE);
            found += ads[i] == null ? 0 : 1;
        }
        if (found == 0) {
            return null;
        }
        if (found == ads.length && !replaceable) {
            return ads[0];
        }
        for (Ad ad : ads) {
            if (ad != null) {
                evidence.found(Kind.AD_TAG_REMOVED, ad.host(), ad.company(), ad.rule());
            }
        }
        if (found == ads.length) {
            tag.removeAttribute(attribute);
        } else {
            cut(tag, attribute, all, ads);
        }
        return null;
    }

    /** Cuts runs of candidates out, each with the comma after it or, at the end of the set, before it. */
    private static void cut(StartTag tag, String attribute, List<Srcset.Candidate> all, Ad[] ads) {
        for (int i = 0; i < ads.length; i++) {
            if (ads[i] == null) {
                continue;
            }
            int end = i + 1;
            while (end < ads.length && ads[end] != null) {
                end++;
            }
            if (end < ads.length) {
                tag.replaceInAttribute(
                        attribute, all.get(i).start(), all.get(end).start(), "");
            } else {
                tag.replaceInAttribute(
                        attribute, all.get(i - 1).end(), all.get(end - 1).end(), "");
            }
            i = end;
        }
    }
}
