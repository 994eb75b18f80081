package dev.pledge.adserver;

/** Tells hosts in their usual form by their bytes, so that they need not be read as text. */
final class HostBytes {
    private HostBytes() {}

    /** Returns whether bytes are labels in lower-case ASCII with a dot between any two. An address may be one too. */
    static boolean isHost(byte[] bytes, int start, int end) {
        byte before = '.';
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            boolean named = b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-' || b == '_';
            if (!named && (b != '.' || before == '.')) {
                return false;
            }
            before = b;
        }
        return before != '.';
    }
}
