package dev.pledge.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.zip.CRC32;

/** The stylesheet of Pledge's own pages. Under the address that names its revision a browser keeps it for good. Immutable. */
public final class Stylesheet {
    /** Where it is, below the statement's path. */
    static final String PATH = "/pledge.css";

    private final byte[] bytes;
    private final String revision;

    /** @param bytes the sheet, in UTF-8 */
    public Stylesheet(byte[] bytes) {
        this.bytes = bytes.clone();
        CRC32 sum = new CRC32();
        sum.update(bytes);
        this.revision = Long.toHexString(sum.getValue());
    }

    /** Returns its address below the statement's path, with its revision. */
    public String address() {
        return PATH + "?" + revision;
    }

    void send(HttpServletRequest request, Answer answer) throws IOException {
        boolean named = revision.equals(request.getQueryString());
        answer.with("Cache-Control", named ? "public, max-age=31536000, immutable" : "public, no-cache")
                .send(HttpServletResponse.SC_OK, "text/css;charset=utf-8", bytes);
    }
}
