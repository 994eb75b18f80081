package dev.pledge.site;

import dev.pledge.policy.ContactPurpose;
import dev.pledge.policy.ContactRule;
import dev.pledge.policy.DisclosurePurpose;
import dev.pledge.policy.Partner;
import dev.pledge.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** What the statement says of who receives data, of contact, and of what a visitor may ask for. */
final class RightsSections {
    private final Policy policy;
    private final View view;
    private final Texts texts;
    private final Wordings wordings;
    private final Offered offered;

    RightsSections(Policy policy, View view, Wordings wordings, Offered offered) {
        this.policy = policy;
        this.view = view;
        this.texts = view.texts();
        this.wordings = wordings;
        this.offered = offered;
    }

    void disclosures(Markup out) {
        List<Partner> partners = policy.disclosures().partners();
        if (partners.isEmpty()) {
            out.sentenceIn("p", texts, "statement.disclosures.nobody");
            return;
        }
        out.sentenceIn("p", texts, "statement.disclosures.partners");
        Table table =
                new Table(out, texts.get("statement.disclosures.partner"), texts.get("statement.disclosures.purposes"));
        for (Partner partner : partners) {
            List<String> purposes = new ArrayList<>();
            for (DisclosurePurpose purpose : partner.purposes()) {
                purposes.add(texts.get("statement.disclosures." + purpose.key()));
            }
            table.row(cell -> cell.foreign(partner.name()), cell -> list(cell, purposes));
        }
        table.end();
    }

    void contact(Markup out) {
        List<ContactRule> rules = policy.contact().rules();
        if (rules.isEmpty()) {
            out.sentenceIn("p", texts, "statement.contact.never");
            return;
        }
        out.sentenceIn("p", texts, "statement.contact.rules");
        Table table = new Table(
                out,
                texts.get("statement.contact.how"),
                texts.get("statement.contact.who"),
                texts.get("statement.contact.what-for"));
        for (ContactRule rule : rules) {
            List<String> purposes = new ArrayList<>();
            for (ContactPurpose purpose : rule.purposes()) {
                purposes.add(texts.get("statement.contact." + purpose.key()));
            }
            table.row(
                    cell -> cell.text(
                            texts.get("statement.contact." + rule.channel().key())),
                    cell -> cell.text(texts.get("statement.contact." + rule.to().key())),
                    cell -> list(cell, purposes));
        }
        table.end();
    }

    void access(Markup out) {
        out.open("p").sentence(texts, "statement.rights.what");
        if (offered.access()) {
            out.text(" ").sentence(texts, "statement.rights.page", link(Offered.ACCESS, "statement.rights.page.link"));
        }
        if (wordings.hasContact()) {
            String key = offered.access() ? "statement.rights.or-write" : "statement.rights.write";
            out.text(" ").sentence(texts, key, wordings.contact());
        }
        out.close();
        out.open("p")
                .sentence(texts, "statement.rights.due", policy.subjectAccess().due());
        String reason = policy.subjectAccess().reason();
        if (reason != null) {
            out.text(" ").sentence(texts, "statement.rights.reason", (Markup.Part) part -> part.foreign(reason));
        }
        out.close();
    }

    void complaint(Markup out) {
        if (offered.complaints()) {
            out.sentenceIn(
                    "p", texts, "statement.complaint.page", link(Offered.COMPLAINT, "statement.complaint.page.link"));
        } else if (wordings.hasContact()) {
            out.sentenceIn("p", texts, "statement.complaint.contact", wordings.contact());
        }
        out.sentenceIn("p", texts, "statement.complaint.authority");
    }

    private Markup.Part link(String path, String key) {
        return out -> out.link(view.to(path), texts.get(key));
    }

    private static void list(Markup out, List<String> items) {
        out.open("ul");
        for (String item : items) {
            out.element("li", item);
        }
        out.close();
    }
}
