package dev.pledge.adserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Filter lists, compiled: made by {@link ListCompiler}, or loaded in the form in which they were saved. Immutable, safe for
 * use by all threads. A verdict allocates nothing once the room of its page has been used for as many hosts and its rule has
 * been met, unless a regular expression is tried that is not of the usual kind: with assertions other than at its ends,
 * flags or named classes, or with more than 128 characters, repetitions written out.
 */
public final class CompiledLists implements AdServers {
    /** What a saved form begins with; the last byte is the version. */
    private static final byte[] MAGIC = "PledgeList\0\5".getBytes(StandardCharsets.US_ASCII);

    private final Compiled lists;
    private final String revision;

    CompiledLists(Compiled lists, String revision) {
        this.lists = lists;
        this.revision = revision;
    }

    /** Compiles the list that comes with Pledge. */
    public static CompiledLists builtIn() {
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read());
        compiler.add(BuiltInHosts.read());
        return compiler.compile();
    }

    @Override
    public Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost) {
        return forPage("", pageHost).verdict(url, host, type);
    }

    @Override
    public PageAdServers forPage(String pageUrl, String pageHost) {
        return begun(new PageLists(lists), pageUrl, pageHost);
    }

    @Override
    public PageAdServers forPage(String pageUrl, String pageHost, PageAdServers former) {
        boolean fits = former instanceof PageLists page && page.isOf(lists);
        return begun(fits ? (PageLists) former : new PageLists(lists), pageUrl, pageHost);
    }

    private static PageAdServers begun(PageLists page, String pageUrl, String pageHost) {
        page.begin(pageUrl, pageHost);
        return page;
    }

    @Override
    public boolean hasContainers() {
        return !lists.containers().isEmpty();
    }

    /** Returns a short hash of the entries; in which file and line an entry stands does not count. */
    @Override
    public String revision() {
        return revision;
    }

    /**
     * Saves the compiled form, as it lies in memory, with a checksum. The stream is left open.
     *
     * @throws IOException if it cannot be written
     */
    public void save(OutputStream out) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        FormWriter writer = new FormWriter(form);
        writer.text(revision);
        lists.write(writer);
        byte[] bytes = form.toByteArray();
        ByteBuffer head = ByteBuffer.allocate(MAGIC.length + Integer.BYTES);
        head.put(MAGIC).putInt(checksum(bytes, 0, bytes.length));
        out.write(head.array());
        out.write(bytes);
    }

    /**
     * Loads a saved form. The stream is left open.
     *
     * @throws IOException if it cannot be read, or is none that this version of Pledge has saved, saying why
     */
    public static CompiledLists load(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        int head = MAGIC.length + Integer.BYTES;
        if (bytes.length < head || !Arrays.equals(bytes, 0, MAGIC.length - 1, MAGIC, 0, MAGIC.length - 1)) {
            throw new IOException("these are no compiled lists");
        }
        if (bytes[MAGIC.length - 1] != MAGIC[MAGIC.length - 1]) {
            throw new IOException("these lists were compiled by another version of Pledge");
        }
        if (ByteBuffer.wrap(bytes).getInt(MAGIC.length) != checksum(bytes, head, bytes.length - head)) {
            throw new IOException("these compiled lists are damaged: their checksum is wrong");
        }
        FormReader form = new FormReader(bytes, head, bytes.length - head);
        try {
            String revision = form.text();
            return new CompiledLists(Compiled.read(form), revision);
        } catch (RuntimeException e) {
            throw new IOException("these compiled lists are damaged: " + e, e);
        }
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, length);
        return (int) checksum.getValue();
    }
}
