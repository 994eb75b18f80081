package dev.pledge.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of IP addresses (RFC 4632; RFC 4291, section 2.3).
 *
 * @param address an address literal
 * @param prefixLength how many leading bits count: 0 to 32, or 0 to 128
 */
public record Cidr(InetAddress address, int prefixLength) {
    /** @throws IllegalArgumentException if the prefix is longer than the address */
    public Cidr {
        if (prefixLength < 0 || prefixLength > address.getAddress().length * 8) {
            throw new IllegalArgumentException("/" + prefixLength + " is no prefix length of " + address);
        }
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address. No name is ever looked up.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        String length = slash < 0 ? "" : text.substring(slash + 1);
        boolean four = literal.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        if (!four && !literal.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*") || slash >= 0 && !length.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no address block; expected an address such as 10.0.0.0/8 or 2001:db8::/32");
        }
        try {
            InetAddress address = InetAddress.getByName(literal);
            return new Cidr(address, slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(length));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no address block", e);
        }
    }

    /** Returns whether an address lies in the block. */
    public boolean contains(InetAddress other) {
        byte[] ours = address.getAddress();
        byte[] theirs = other.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        int whole = prefixLength / 8;
        for (int i = 0; i < whole; i++) {
            if (ours[i] != theirs[i]) {
                return false;
            }
        }
        int rest = prefixLength % 8;
        return rest == 0 || (ours[whole] ^ theirs[whole]) >> (8 - rest) == 0;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }
}
