package dev.pledge.transport;

import dev.pledge.policy.Cidr;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the proxies in front of the site say of an exchange. In doubt it is plain. */
final class ProxyWord {
    /** What a header says. */
    enum Word {
        SECURE,
        PLAIN,
        NOTHING
    }

    private final List<Cidr> proxies;

    ProxyWord(List<Cidr> proxies) {
        this.proxies = proxies;
    }

    /** Returns whether an address, as the container writes it, is a proxy's. */
    boolean trusts(@Nullable String address) {
        InetAddress parsed = address == null ? null : IpLiteral.parse(address);
        if (parsed != null) {
            for (int i = 0; i < proxies.size(); i++) {
                if (proxies.get(i).contains(parsed)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns what both headers say together; where they disagree the exchange is plain. */
    Word of(List<String> forwarded, List<String> xForwardedProto) {
        Word one = ofForwarded(forwarded);
        Word two = ofXForwardedProto(xForwardedProto);
        if (one == Word.PLAIN || two == Word.PLAIN) {
            return Word.PLAIN;
        }
        return one == Word.SECURE || two == Word.SECURE ? Word.SECURE : Word.NOTHING;
    }

    /**
     * The hop that counts is the right-most one whose client is no proxy: what stands left of it that client may have
     * written himself. A plain hop anywhere makes the exchange plain all the same.
     */
    private Word ofForwarded(List<String> values) {
        List<Forwarded.Hop> hops = new ArrayList<>();
        for (String value : values) {
            List<Forwarded.Hop> parsed = Forwarded.parse(value);
            if (parsed == null) {
                return Word.PLAIN;
            }
            hops.addAll(parsed);
        }
        for (Forwarded.Hop hop : hops) {
            if (hop.proto() != null && !hop.proto().equals("https")) {
                return Word.PLAIN;
            }
        }
        int last = hops.size() - 1;
        while (last > 0 && isProxy(hops.get(last))) {
            last--;
        }
        return last >= 0 && hops.get(last).proto() != null ? Word.SECURE : Word.NOTHING;
    }

    private static Word ofXForwardedProto(List<String> values) {
        for (String value : values) {
            for (String proto : value.split(",", -1)) {
                if (!proto.strip().equalsIgnoreCase("https")) {
                    return Word.PLAIN;
                }
            }
        }
        return values.isEmpty() ? Word.NOTHING : Word.SECURE;
    }

    private boolean isProxy(Forwarded.Hop hop) {
        String node = hop.node();
        return node != null && trusts(withoutPort(node));
    }

    /**
     * Returns the address of the client that the nearest proxy names; null if none is named, or not beyond doubt: a header
     * that is malformed, a client that is hidden, two headers that disagree. From right to left, who is a proxy is
     * believed about the one before.
     */
    @Nullable
    InetAddress client(List<String> forwarded, List<String> xForwardedFor) {
        InetAddress one = nearest(nodes(forwarded));
        InetAddress two = nearest(addresses(xForwardedFor));
        if (forwarded.isEmpty() || xForwardedFor.isEmpty()) {
            return forwarded.isEmpty() ? two : one;
        }
        // A proxy that writes one of them passes on what the client itself has written in the other.
        return one != null && one.equals(two) ? one : null;
    }

    private @Nullable InetAddress nearest(List<String> nodes) {
        int last = nodes.size() - 1;
        while (last > 0 && trusts(nodes.get(last))) {
            last--;
        }
        return last < 0 ? null : IpLiteral.parse(nodes.get(last));
    }

    /** Returns the nodes of all hops; empty where a header is malformed. A hop without any is one that cannot be read. */
    private static List<String> nodes(List<String> forwarded) {
        List<String> nodes = new ArrayList<>();
        for (String value : forwarded) {
            List<Forwarded.Hop> hops = Forwarded.parse(value);
            if (hops == null) {
                return List.of();
            }
            for (Forwarded.Hop hop : hops) {
                String node = hop.node();
                nodes.add(node == null ? "" : withoutPort(node));
            }
        }
        return nodes;
    }

    private static List<String> addresses(List<String> xForwardedFor) {
        List<String> addresses = new ArrayList<>();
        for (String value : xForwardedFor) {
            for (String address : value.split(",", -1)) {
                addresses.add(withoutPort(address.strip()));
            }
        }
        return addresses;
    }

    private static String withoutPort(String node) {
        int colon = node.lastIndexOf(':');
        boolean port = colon > 0 && (node.startsWith("[") ? node.charAt(colon - 1) == ']' : node.indexOf(':') == colon);
        return port ? node.substring(0, colon) : node;
    }
}
