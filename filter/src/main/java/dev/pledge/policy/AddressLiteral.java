package dev.pledge.policy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** IP addresses as text (RFC 3986, section 3.2.2; RFC 4291, section 2.2). No name is ever looked up. */
final class AddressLiteral {
    private AddressLiteral() {}

    /** Returns the address, an IPv4 one for an IPv4-mapped one, or null if the text is none. */
    static @Nullable InetAddress parse(String text) {
        try {
            byte[] four = four(text);
            if (four != null) {
                return InetAddress.getByAddress(four);
            }
            // In brackets a text that is no IPv6 address is refused; without them it might be looked up as a name.
            boolean six = text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]{2,45}");
            return six ? InetAddress.getByName("[" + text + "]") : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Returns the bytes of an address, four of them for an IPv4-mapped one (RFC 4291, section 2.5.5.2). */
    static byte[] bytes(InetAddress address) {
        byte[] all = address.getAddress();
        return address instanceof Inet6Address && mapped(all) ? new byte[] {all[12], all[13], all[14], all[15]} : all;
    }

    private static boolean mapped(byte[] sixteen) {
        for (int i = 0; i < 10; i++) {
            if (sixteen[i] != 0) {
                return false;
            }
        }
        return sixteen[10] == -1 && sixteen[11] == -1;
    }

    /** Four decimal numbers. Leading zeros are refused: some read them as octal. */
    private static byte @Nullable [] four(String text) {
        if (!text.matches("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}")) {
            return null;
        }
        byte[] bytes = new byte[4];
        int at = 0;
        for (int i = 0; i < 4; i++) {
            int dot = text.indexOf('.', at);
            int number = Integer.parseInt(text.substring(at, dot < 0 ? text.length() : dot));
            if (number > 255) {
                return null;
            }
            bytes[i] = (byte) number;
            at = dot + 1;
        }
        return bytes;
    }
}
