package dev.pledge.site;

import dev.pledge.snapshot.Snapshot;
import dev.pledge.subject.Phrases;
import java.util.Locale;
import java.util.function.Supplier;

/** Says what Pledge's own sources say in the words of its pages, of which a site may have its own. */
public final class SitePhrases implements Phrases {
    private final Languages languages;
    private final Supplier<Snapshot> snapshot;

    /** @param snapshot the policy at any time: the site's own sentences belong to it */
    public SitePhrases(Languages languages, Supplier<Snapshot> snapshot) {
        this.languages = languages;
        this.snapshot = snapshot;
    }

    @Override
    public String of(Locale locale, String key, Object... values) {
        return languages
                .choose(snapshot.get().texts(), locale.getLanguage(), locale.toLanguageTag())
                .get(key, values);
    }
}
