package dev.pledge.demo.privacy;

import dev.pledge.demo.shop.Surveys;
import dev.pledge.demo.shop.Surveys.Answer;
import dev.pledge.demo.shop.Surveys.Stored;
import dev.pledge.subject.Correction;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldItem;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/** What a customer has answered to the survey while signed in. */
final class SurveySource extends ShopSource<Stored> {
    private static final int LONGEST_FOUND_BY = 40;
    private static final int LONGEST_REMARKS = 2_000;

    private final Surveys surveys;

    SurveySource(Surveys surveys) {
        super("survey-answers");
        this.surveys = surveys;
    }

    @Override
    List<Stored> all(String email) {
        return surveys.of(email);
    }

    @Override
    String key(Stored stored) {
        return Long.toString(stored.id());
    }

    @Override
    HeldItem item(Stored stored, Words words) {
        Answer answer = stored.answer();
        return new HeldItem(
                key(stored),
                words.of("title", LocalDate.ofInstant(stored.answered(), ZoneOffset.UTC)),
                List.of(
                        words.correctable("rating", Integer.toString(answer.rating())),
                        words.correctable("found-by", answer.foundBy()),
                        words.correctable("remarks", answer.remarks()),
                        words.fixed("answered", stored.answered().toString(), "fixed")));
    }

    @Override
    Correction correct(String email, Stored stored, String field, String value, Words words) {
        String entered = value.strip();
        return switch (field) {
            case "rating" ->
                entered.matches("[1-5]")
                        ? changed(surveys.rate(stored.id(), email, Integer.parseInt(entered)), words)
                        : Correction.refused(words.of("rating-wrong"));
            case "found-by" ->
                text(entered, LONGEST_FOUND_BY, words, text -> surveys.foundBy(stored.id(), email, text));
            default -> text(entered, LONGEST_REMARKS, words, text -> surveys.remark(stored.id(), email, text));
        };
    }

    /** Changes a text that may be empty. */
    private static Correction text(String entered, int longest, Words words, Predicate<String> change) {
        return entered.length() > longest
                ? Correction.refused(words.of("too-long", longest))
                : changed(change.test(entered), words);
    }

    @Override
    List<Erasure> erase(String email, List<Stored> all, Words words) {
        surveys.erase(email);
        return erased(all, words);
    }
}
