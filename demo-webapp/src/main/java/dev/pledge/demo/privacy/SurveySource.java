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
    Correction correct(Stored stored, String field, String value, Words words) {
        String entered = value.strip();
        Answer before = stored.answer();
        Answer after = switch (field) {
            case "rating" ->
                new Answer(
                        entered.matches("[1-5]") ? Integer.parseInt(entered) : 0, before.foundBy(), before.remarks());
            case "found-by" -> new Answer(before.rating(), entered, before.remarks());
            default -> new Answer(before.rating(), before.foundBy(), entered);
        };
        if (after.rating() == 0) {
            return Correction.refused(words.of("rating-wrong"));
        }
        if (after.foundBy().length() > LONGEST_FOUND_BY || after.remarks().length() > LONGEST_REMARKS) {
            return Correction.refused(
                    words.of("too-long", field.equals("found-by") ? LONGEST_FOUND_BY : LONGEST_REMARKS));
        }
        surveys.change(stored.id(), after);
        return Correction.done();
    }

    @Override
    List<Erasure> erase(String email, List<Stored> all, Words words) {
        surveys.erase(email);
        return erased(all, words);
    }
}
