package dev.pledge.page;

import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.ByteText;
import dev.pledge.html.Element;
import dev.pledge.html.HtmlHandler;
import dev.pledge.html.StartTag;
import dev.pledge.html.TextEditor;
import dev.pledge.html.UrlReference;
import dev.pledge.policy.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Hands each tag of one page to the safeguards that look at its element, in order: what is removed needs no upgrade.
 * A safeguard that is not at work on this page is null.
 */
final class PageHandler implements HtmlHandler {
    private static final TextEditor NO_EDITS = (from, to, ascii) -> {};

    private final PageUrls urls;
    private final Evidence evidence;
    private final Mode adMode;
    private final Mode formMode;
    private final ReadOnlyTag readOnly = new ReadOnlyTag();
    private final @Nullable AdTags ads;
    private final @Nullable StyleSheets sheets;
    private final @Nullable InlineLoaders loaders;
    private final @Nullable StubTag stub;
    private final @Nullable EmptyContainers containers;
    private final @Nullable Upgrades upgrades;
    private final @Nullable Indicator indicator;
    private final @Nullable SensitiveForms fields;
    private final SrcdocDocuments documents;

    PageHandler(PageContext page, PageUrls urls, Evidence evidence, Safeguards safeguards, SrcdocDocuments documents) {
        this.urls = urls;
        this.evidence = evidence;
        this.adMode = page.adServers();
        this.formMode = page.sensitiveForms();
        this.ads = safeguards.ads();
        this.sheets = safeguards.sheets();
        this.loaders = safeguards.loaders();
        this.stub = safeguards.stub();
        this.containers = safeguards.containers();
        this.upgrades = safeguards.upgrades();
        this.indicator = safeguards.indicator();
        this.fields = safeguards.fields();
        this.documents = documents;
    }

    /** The safeguards that are at work on one page. */
    record Safeguards(
            @Nullable AdTags ads,
            @Nullable StyleSheets sheets,
            @Nullable InlineLoaders loaders,
            @Nullable StubTag stub,
            @Nullable EmptyContainers containers,
            @Nullable Upgrades upgrades,
            @Nullable Indicator indicator,
            @Nullable SensitiveForms fields) {}

    @Override
    public boolean wants(Element element) {
        return switch (element) {
            case BASE -> ads != null || upgrades != null;
            case FORM -> indicator != null || upgrades != null;
            case INPUT -> fields != null || upgrades != null || ads != null;
            case STYLE -> ads != null;
            // A document in it has its own forms, links and images.
            case IFRAME -> true;
            default -> ads != null && AdTags.wants(element) || upgrades != null && upgrades.wants(element);
        };
    }

    @Override
    public boolean wantsFetching() {
        return ads != null || upgrades != null && upgrades.wantsFetching();
    }

    @Override
    public boolean wantsIfEmpty(Element element) {
        return containers != null && EmptyContainers.wants(element);
    }

    @Override
    public void startTag(StartTag tag) {
        Element element = tag.element();
        if (containers != null && EmptyContainers.wants(element)) {
            containers.look(tag);
            if (!tag.isFetching()) {
                return;
            }
        }
        if (element == Element.BASE) {
            base(tag);
            return;
        }
        if (element == Element.STYLE) {
            // It is never rendered, so that its own attributes fetch nothing.
            if (sheets != null) {
                sheets.begin();
                tag.showText();
            }
            return;
        }
        if (ads != null) {
            if (ads.look(view(tag, adMode))) {
                if (stub != null && element == Element.SCRIPT) {
                    stub.loader(tag);
                    tag.insertBefore(stub.take());
                }
                boolean stays = adMode == Mode.REPORT && formMode == Mode.ENFORCE;
                if (!stays) {
                    return;
                }
            } else if (element == Element.SCRIPT && loaders != null && loaders.script(tag) && stub != null) {
                stub.loader(tag);
            }
        }
        if (upgrades != null) {
            upgrades.look(view(tag, formMode));
        }
        if (element == Element.FORM && indicator != null) {
            indicator.form(tag);
        }
        if (element == Element.INPUT && fields != null) {
            fields.look(tag);
        }
        if (element == Element.IFRAME) {
            documents.look(tag);
        }
    }

    @Override
    public boolean isSettled(StartTag beginning) {
        return SelfContained.settles(beginning);
    }

    @Override
    public void endTag(Element element) {
        if (indicator != null) {
            indicator.end(element);
        }
    }

    @Override
    public @Nullable String replacement(Element element, ByteText text, boolean whole) {
        if (loaders == null || !loaders.removes(text, whole) || adMode != Mode.ENFORCE) {
            return null;
        }
        return stub == null ? "" : stub.take();
    }

    @Override
    public int editText(Element element, ByteText text, boolean last, TextEditor editor) {
        return sheets == null ? text.length() : sheets.look(text, last, adMode == Mode.ENFORCE ? editor : NO_EDITS);
    }

    @Override
    public void notInspected(Element element) {
        if (ads != null) {
            evidence.found(Kind.PAGE_NOT_INSPECTED, element.tagName(), "too-long");
        }
    }

    private void base(StartTag tag) {
        if (urls.decides(tag)) {
            String href = tag.attribute("href");
            UrlReference url =
                    upgrades != null ? upgrades.base(view(tag, formMode)) : href == null ? null : urls.resolve(href);
            if (!urls.follow(url)) {
                notInspected(Element.BASE);
            }
        }
    }

    private StartTag view(StartTag tag, Mode mode) {
        return mode == Mode.ENFORCE ? tag : readOnly.of(tag);
    }
}
