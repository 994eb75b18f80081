package dev.pledge.subject;

import org.jspecify.annotations.Nullable;

/**
 * The person that an answer is about, known to be that person: signed in, or holding the session.
 *
 * @param name the name that they are signed in under; null for a visitor who is not
 * @param session the id of their session; null if there is none, or an operator asks for somebody
 */
public record DataSubject(@Nullable String name, @Nullable String session) {
    /** @throws IllegalArgumentException if there is neither name nor session: such a visitor is nobody in particular */
    public DataSubject {
        if (name == null && session == null) {
            throw new IllegalArgumentException("a data subject has a name or a session");
        }
    }

    /** Returns the person who signs in under a name. */
    public static DataSubject named(String name) {
        return new DataSubject(name, null);
    }

    /** Returns a text that does not tell who it is. */
    @Override
    public String toString() {
        return "DataSubject[hidden]";
    }
}
