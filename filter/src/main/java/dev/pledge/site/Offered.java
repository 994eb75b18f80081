package dev.pledge.site;

/**
 * Which pages there are beside the statement.
 *
 * @param access the page on which a visitor sees, corrects and erases what is held about them, at {@code /me}; there only
 *     where subject access is enforced
 * @param complaints the form for complaints, at {@code /complaint}
 */
public record Offered(boolean access, boolean complaints) {
    /** Where a visitor sees what is held about them, below the statement's path. */
    public static final String ACCESS = "/me";

    /** Where a visitor complains, below the statement's path. */
    public static final String COMPLAINT = "/complaint";
}
