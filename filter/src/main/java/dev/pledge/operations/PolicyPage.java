package dev.pledge.operations;

import dev.pledge.history.PolicyRevision;
import dev.pledge.site.Markup;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy that holds, those that held before, and what changed from one to the next. */
final class PolicyPage {
    private static final int SHOWN = 100;
    private static final int SHORT_DIGEST = 16;

    private final View view;
    private final List<PolicyRevision> policies;
    private final @Nullable PolicyRevision chosen;

    /** @param policies the one that holds first */
    PolicyPage(View view, List<PolicyRevision> policies) {
        this.view = view;
        this.policies = policies;
        this.chosen = chosen(policies, view.query().get("revision"));
    }

    private static @Nullable PolicyRevision chosen(List<PolicyRevision> policies, String revision) {
        for (PolicyRevision policy : policies) {
            if (policy.revision().equals(revision)) {
                return policy;
            }
        }
        return policies.isEmpty() || !revision.isEmpty() ? null : policies.get(0);
    }

    void write(Markup out) {
        PolicyRevision shown = chosen;
        if (shown == null) {
            out.element("p", view.text("ops.policy.unknown"), "class", "problem");
        } else {
            policy(out, shown);
        }
        history(out);
    }

    private void policy(Markup out, PolicyRevision shown) {
        int at = policies.indexOf(shown);
        PolicyRevision before = at + 1 < policies.size() ? policies.get(at + 1) : null;
        out.open("section", "class", "card");
        out.open("h2")
                .text(view.text("ops.policy.revision") + " ")
                .element("code", shown.revision())
                .close();
        out.open("p", "class", "quiet").text(view.text(at == 0 ? "ops.policy.holds-since" : "ops.policy.held-since"));
        out.text(" ");
        view.moment(out, shown.since());
        out.text(". SHA-256: ")
                .element("code", shown.digest(), "class", "digest")
                .close();
        if (before != null) {
            changes(out, before, shown);
        }
        out.open("details", "open", before == null ? "" : null).element("summary", view.text("ops.policy.text"));
        out.element("pre", shown.text(), "tabindex", "0", "role", "region", "aria-label", view.text("ops.policy.text"));
        out.close().close().line();
    }

    private void changes(Markup out, PolicyRevision before, PolicyRevision shown) {
        out.open("h3")
                .text(view.text("ops.policy.changes") + " ")
                .element("code", before.revision())
                .close();
        if (before.text().equals(shown.text())) {
            out.element("p", view.text("ops.policy.same-text"), "class", "quiet");
            return;
        }
        String name = view.text("ops.policy.changes");
        out.open("div", "class", "diff", "tabindex", "0", "role", "region", "aria-label", name);
        Context context = new Context(out, view.text("ops.policy.unchanged"));
        LineDiff.between(before.text(), shown.text()).forEach(context::line);
        context.end();
        out.close();
    }

    /** Writes changed lines with what is around them; long stretches without a change are left out. */
    private static final class Context {
        private static final int AROUND = 3;

        private final Markup out;
        private final String unchanged;
        private final ArrayDeque<String> same = new ArrayDeque<>();
        private int left;
        private int after;

        Context(Markup out, String unchanged) {
            this.out = out;
            this.unchanged = unchanged;
        }

        void line(LineDiff.Line line) {
            if (line.change() == LineDiff.Change.SAME) {
                same(line.text());
                return;
            }
            flush();
            boolean added = line.change() == LineDiff.Change.ADDED;
            out.open(added ? "ins" : "del")
                    .text((added ? "+ " : "− ") + line.text())
                    .close();
            after = AROUND;
        }

        private void same(String text) {
            if (after > 0) {
                after--;
                out.element("span", "  " + text);
                return;
            }
            same.add(text);
            if (same.size() > AROUND) {
                same.remove();
                left++;
            }
        }

        private void flush() {
            gap();
            same.forEach(text -> out.element("span", "  " + text));
            same.clear();
        }

        private void gap() {
            if (left > 0) {
                out.element("span", unchanged, "class", "gap");
                left = 0;
            }
        }

        void end() {
            left += same.size();
            gap();
        }
    }

    private void history(Markup out) {
        out.open("section", "class", "card").element("h2", view.text("ops.policy.history"));
        out.open("table", "class", "dense").element("caption", view.text("ops.policy.history"));
        out.open("thead").open("tr");
        for (String column : List.of("ops.policy.revision", "ops.policy.since", "ops.policy.digest")) {
            out.element("th", view.text(column), "scope", "col");
        }
        out.close().close().open("tbody").line();
        for (PolicyRevision policy : policies.subList(0, Math.min(SHOWN, policies.size()))) {
            String current = policy.equals(chosen) ? "true" : null;
            String address = view.address("/policy", Query.of("revision=" + policy.revision()));
            out.open("tr").open("th", "scope", "row").open("code");
            out.element("a", policy.revision(), "href", address, "aria-current", current)
                    .close()
                    .close();
            out.open("td");
            view.moment(out, policy.since());
            out.close().open("td");
            String digest = policy.digest();
            out.element("code", digest.substring(0, Math.min(SHORT_DIGEST, digest.length())) + "…")
                    .close()
                    .close();
            out.line();
        }
        out.close().close().close().line();
    }
}
