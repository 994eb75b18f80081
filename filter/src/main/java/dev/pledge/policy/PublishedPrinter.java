package dev.pledge.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the sections on what is published, on persons' rights and on operations as their readers read them. */
final class PublishedPrinter {
    private PublishedPrinter() {}

    static Map<String, Object> statement(StatementPolicy statement) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("path", statement.path());
        keys.put("header", statement.header());
        PolicyPrinter.putUnlessEmpty(keys, "texts", statement.texts());
        keys.put("ads-txt", statement.adsTxt());
        List<Object> words = new ArrayList<>();
        for (OwnWord word : statement.ownWords()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("title", translated(word.title()));
            item.put("text", translated(word.text()));
            item.put("by", word.by());
            item.put("date", word.date().toString());
            words.add(item);
        }
        PolicyPrinter.putUnlessEmpty(keys, "own-words", words);
        return keys;
    }

    private static Object translated(Translated texts) {
        return texts.isForAll() ? texts.in("") : texts.byLanguage();
    }

    static Map<String, Object> records(RecordsPolicy records) {
        Map<String, Object> keys = new LinkedHashMap<>();
        PolicyPrinter.putUnlessEmpty(keys, "data", records.data());
        keys.put("keep", PeriodText.print(records.keep()));
        return keys;
    }

    static Map<String, Object> subjectAccess(SubjectAccessPolicy access) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("mode", KeyWord.of(access.mode()));
        keys.put("due", PeriodText.print(access.due()));
        PolicyPrinter.putUnlessEmpty(keys, "reason", access.reason());
        PolicyPrinter.putUnlessEmpty(keys, "operator-role", access.operatorRole());
        return keys;
    }

    /** @param without which keys of partners are left out */
    static Map<String, Object> disclosures(DisclosurePolicy disclosures, List<String> without) {
        Map<String, Object> keys = PolicyPrinter.scope(disclosures.scope());
        PolicyPrinter.putUnlessEmpty(
                keys,
                "paths",
                disclosures.paths().stream().map(PathPattern::text).toList());
        List<Object> partners = new ArrayList<>();
        for (Partner partner : disclosures.partners()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", partner.name());
            PolicyPrinter.putUnlessEmpty(item, "role", partner.role());
            PolicyPrinter.putUnlessEmpty(item, "certificate", partner.certificate());
            PolicyPrinter.putUnlessEmpty(item, "token-sha256", partner.tokenSha256());
            item.put(
                    "purposes",
                    partner.purposes().stream().map(DisclosurePurpose::key).toList());
            item.keySet().removeAll(without);
            partners.add(item);
        }
        PolicyPrinter.putUnlessEmpty(keys, "partners", partners);
        return keys;
    }

    static Map<String, Object> contact(ContactPolicy contact) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("mode", KeyWord.of(contact.mode()));
        List<Object> rules = new ArrayList<>();
        for (ContactRule rule : contact.rules()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("channel", rule.channel().key());
            item.put("to", rule.to().key());
            item.put(
                    "purposes",
                    rule.purposes().stream().map(ContactPurpose::key).toList());
            rules.add(item);
        }
        keys.put("rules", rules);
        return keys;
    }

    static Map<String, Object> operations(OperationsPolicy operations) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("path", operations.path());
        PolicyPrinter.putUnlessEmpty(keys, "role", operations.role());
        PolicyPrinter.putUnlessEmpty(
                keys,
                "addresses",
                operations.addresses().stream().map(Cidr::toString).toList());
        PolicyPrinter.putUnlessEmpty(keys, "port", operations.port());
        keys.put("keep", PeriodText.print(operations.keep()));
        keys.put("report", KeyWord.of(operations.report()));
        return keys;
    }
}
