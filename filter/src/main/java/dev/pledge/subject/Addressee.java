package dev.pledge.subject;

/** Who is to be contacted. */
public enum Addressee {
    /** Somebody who has bought something. */
    CUSTOMER,
    /** Somebody who has not. */
    OTHER
}
