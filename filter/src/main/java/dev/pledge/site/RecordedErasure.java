package dev.pledge.site;

import dev.pledge.subject.Answered;
import dev.pledge.subject.DataSubject;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.Requests.What;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Erases what is held about a person: the request is on record before, and its end after. */
final class RecordedErasure {
    private static final Logger LOG = System.getLogger(RecordedErasure.class.getName());

    private final Desk desk;
    private final DeskCall call;

    RecordedErasure(Desk desk, DeskCall call) {
        this.desk = desk;
        this.call = call;
    }

    /** Returns what became of it; null if it could not be recorded, and so was not done. */
    @Nullable
    List<Answered<Erasure>> erase(DataSubject person, @Nullable String operator) {
        long number;
        try {
            number = desk.books().requests().received(What.ERASE, person, operator, call.due(), false);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A request to erase could not be recorded, so nothing was erased", e);
            return null;
        }
        List<Answered<Erasure>> answers = desk.data().erase(person, call.locale());
        if (Answered.all(answers)) {
            try {
                desk.books().requests().done(number);
            } catch (IOException e) {
                LOG.log(Level.ERROR, "That request " + number + " is done could not be recorded", e);
            }
        }
        return answers;
    }
}
