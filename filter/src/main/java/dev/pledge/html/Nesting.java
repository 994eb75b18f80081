package dev.pledge.html;

/** What markup stands in besides foreign content: how many templates, and whether a noscript, which is closed in any case by its end. */
final class Nesting {
    private int templates;
    private boolean noscript;
    private int templatesBefore;
    private int foreignBefore;

    int templates() {
        return templates;
    }

    /** Returns in how many templates and noscripts markup stands: what is open outside of them is not closed in them. */
    int scopes() {
        return templates + (noscript ? 1 : 0);
    }

    /** Returns in how many of them an element stands that an end tag here closes. */
    int scopesAround(int endTagFlags) {
        boolean closesTemplate = (endTagFlags & TagTable.TEMPLATE) != 0 && templates > (noscript ? templatesBefore : 0);
        return scopes() - (closesTemplate ? 1 : 0);
    }

    boolean inTemplate() {
        return templates > 0;
    }

    boolean inNoscript() {
        return noscript;
    }

    void templateBegins() {
        templates++;
    }

    void templateEnds() {
        templates = Math.max(0, templates - 1);
    }

    void noscriptBegins(ForeignContent foreign) {
        noscript = true;
        foreignBefore = foreign.depth();
        templatesBefore = templates;
    }

    void noscriptEnds(ForeignContent foreign) {
        noscript = false;
        foreign.restore(foreignBefore);
        templates = templatesBefore;
    }
}
