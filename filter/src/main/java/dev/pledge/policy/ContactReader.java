package dev.pledge.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code contact}. */
final class ContactReader {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("mode", "rules"));
    static final Set<String> RULE = new LinkedHashSet<>(List.of("channel", "to", "purposes"));

    private static final Type<Channel> CHANNEL = Type.oneOf(Channel.class);
    private static final Type<Audience> AUDIENCE = Type.oneOf(Audience.class);
    private static final Type<ContactPurpose> PURPOSE = Type.oneOf(ContactPurpose.class);

    private ContactReader() {}

    static ContactPolicy read(Section section) {
        ContactPolicy builtIn = ContactPolicy.builtIn(ScopeReader.mode(section));
        return section.has("rules") ? new ContactPolicy(builtIn.mode(), rules(section)) : builtIn;
    }

    private static List<ContactRule> rules(Section section) {
        List<Section> items = section.sections("rules", RULE);
        List<ContactRule> rules = new ArrayList<>();
        for (Section item : items == null ? List.<Section>of() : items) {
            Channel channel = item.required("channel", CHANNEL);
            Audience to = item.required("to", AUDIENCE);
            List<ContactPurpose> purposes = item.list("purposes", PURPOSE);
            if (purposes == null || purposes.isEmpty()) {
                if (!item.hasItems("purposes")) {
                    item.mistake("purposes", "nothing", "at least one purpose, such as order");
                }
            } else if (channel != null && to != null) {
                rules.add(new ContactRule(channel, to, EnumSet.copyOf(purposes)));
            }
        }
        return rules;
    }
}
