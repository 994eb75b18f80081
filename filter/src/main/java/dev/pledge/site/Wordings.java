package dev.pledge.site;

import dev.pledge.policy.PathPattern;
import dev.pledge.policy.StatementPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How things of the policy are put before a visitor. */
final class Wordings {
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern WEB = Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[!-~]*)?");

    private final View view;

    Wordings(View view) {
        this.view = view;
    }

    /** Returns how to reach the site: a link where it is an e-mail address or a web address. */
    Markup.Part contact() {
        String contact = view.snapshot().policy().site().contact();
        if (MAIL.matcher(contact).matches()) {
            return out -> out.link("mailto:" + contact, contact);
        }
        return WEB.matcher(contact).matches() ? out -> out.link(contact, contact) : out -> out.foreign(contact);
    }

    boolean hasContact() {
        return !view.snapshot().policy().site().contact().isEmpty();
    }

    /** Returns paths one after the other, as they stand in the browser's address bar. */
    Markup.Part paths(List<PathPattern> patterns) {
        return out -> {
            boolean first = true;
            for (String path : shown(patterns)) {
                out.text(first ? "" : ", ").element("code", path);
                first = false;
            }
        };
    }

    /** Returns paths as they stand in the browser's address bar; one that another covers is left out. */
    List<String> shown(List<PathPattern> patterns) {
        List<String> shown = new ArrayList<>();
        for (PathPattern pattern : patterns) {
            String text = pattern.text();
            boolean covered =
                    patterns.stream().anyMatch(other -> other.text().equals(text.equals("/") ? "/*" : text + "/*"));
            if (!covered) {
                shown.add(address(text));
            }
        }
        return shown;
    }

    private String address(String pattern) {
        if (pattern.startsWith("*")) {
            return "…" + pattern.substring(1);
        }
        StatementPolicy statement = view.snapshot().policy().statement();
        int context =
                view.base().length() - (statement == null ? 0 : statement.path().length());
        String path = pattern.isEmpty() ? "/" : pattern;
        return view.base().substring(0, context)
                + (path.endsWith("/*") ? path.substring(0, path.length() - 1) + "…" : path);
    }
}
