package dev.pledge.subject;

import dev.pledge.subject.Answered.Failure;
import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that is held about a person, by all sources. They are asked at the same time, each within a time limit; one that is
 * slow or fails is named in the answer, and the rest is there all the same. Safe for use by all threads.
 */
public final class PersonalData implements Closeable {
    /** How long a value of a correction may be, in characters. */
    public static final int LONGEST_VALUE = 10_000;

    private static final Logger LOG = System.getLogger(PersonalData.class.getName());
    private static final String NAMELESS = "?";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,60}");

    private final Supplier<List<PersonalDataSource>> sources;
    private final Phrases phrases;
    private final Duration limit;
    private final SourceThreads threads = new SourceThreads();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();

    /**
     * Makes it.
     *
     * @param sources those that there are at present; of two with one id the second fails
     * @param phrases says what sources do not say themselves
     * @param limit how long a source may take to show; to correct or erase it may take three times as long
     */
    public PersonalData(Supplier<List<PersonalDataSource>> sources, Phrases phrases, Duration limit) {
        this.sources = sources;
        this.phrases = phrases;
        this.limit = limit;
    }

    /** Returns all that is held about a person, by source. */
    public List<Answered<HeldItem>> about(DataSubject person, Locale locale) {
        return ask(locale, limit, source -> List.copyOf(source.held(person, locale)));
    }

    /** Erases what need not be kept. */
    public List<Answered<Erasure>> erase(DataSubject person, Locale locale) {
        return ask(locale, limit.multipliedBy(3), source -> List.copyOf(source.erase(person, locale)));
    }

    /** Corrects a field, if it is one of this person's that can be corrected. */
    public Correction correct(
            DataSubject person, String source, String item, String field, String value, Locale locale) {
        if (value.length() > LONGEST_VALUE) {
            return Correction.refused(phrases.of(locale, "subject.correction.too-long", LONGEST_VALUE));
        }
        PersonalDataSource holder = find(source);
        if (holder == null) {
            return unknown(locale);
        }
        Asked<Correction> asked = start(holder, source, () -> {
            HeldField held = find(holder.held(person, locale), item, field);
            if (held == null) {
                return unknown(locale);
            }
            String fixed = held.fixed();
            return fixed != null ? Correction.refused(fixed) : holder.correct(person, item, field, value, locale);
        });
        Correction answer =
                asked.await(System.nanoTime() + limit.multipliedBy(3).toNanos());
        return answer == null ? Correction.failed() : answer;
    }

    private Correction unknown(Locale locale) {
        return Correction.refused(phrases.of(locale, "subject.correction.unknown"));
    }

    private static @Nullable HeldField find(List<HeldItem> items, String item, String field) {
        for (HeldItem held : items) {
            if (held.key().equals(item)) {
                for (HeldField candidate : held.fields()) {
                    if (candidate.key().equals(field)) {
                        return candidate;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable PersonalDataSource find(String id) {
        for (PersonalDataSource source : sources.get()) {
            if (id(source).equals(id) && ID.matcher(id).matches()) {
                return source;
            }
        }
        return null;
    }

    /** What is asked of one source. */
    @FunctionalInterface
    private interface Question<T> {
        List<T> of(PersonalDataSource source) throws Exception;
    }

    private <T> List<Answered<T>> ask(Locale locale, Duration within, Question<T> question) {
        long until = System.nanoTime() + within.toNanos();
        List<Asked<List<T>>> asked = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (PersonalDataSource source : sources.get()) {
            String id = id(source);
            boolean known = ID.matcher(id).matches() && ids.add(id);
            asked.add(known ? start(source, id, () -> question.of(source)) : misnamed(source, id));
        }
        List<Answered<T>> answers = new ArrayList<>();
        for (Asked<List<T>> one : asked) {
            List<T> items = one.await(until);
            answers.add(new Answered<>(
                    one.id, name(one.source, one.id, locale), items == null ? List.of() : items, one.failure));
        }
        return answers;
    }

    private <T> Asked<T> misnamed(PersonalDataSource source, String id) {
        LOG.log(
                Level.ERROR,
                "The source of personal data {0} ({1}) is not asked: another has its id, or it is not of small letters,"
                        + " digits and hyphens.",
                id,
                source.getClass().getName());
        return new Asked<>(source, id, null, Failure.FAILED);
    }

    /** Returns {@value #NAMELESS}, which is no id, if it has none. */
    private static String id(PersonalDataSource source) {
        return said(source, source::id, NAMELESS);
    }

    private static String name(PersonalDataSource source, String id, Locale locale) {
        return said(source, () -> source.name(locale), id);
    }

    /** What one source cannot say is no reason to say nothing of the others. */
    private static String said(PersonalDataSource source, Supplier<@Nullable String> text, String otherwise) {
        try {
            String said = text.get();
            return said == null ? otherwise : said;
        } catch (RuntimeException | LinkageError e) {
            LOG.log(
                    Level.WARNING,
                    "The source of personal data " + source.getClass().getName() + " cannot say what it is called",
                    e);
            return otherwise;
        }
    }

    private <T> Asked<T> start(PersonalDataSource source, String id, Callable<T> question) {
        try {
            return new Asked<>(source, id, threads.of(id).submit(question), null);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "Too many ask the source of personal data {0}", id);
            return new Asked<>(source, id, null, Failure.BUSY);
        }
    }

    /** Where it failed is logged once for each source: it is asked by every visitor who looks. */
    private void told(String id, @Nullable Throwable cause) {
        if (failed.add(id)) {
            LOG.log(Level.WARNING, "The source of personal data " + id + " failed", cause);
        } else {
            LOG.log(Level.WARNING, "The source of personal data {0} failed again: {1}", id, kind(cause));
        }
    }

    private static String kind(@Nullable Throwable cause) {
        return cause == null ? "unknown" : cause.getClass().getName();
    }

    /** A source that has been asked, and what came of it. */
    private final class Asked<T> {
        private final PersonalDataSource source;
        private final String id;
        private final @Nullable Future<T> future;
        private @Nullable Failure failure;

        Asked(PersonalDataSource source, String id, @Nullable Future<T> future, @Nullable Failure failure) {
            this.source = source;
            this.id = id;
            this.future = future;
            this.failure = failure;
        }

        /**
         * Returns null if it failed. What takes too long is not begun any more, and is not interrupted: half a change is
         * worse than a late one, and a file that a thread is about to read when it is interrupted is closed for all of
         * them, as that of a database within the application ({@link java.nio.channels.ClosedByInterruptException}).
         */
        @Nullable
        T await(long until) {
            if (future == null) {
                return null;
            }
            try {
                T answer = future.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                failure = answer == null ? Failure.FAILED : null;
                return answer;
            } catch (TimeoutException e) {
                LOG.log(Level.WARNING, "The source of personal data {0} takes too long", id);
                failure = Failure.TOO_SLOW;
                future.cancel(false);
            } catch (InterruptedException e) {
                failure = Failure.TOO_SLOW;
                future.cancel(false);
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                told(id, e.getCause());
                failure = Failure.FAILED;
            }
            return null;
        }
    }

    /** Ends the threads on which sources are asked. */
    @Override
    public void close() {
        threads.close();
    }
}
