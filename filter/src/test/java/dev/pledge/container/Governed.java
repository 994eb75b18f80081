package dev.pledge.container;

import dev.pledge.adserver.CompiledLists;
import dev.pledge.container.app.Html;
import dev.pledge.page.PageGovernor;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;

/** What the pages of the test applications become under the built-in policy. */
final class Governed {
    private static final String STUB = "<script src=\"/privacy/stubs.js?"
            + new PageGovernor(Policy.builtIn(Mode.ENFORCE), CompiledLists.builtIn(), "test")
                    .stubs()
                    .revision()
            + "\"></script>";

    private Governed() {}

    /** Returns a page without its ad tags: a script that does nothing takes the place of the first of an ad server. */
    static String page(String text) {
        int first = text.indexOf(Html.SCRIPT);
        String stubbed =
                first < 0 ? text : text.substring(0, first) + STUB + text.substring(first + Html.SCRIPT.length());
        return stubbed.replace(Html.SCRIPT, "").replace(Html.FRAME, "");
    }
}
