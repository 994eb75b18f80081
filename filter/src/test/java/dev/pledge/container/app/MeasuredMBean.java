package dev.pledge.container.app;

/** What Pledge has measured in one application. */
public interface MeasuredMBean {
    /** Returns the sum of the meters of a name, of those with a tag; an empty tag means all. */
    double sum(String meter, String tag, String value);

    /** Returns all that a scrape could tell: each meter's name, tags, unit, description and values. */
    String getText();
}
