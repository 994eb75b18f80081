package dev.pledge.policy;

/** Whether a cookie that is not allowed is also deleted in the browser that sent it. */
public enum ExpireCookies {
    /** It is hidden from the application only. */
    NEVER,
    /** It is deleted for the host, on HTML navigations, for paths within the context. */
    HOST,
    /** It is deleted for the parent domains too: for a team that owns the whole domain. */
    PARENTS
}
