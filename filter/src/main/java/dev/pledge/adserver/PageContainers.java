package dev.pledge.adserver;

/** Which elements of one page hold ads by the compiled lists. For one thread. */
final class PageContainers {
    private final Compiled lists;
    private final Containers containers;
    private final PageSite page;
    private final boolean generic;
    private final boolean specific;

    /** @param pageHost in lower case, in its ASCII form; empty if it is not known */
    PageContainers(Compiled lists, String pageUrl, String pageHost) {
        this.lists = lists;
        this.containers = lists.containers();
        this.page = new PageSite(lists.suffixes(), containers.domains());
        page.begin(pageHost);
        boolean asked = !containers.isEmpty()
                && !pageHost.isEmpty()
                && !lists.pages().index().isEmpty();
        generic = !asked || !isOff(PageWide.GENERICHIDE, pageUrl, pageHost);
        specific = !asked || !isOff(PageWide.SPECIFICHIDE, pageUrl, pageHost);
    }

    private boolean isOff(PageWide part, String pageUrl, String pageHost) {
        DomainIds domains = lists.rules().domains();
        PageSite site = new PageSite(lists.suffixes(), domains);
        site.begin(pageHost);
        Request request = new Request(lists.suffixes(), domains, site);
        request.beginPage();
        int bits = Compiled.bit(part) | Compiled.bit(PageWide.ELEMHIDE) | Compiled.bit(PageWide.DOCUMENT);
        request.begin(pageUrl, pageHost, bits);
        Compiled.Kind pages = lists.pages();
        return pages.find(request, site, new Shortlist(pages.index())) != 0;
    }

    /** Judges a class or an id, see {@link PageAdServers#container}. */
    Verdict of(CosmeticRule.Attribute attribute, CharSequence text, int from, int to) {
        int rule = containers.first(Containers.key(attribute, text, from, to));
        if (rule < 0) {
            return Verdict.NONE;
        }
        int found = -1;
        for (int i = rule; i >= 0; i = containers.hasNext(i) ? i + 1 : -1) {
            if (page.in(containers.set(i))) {
                if (containers.isException(i)) {
                    return verdict(Verdict.Kind.EXCEPTED, attribute, text, from, to, i);
                }
                found = found < 0 && (containers.isGeneric(i) ? generic : specific) ? i : found;
            }
        }
        return found < 0 ? Verdict.NONE : verdict(Verdict.Kind.BLOCKED, attribute, text, from, to, found);
    }

    private Verdict verdict(
            Verdict.Kind kind, CosmeticRule.Attribute attribute, CharSequence text, int from, int to, int found) {
        StringBuilder rule = new StringBuilder(kind == Verdict.Kind.EXCEPTED ? "#@#" : "##");
        rule.append(attribute.sign()).append(text, from, to);
        return new Verdict(kind, rule.toString(), lists.lists().of(containers.line(found)), ListedHost.UNKNOWN);
    }
}
