package dev.pledge.demo.privacy;

import dev.pledge.demo.shop.Licences;
import dev.pledge.demo.shop.Licences.Licence;
import dev.pledge.subject.Correction;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldItem;
import java.util.List;

/** The products that a customer has registered, with their licence keys. Erased, the key is no longer good. */
final class LicenceSource extends ShopSource<Licence> {
    private static final int LONGEST_NAME = 80;

    private final Licences licences;

    LicenceSource(Licences licences) {
        super("registrations");
        this.licences = licences;
    }

    @Override
    List<Licence> all(String email) {
        return licences.of(email);
    }

    @Override
    String key(Licence licence) {
        return licence.key();
    }

    @Override
    HeldItem item(Licence licence, Words words) {
        return new HeldItem(
                key(licence),
                words.of("title", licence.product()),
                List.of(
                        words.fixed("key", licence.key(), "fixed"),
                        words.fixed("serial", licence.serial(), "fixed"),
                        words.correctable("person", licence.holder()),
                        words.fixed("email", licence.email(), "fixed"),
                        words.fixed("issued", licence.issued().toString(), "fixed")));
    }

    @Override
    Correction correct(String email, Licence licence, String field, String value, Words words) {
        return change(value, LONGEST_NAME, words, holder -> licences.rename(licence.key(), email, holder));
    }

    @Override
    List<Erasure> erase(String email, List<Licence> all, Words words) {
        licences.erase(email);
        return erased(all, words);
    }
}
