package dev.pledge.page;

import dev.pledge.policy.Mode;

/**
 * Where a page stands.
 *
 * @param url its absolute URL, as the browser sees it
 * @param secure whether it is sent over HTTPS
 * @param path its path within the context: decoded, without path parameters and query
 * @param contextPath the application's context path as it stands in URLs: empty, or with a leading slash and no trailing one
 * @param adServers how far the promise on ad servers is kept here
 * @param sensitiveForms how far the promise on sensitive forms is kept here
 */
public record PageContext(
        String url, boolean secure, String path, String contextPath, Mode adServers, Mode sensitiveForms) {

    /** Returns the same place, where nothing but the promise on ad servers is kept. */
    PageContext enforcingAds() {
        return new PageContext(url, secure, path, contextPath, Mode.ENFORCE, Mode.OFF);
    }
}
