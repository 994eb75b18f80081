package dev.pledge.demo.privacy;

import dev.pledge.demo.shop.Shop;
import dev.pledge.subject.PersonalDataSource;
import java.util.List;

/** All places in which the shop holds something about its customers. */
public final class PersonalSources {
    private PersonalSources() {}

    /** Returns those of a shop, in the order in which they are shown. */
    public static List<PersonalDataSource> of(Shop shop) {
        return List.of(
                new CustomerSource(shop.customers()),
                new OrderSource(shop.orders()),
                new LicenceSource(shop.licences()),
                new SurveySource(shop.surveys()),
                new PostSource(shop.forum()),
                new LetterSource(shop.outbox()));
    }
}
