package dev.pledge.statistics.postgres;

/** Where a database is, as errors tell it. */
final class Address {
    private Address() {}

    /** Returns a JDBC URL without what may be secret: parameters, and whatever stands before the host. */
    static String of(String url) {
        int end = url.indexOf('?');
        String address = end < 0 ? url : url.substring(0, end);
        int slashes = address.indexOf("//");
        int at = address.lastIndexOf('@');
        return slashes < 0 || at < slashes ? address : address.substring(0, slashes + 2) + address.substring(at + 1);
    }
}
