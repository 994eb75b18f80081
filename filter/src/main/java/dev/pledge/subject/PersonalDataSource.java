package dev.pledge.subject;

import java.util.List;
import java.util.Locale;

/**
 * A part of the application that holds data about persons: its customers, say, or its orders. An application implements
 * this once for each part, and has Pledge find it: as a servlet context attribute named {@code
 * dev.pledge.subject.PersonalDataSource} that holds one, or a collection of them, or through {@link
 * java.util.ServiceLoader}.
 *
 * <p>Pledge makes sure that it is the person who asks, or an operator whom the policy lets ask. All methods but the first
 * two are called on threads of Pledge's own, several at once, where neither a request nor a transaction of the container's
 * is there. Each has a time limit, after which nobody waits for it any more; it is not interrupted but when the application
 * ends. Whatever they throw is logged, and the person is told that this source could not answer.
 */
public interface PersonalDataSource {
    /** Returns what the source is called in addresses and in JSON: small letters, digits and hyphens, a letter first. */
    String id();

    /** Returns what the source is called for the person, such as "Orders". */
    String name(Locale locale);

    /**
     * Returns all that is held about the person, in the order in which it is to be shown; empty if nothing is.
     *
     * @param locale the language of labels and reasons
     */
    List<HeldItem> held(DataSubject person, Locale locale) throws Exception;

    /**
     * Corrects one field of what is held about the person. It is only asked for a field that {@link #held} has just
     * returned for this person as correctable.
     *
     * @param item the item's key
     * @param field the field's key
     * @param value what it is to be, as the person has entered it: it has been checked for nothing
     * @param locale the language of the answer
     */
    Correction correct(DataSubject person, String item, String field, String value, Locale locale) throws Exception;

    /**
     * Erases all that is held about the person, but for what must be kept. When it returns, {@link #held} finds only the
     * latter.
     *
     * @param locale the language of the answer
     */
    List<Erasure> erase(DataSubject person, Locale locale) throws Exception;
}
