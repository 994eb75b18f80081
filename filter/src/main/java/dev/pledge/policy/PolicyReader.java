package dev.pledge.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a policy file: YAML 1.2 by its core schema, so that {@code off} is a word. Each promise is a section and says
 * its {@code mode}; a section that is absent is as in {@link Policy#builtIn(Mode)} with {@link Mode#REPORT}. The keys
 * are those of the JSON Schema {@code privacy-policy.schema.json} beside this class.
 *
 * <p>Nothing is resolved here: neither files nor host names are looked up.
 */
public final class PolicyReader {
    private static final Set<String> SECTIONS =
            new LinkedHashSet<>(List.of("site", "cookies", "ad-servers", "sensitive-forms", "statistics"));

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
        Section site = file.section("site", SiteReader.KEYS);
        Section cookies = file.section("cookies", CookieReader.KEYS);
        Section adServers = file.section("ad-servers", AdServerReader.KEYS);
        Section forms = file.section("sensitive-forms", SensitiveFormReader.KEYS);
        Section statistics = file.section("statistics", StatisticsReader.KEYS);
        SitePolicy sitePolicy = site == null ? defaults.site() : SiteReader.read(site);
        CookiePolicy cookiePolicy = cookies == null ? defaults.cookies() : CookieReader.read(cookies);
        AdServerPolicy adServerPolicy = adServers == null ? defaults.adServers() : AdServerReader.read(adServers);
        SensitiveFormPolicy formPolicy = forms == null ? defaults.sensitiveForms() : SensitiveFormReader.read(forms);
        StatisticsPolicy statisticsPolicy =
                statistics == null ? defaults.statistics() : StatisticsReader.read(statistics);
        file.report(Policy.faults(sitePolicy, cookiePolicy, formPolicy));
        mistakes.throwIfAny();
        return new Policy(sitePolicy, cookiePolicy, adServerPolicy, formPolicy, statisticsPolicy);
    }
}
