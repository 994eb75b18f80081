package dev.pledge.demo.privacy;

import dev.pledge.demo.shop.Outbox;
import dev.pledge.demo.shop.Outbox.Waiting;
import dev.pledge.subject.Correction;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldItem;
import java.util.List;

/** Letters to a customer that the mail server has not taken yet. Erased, they are never sent. */
final class LetterSource extends ShopSource<Waiting> {
    private final Outbox outbox;

    LetterSource(Outbox outbox) {
        super("letters");
        this.outbox = outbox;
    }

    @Override
    List<Waiting> all(String email) {
        return outbox.of(email);
    }

    @Override
    String key(Waiting letter) {
        return Long.toString(letter.id());
    }

    @Override
    HeldItem item(Waiting letter, Words words) {
        return new HeldItem(
                key(letter),
                words.of("title", letter.subject()),
                List.of(
                        words.fixed("email", letter.email(), "fixed"),
                        words.fixed("body", letter.body(), "fixed"),
                        words.fixed("written", letter.written().toString(), "fixed")));
    }

    @Override
    Correction correct(String email, Waiting letter, String field, String value, Words words) {
        return Correction.refused(words.of("fixed"));
    }

    @Override
    List<Erasure> erase(String email, List<Waiting> all, Words words) {
        outbox.erase(email);
        return erased(all, words);
    }
}
