package dev.pledge.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a policy file: YAML 1.2 by its core schema, so that {@code off} is a word. Each promise is a section and says
 * its {@code mode}; a section that is absent is as in {@link Policy#builtIn(Mode)} with {@link Mode#REPORT}. The keys
 * are those of the JSON Schema {@code privacy-policy.schema.json} beside this class.
 *
 * <p>Nothing is resolved here: neither files nor host names are looked up.
 */
public final class PolicyReader {
    private static final Set<String> SECTIONS = new LinkedHashSet<>(List.of(
            "site",
            "cookies",
            "ad-servers",
            "sensitive-forms",
            "statistics",
            "statement",
            "records",
            "subject-access",
            "disclosures",
            "contact",
            "operations"));

    private PolicyReader() {}

    /**
     * Returns the text of a policy file, as it is to be handed to {@link #read}.
     *
     * @param fileName the name that mistakes are told with
     * @param bytes the file, in UTF-8
     * @throws PolicyException if the bytes are no UTF-8, with the place of the first that is none
     */
    public static String text(String fileName, byte[] bytes) {
        Mistakes mistakes = new Mistakes(fileName);
        String text = PolicyBytes.text(bytes, mistakes);
        mistakes.throwIfAny();
        return text;
    }

    /**
     * Reads a policy.
     *
     * @param fileName the name that mistakes are told with
     * @param yaml the text, at most 262144 characters; a byte order mark is skipped
     * @throws PolicyException if anything is wrong, with all that is
     */
    public static Policy read(String fileName, String yaml) {
        Mistakes mistakes = new Mistakes(fileName);
        Node root = new YamlText(yaml, mistakes).root();
        if (root == null) {
            mistakes.throwIfAny();
            throw new IllegalStateException("a text without a root is a mistake");
        }
        Section file = new Section(root, root, "", SECTIONS, mistakes);
        if (file.keys().isEmpty() && mistakes.none()) {
            // Not a policy that says nothing, but most likely a file that was cut off.
            mistakes.add(root, "", "nothing", "at least one section, such as site or cookies");
        }
        Policy defaults = Policy.builtIn(Mode.REPORT);
        SitePolicy site = part(file, "site", SiteReader.KEYS, SiteReader::read, defaults.site());
        CookiePolicy cookies = part(file, "cookies", CookieReader.KEYS, CookieReader::read, defaults.cookies());
        AdServerPolicy adServers =
                part(file, "ad-servers", AdServerReader.KEYS, AdServerReader::read, defaults.adServers());
        SensitiveFormPolicy forms = part(
                file,
                "sensitive-forms",
                SensitiveFormReader.KEYS,
                SensitiveFormReader::read,
                defaults.sensitiveForms());
        StatisticsPolicy statistics =
                part(file, "statistics", StatisticsReader.KEYS, StatisticsReader::read, defaults.statistics());
        Section statement = file.section("statement", StatementReader.KEYS);
        StatementPolicy published = statement == null ? null : StatementReader.read(statement);
        RecordsPolicy records = part(file, "records", RecordsReader.KEYS, RecordsReader::read, defaults.records());
        SubjectAccessPolicy subjectAccess = part(
                file, "subject-access", SubjectAccessReader.KEYS, SubjectAccessReader::read, defaults.subjectAccess());
        DisclosurePolicy disclosures =
                part(file, "disclosures", DisclosureReader.KEYS, DisclosureReader::read, defaults.disclosures());
        ContactPolicy contact = part(file, "contact", ContactReader.KEYS, ContactReader::read, defaults.contact());
        Section seen = file.section("operations", OperationsReader.KEYS);
        OperationsPolicy operations = seen == null ? null : OperationsReader.read(seen);
        file.report(Agreement.faults(site, cookies, forms, published, subjectAccess));
        file.report(Agreement.faults(published, operations));
        mistakes.throwIfAny();
        return new Policy(
                site,
                cookies,
                adServers,
                forms,
                statistics,
                published,
                records,
                subjectAccess,
                disclosures,
                contact,
                operations);
    }

    private static <T> T part(Section file, String key, Set<String> keys, Function<Section, T> reader, T builtIn) {
        Section section = file.section(key, keys);
        return section == null ? builtIn : reader.apply(section);
    }
}
