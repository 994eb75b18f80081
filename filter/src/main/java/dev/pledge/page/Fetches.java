package dev.pledge.page;

import dev.pledge.adserver.ResourceType;
import dev.pledge.html.AttributeNames;
import dev.pledge.html.Element;
import dev.pledge.html.HtmlHandler;
import dev.pledge.html.StartTag;
import dev.pledge.page.Fetch.Form;
import dev.pledge.page.Fetch.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of which elements fetch something, without a click or, with {@code ping} and {@code attributionsrc},
 * beside one: those of the HTML standard, of SVG 2 (chapter 16), of Attribution Reporting, and those from which the common
 * lazy loaders take addresses. A link or form that a visitor follows by choice is not among them.
 */
final class Fetches {
    /**
     * Of lazysizes, vanilla-lazyload, lozad, jQuery's Lazy and lazyload, slick, Swiper, Revolution Slider, Flickity,
     * WordPress's optimisers (Jetpack, WP Rocket, LiteSpeed, NitroPack) and consent tools (Cookiebot, Complianz, iubenda).
     */
    private static final String[] LAZY = {
        "data-src",
        "data-lazy-src",
        "data-original",
        "data-lazy",
        "data-lazyload",
        "data-flickity-lazyload",
        "data-rocket-src",
        "data-litespeed-src",
        "nitro-lazy-src",
        "data-cookieblock-src",
        "data-cmplz-src",
        "data-suppressedsrc",
    };

    private static final String[] LAZY_SETS = {
        "data-srcset", "data-lazy-srcset", "data-original-set", "data-flickity-lazyload-srcset"
    };

    /** Of whichever element has a picture behind it. */
    private static final String[] LAZY_BACKGROUNDS = {"data-bg", "data-background", "data-background-image"};

    private static final AttributeNames ALL_LAZY = AttributeNames.of(allLazy());

    private static final Fetch STYLE = besides("style", Form.STYLE, ResourceType.IMAGE);
    private static final Fetch BACKGROUND = besides("background", Form.URL, ResourceType.IMAGE);
    private static final Fetch REFRESH = new Fetch("content", Form.REFRESH, ResourceType.SUBDOCUMENT, Role.OWN);
    private static final Fetch BUTTON = besides("src", Form.URL, ResourceType.IMAGE);
    private static final Fetch PRELOAD_SET = new Fetch("imagesrcset", Form.SRCSET, ResourceType.IMAGE, Role.OWN);
    private static final String HREF = "href";
    private static final String XLINK_HREF = "xlink:href";

    private static final Fetch[] BACKGROUND_URLS = backgrounds(Form.URL);
    private static final Fetch[] BACKGROUND_VALUES = backgrounds(Form.STYLE);
    private static final Map<ResourceType, Fetch> LINKS = links();
    private static final Map<Element, List<Fetch>> IN_HTML = inHtml();
    private static final Map<Element, List<Fetch>> IN_SVG = inSvg();
    private static final Map<Element, Fetch[]> ALL_IN_HTML = arrays(IN_HTML, fetch -> true);
    private static final Map<Element, Fetch[]> NOT_LAZY_IN_HTML = arrays(IN_HTML, fetch -> fetch.role() != Role.LAZY);
    private static final Map<Element, Fetch[]> ALL_IN_SVG = arrays(IN_SVG, fetch -> true);

    private Fetches() {}

    /** Returns whether an element has attributes that fetch, besides those that {@link HtmlHandler#wantsFetching} is about. */
    static boolean has(Element element) {
        return switch (element) {
            case LINK, INPUT -> true;
            case A, AREA -> false;
            default -> IN_HTML.containsKey(element) || IN_SVG.containsKey(element);
        };
    }

    /**
     * Shows a tag's attributes that fetch to a visitor: what the element is there for first.
     *
     * @return whether the visitor needs no further look
     */
    static boolean visit(StartTag tag, Fetch.Visitor visitor) {
        boolean hasLazy = hasLazy(tag);
        if (ofElement(tag, hasLazy, visitor)) {
            return true;
        }
        return tag.isFetching() && onAnyElement(tag, hasLazy, visitor);
    }

