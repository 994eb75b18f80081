package dev.pledge.page;

/**
 * A header field that goes with a governed page.
 *
 * @param name the field's name
 * @param value its value
 * @param besides whether it is added even if the application has set a field of this name: it then stands beside the
 *     application's own and can only restrict further. Otherwise the application's field wins
 */
public record PageHeader(String name, String value, boolean besides) {}
