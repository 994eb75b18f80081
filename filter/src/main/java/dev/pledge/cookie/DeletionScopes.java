package dev.pledge.cookie;

import dev.pledge.policy.SitePolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

// The domains and paths for which a cookie may have been set, the likely ones first. There is no list of public
// suffixes here: that the site says which hosts are its own takes its place.
final class DeletionScopes {
    private static final int MOST_PATHS = 8;
    private static final String WWW = "www.";

    private final boolean parents;
    private final Set<String> own;

    DeletionScopes(boolean parents, SitePolicy site) {
        this.parents = parents;
        Set<String> hosts = new LinkedHashSet<>();
        List<String> named = new ArrayList<>(site.hosts());
        if (site.authority() != null) {
            named.add(site.authority().host());
        }
        for (String host : named) {
            addHost(host, hosts);
            if (host.startsWith(WWW)) {
                addHost(host.substring(WWW.length()), hosts);
            }
        }
        this.own = Set.copyOf(hosts);
    }

    private static void addHost(String host, Set<String> hosts) {
        if (Syntax.isHostName(host) && host.indexOf('.') > 0 && !isAddress(host)) {
            hosts.add(host);
        }
    }

    /** No top-level domain is a number, so a name that ends in one is an address (as in the URL standard). */
    private static boolean isAddress(String host) {
        char first = host.charAt(host.lastIndexOf('.') + 1);
        return first >= '0' && first <= '9';
    }

    /** Returns the domains to try for a host; null stands for the host alone. */
    List<@Nullable String> domains(String serverName) {
        List<@Nullable String> domains = new ArrayList<>(4);
        domains.add(null);
        String host = serverName.toLowerCase(Locale.ROOT);
        if (!parents || !Syntax.isHostName(host) || isAddress(host)) {
            return domains;
        }
        for (int at = 0; at >= 0; at = next(host, at)) {
            String domain = host.substring(at);
            if (isOwn(domain)) {
                domains.add(domain);
            }
        }
        return domains;
    }

    private static int next(String host, int at) {
        int dot = host.indexOf('.', at);
        return dot < 0 ? -1 : dot + 1;
    }

    private boolean isOwn(String domain) {
        for (int at = 0; at >= 0; at = next(domain, at)) {
            if (own.contains(domain.substring(at))) {
                return true;
            }
        }
        return false;
    }

    /** Returns the paths to try for a page. */
    Set<String> paths(String contextPath, String path) {
        Set<String> paths = new LinkedHashSet<>();
        String context = contextPath.isEmpty() ? "/" : contextPath;
        if (parents) {
            paths.add("/");
        }
        add(context, paths);
        int parameter = path.indexOf(';');
        String page = parameter < 0 ? path : path.substring(0, parameter);
        if (page.startsWith(contextPath) && Syntax.isPath(page)) {
            int directory = page.lastIndexOf('/');
            if (directory > contextPath.length()) {
                add(page.substring(0, directory), paths);
            }
            for (int at = page.indexOf('/', contextPath.length() + 1); at > 0; at = page.indexOf('/', at + 1)) {
                add(page.substring(0, at), paths);
            }
            if (page.length() > contextPath.length()) {
                add(page, paths);
            }
        }
        add(contextPath + "/", paths);
        return paths;
    }

    private static void add(String path, Set<String> paths) {
        if (paths.size() < MOST_PATHS && Syntax.isPath(path)) {
            paths.add(path);
        }
    }
}