    private static boolean onAnyElement(StartTag tag, boolean hasLazy, Fetch.Visitor visitor) {
        if (visit(tag, STYLE, visitor)) {
            return true;
        }
        if (tag.foreign()) {
            return false;
        }
        if (visit(tag, BACKGROUND, visitor)) {
            return true;
        }
        for (int i = 0; hasLazy && i < LAZY_BACKGROUNDS.length; i++) {
            CharSequence value = tag.value(LAZY_BACKGROUNDS[i]);
            // Some loaders take a URL, some a value in CSS.
            Fetch[] fetches = value != null && hasParenthesis(value) ? BACKGROUND_VALUES : BACKGROUND_URLS;
            if (value != null && visitor.visit(tag, fetches[i], value)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a tag has an address, not a set of images, that a lazy loader takes. */
    static boolean hasLazyAddress(StartTag tag) {
        for (String attribute : LAZY) {
            if (tag.has(attribute)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ofElement(StartTag tag, boolean hasLazy, Fetch.Visitor visitor) {
        Element element = tag.element();
        if (tag.foreign()) {
            return visitAll(tag, ALL_IN_SVG.get(element), visitor);
        }
        return switch (element) {
            case LINK -> link(tag, visitor);
            case META -> Tokens.is(tag.value("http-equiv"), "refresh") && visit(tag, REFRESH, visitor);
            case INPUT -> Tokens.is(tag.value("type"), "image") && visit(tag, BUTTON, visitor);
            default -> visitAll(tag, (hasLazy ? ALL_IN_HTML : NOT_LAZY_IN_HTML).get(element), visitor);
        };
    }

    private static boolean link(StartTag tag, Fetch.Visitor visitor) {
        ResourceType type = LinkTypes.fetched(tag.value("rel"), tag.value("as"));
        Fetch fetch = type == null ? null : LINKS.get(type);
        return fetch != null
                && (visit(tag, fetch, visitor) || type == ResourceType.IMAGE && visit(tag, PRELOAD_SET, visitor));
    }

    /** Returns whether a tag may have attributes for lazy loaders: most have none, and need not be searched for each. */
    private static boolean hasLazy(StartTag tag) {
        return tag.mayHaveAny(ALL_LAZY);
    }

    private static boolean visitAll(StartTag tag, Fetch @Nullable [] fetches, Fetch.Visitor visitor) {
        for (int i = 0; fetches != null && i < fetches.length; i++) {
            if (visit(tag, fetches[i], visitor)) {
                return true;
            }
        }
        return false;
    }

    private static boolean visit(StartTag tag, Fetch fetch, Fetch.Visitor visitor) {
        CharSequence value = tag.value(fetch.attribute());
        if (value == null) {
            return false;
        }
        boolean overridden = fetch.role() == Role.OWN && fetch.attribute().equals(XLINK_HREF) && tag.has(HREF);
        return !overridden && visitor.visit(tag, fetch, value);
    }

    private static boolean hasParenthesis(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '(') {
                return true;
            }
        }
        return false;
    }

    private static Map<Element, List<Fetch>> inHtml() {
        Map<Element, List<Fetch>> all = new EnumMap<>(Element.class);
        Fetch attribution = besides("attributionsrc", Form.LIST, ResourceType.PING);
        Fetch ping = besides("ping", Form.LIST, ResourceType.PING);
        all.put(Element.A, List.of(ping, attribution));
        all.put(Element.AREA, List.of(ping, attribution));
        all.put(Element.FRAME, List.of(own("src", Form.URL, ResourceType.SUBDOCUMENT)));
        all.put(Element.TRACK, List.of(own("src", Form.URL, ResourceType.MEDIA)));
        all.put(Element.OBJECT, List.of(own("data", Form.URL, ResourceType.OBJECT)));
        all.put(Element.EMBED, lazily(own("src", Form.URL, ResourceType.OBJECT)));
        all.put(Element.IFRAME, lazily(own("src", Form.URL, ResourceType.SUBDOCUMENT)));
        all.put(Element.SCRIPT, lazily(own("src", Form.URL, ResourceType.SCRIPT), attribution));
        all.put(Element.AUDIO, lazily(own("src", Form.URL, ResourceType.MEDIA)));
        all.put(
                Element.VIDEO,
                lazily(
                        own("src", Form.URL, ResourceType.MEDIA),
                        besides("poster", Form.URL, ResourceType.IMAGE),
                        besides("data-poster", Form.URL, ResourceType.IMAGE)));
        Fetch set = own("srcset", Form.SRCSET, ResourceType.IMAGE);
        all.put(Element.SOURCE, lazily(own("src", Form.URL, ResourceType.MEDIA), set));
        List<Fetch> image = lazily(own("src", Form.URL, ResourceType.IMAGE), set, attribution);
        all.put(Element.IMG, image);
        all.put(Element.IMAGE, image);
        return all;
    }

    private static Map<Element, List<Fetch>> inSvg() {
        Map<Element, List<Fetch>> all = new EnumMap<>(Element.class);
        for (Element element : List.of(Element.IMAGE, Element.FEIMAGE, Element.USE, Element.SCRIPT)) {
            ResourceType type = element == Element.SCRIPT ? ResourceType.SCRIPT : ResourceType.IMAGE;
            all.put(element, List.of(own(HREF, Form.URL, type), own(XLINK_HREF, Form.URL, type)));
        }
        for (Element element : List.of(
                Element.LINEARGRADIENT, Element.RADIALGRADIENT, Element.PATTERN, Element.TEXTPATH, Element.MPATH)) {
            all.put(
                    element,
                    List.of(
                            besides(HREF, Form.URL, ResourceType.IMAGE),
                            besides(XLINK_HREF, Form.URL, ResourceType.IMAGE)));
        }
        all.put(Element.A, List.of(besides("ping", Form.LIST, ResourceType.PING)));
        return all;
    }

    /** Puts what lazy loaders take after an element's own attributes, before those that it can do without. */
    private static List<Fetch> lazily(Fetch... own) {
        List<Fetch> all = new ArrayList<>();
        for (String attribute : LAZY) {
            all.add(new Fetch(attribute, Form.URL, own[0].type(), Role.LAZY));
        }
        for (String attribute : LAZY_SETS) {
            all.add(new Fetch(attribute, Form.SRCSET, ResourceType.IMAGE, Role.LAZY));
        }
        all.addAll(List.of(own));
        all.sort(Comparator.comparing(Fetch::role));
        return List.copyOf(all);
    }

    private static Map<Element, Fetch[]> arrays(Map<Element, List<Fetch>> lists, Predicate<Fetch> which) {
        Map<Element, Fetch[]> all = new EnumMap<>(Element.class);
        lists.forEach(
                (element, list) -> all.put(element, list.stream().filter(which).toArray(Fetch[]::new)));
        return all;
    }

    private static String[] allLazy() {
        return Stream.of(LAZY, LAZY_SETS, LAZY_BACKGROUNDS)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
    }

    private static Fetch[] backgrounds(Form form) {
        Fetch[] all = new Fetch[LAZY_BACKGROUNDS.length];
        Arrays.setAll(all, i -> besides(LAZY_BACKGROUNDS[i], form, ResourceType.IMAGE));
        return all;
    }

    private static Map<ResourceType, Fetch> links() {
        Map<ResourceType, Fetch> all = new EnumMap<>(ResourceType.class);
        for (ResourceType type : ResourceType.values()) {
            all.put(type, own(HREF, Form.URL, type));
        }
        return all;
    }

    private static Fetch own(String attribute, Form form, ResourceType type) {
        return new Fetch(attribute, form, type, Role.OWN);
    }

    private static Fetch besides(String attribute, Form form, ResourceType type) {
        return new Fetch(attribute, form, type, Role.BESIDES);
    }
}
