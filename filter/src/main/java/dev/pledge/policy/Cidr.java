package dev.pledge.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A block of IP addresses (RFC 4632; RFC 4291, section 2.3).
 *
 * @param address the block's first address
 * @param prefixLength how many leading bits count: 0 to 32, or 0 to 128
 */
public record Cidr(InetAddress address, int prefixLength) {
    /** @throws IllegalArgumentException if the prefix is longer than the address, or the address is not the first */
    public Cidr {
        if (prefixLength < 0 || prefixLength > address.getAddress().length * 8) {
            throw new Unexpected("/" + prefixLength, "a prefix length from 0 to " + address.getAddress().length * 8);
        }
        InetAddress first = first(address, prefixLength);
        if (!first.equals(address)) {
            // Whoever writes 10.1.2.3/8 may think that one host is trusted, not sixteen million.
            throw new Unexpected(
                    address.getHostAddress() + "/" + prefixLength,
                    first.getHostAddress() + "/" + prefixLength + ", or the address without a prefix");
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
        InetAddress address = AddressLiteral.parse(literal);
        if (address == null || slash >= 0 && !length.matches("[0-9]{1,3}")) {
            throw new Unexpected(text, "an address or a block of addresses, such as 10.0.0.0/8 or 2001:db8::/32");
        }
        int bits = address.getAddress().length * 8;
        if (slash < 0) {
            return new Cidr(address, bits);
        }
        // Of an IPv4-mapped address the first 96 bits are fixed; what is left is the prefix of the IPv4 address.
        int fixed = bits == 32 && literal.indexOf(':') >= 0 ? 96 : 0;
        int prefix = Integer.parseInt(length);
        if (prefix < fixed) {
            throw new Unexpected(text, "a prefix length from 96 to 128, or ::/" + prefix);
        }
        return new Cidr(address, prefix - fixed);
    }

    /** Returns whether an address lies in the block; an IPv4-mapped one (RFC 4291, section 2.5.5.2) is an IPv4 one. */
    public boolean contains(InetAddress other) {
        byte[] ours = AddressLiteral.bytes(address);
        byte[] theirs = AddressLiteral.bytes(other);
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
        return rest == 0 || ((ours[whole] ^ theirs[whole]) & 0xff) >> (8 - rest) == 0;
    }

    private static InetAddress first(InetAddress address, int prefixLength) {
        byte[] bytes = address.getAddress();
        for (int bit = prefixLength; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of an impossible length", e);
        }
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }
}
