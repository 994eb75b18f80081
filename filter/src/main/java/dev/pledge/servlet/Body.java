package dev.pledge.servlet;

import dev.pledge.html.Output;
import dev.pledge.page.PageRewriter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * The body of one response on its way out. What becomes of it is decided at its first byte, when the content type is
 * final: it passes through untouched, is looked at as it passes, or is rewritten as it streams.
 */
final class Body {
    private enum Fate {
        UNDECIDED,
        PASS,
        LOOK,
        REWRITE
    }

    /** Takes what is only looked at: it has been passed on already. */
    private static final Output NOWHERE = (bytes, offset, length) -> {};

    private final Exchange exchange;
    private final GovernedResponse response;
    private Fate fate = Fate.UNDECIDED;
    private @Nullable PageRewriter page;
    private @Nullable ServletOutputStream stream;
    private @Nullable WriterOutput writerBelow;
    private boolean nonBlocking;
    private boolean typeUnknown;
    private boolean over;
    private long written;
    private long timeBelow;

    Body(Exchange exchange, GovernedResponse response) {
        this.exchange = exchange;
        this.response = response;
    }

    boolean isOver() {
        return over;
    }

    boolean isStarted() {
        return fate != Fate.UNDECIDED;
    }

    /** Returns whether single bytes may go straight through, without being gathered first. */
    boolean takesSingleBytes() {
        return nonBlocking || fate == Fate.PASS;
    }

    void write(int b) throws IOException {
        if (fate == Fate.PASS && stream != null) {
            passing(1);
            stream.write(b);
        } else {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }

    /** Only an application of Servlet 6.1 comes here, so the container's stream takes buffers too. */
    void write(ByteBuffer buffer) throws IOException {
        if (fate == Fate.UNDECIDED && !over) {
            decide();
        }
        openBelow();
        if (fate == Fate.PASS && stream != null) {
            passing(buffer.remaining());
            stream.write(buffer);
        } else if (buffer.hasArray()) {
            int length = buffer.remaining();
            write(buffer.array(), buffer.arrayOffset() + buffer.position(), length);
            buffer.position(buffer.limit());
        } else {
            byte[] copy = new byte[buffer.remaining()];
            buffer.get(copy);
            write(copy, 0, copy.length);
        }
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        if (over) {
            below(bytes, offset, length);
            return;
        }
        if (fate == Fate.UNDECIDED && length == 0) {
            // A probe: it says nothing of the body, whose type may still come.
            below(bytes, offset, length);
            return;
        }
        if (fate == Fate.UNDECIDED) {
            decide();
        }
        switch (fate) {
            case REWRITE -> rewrite(bytes, offset, length);
            case LOOK -> {
                passing(length);
                look(bytes, offset, length);
                below(bytes, offset, length);
            }
            default -> {
                passing(length);
                below(bytes, offset, length);
            }
        }
    }

    /** A container ends a body whose declared length is reached: then the access must have been recorded. */
    private void passing(int length) {
        written += length;
        if (response.declaredLength() >= 0 && written >= response.declaredLength()) {
            exchange.bodyEnds();
        }
    }

    private void rewrite(byte[] bytes, int offset, int length) throws IOException {
        long start = System.nanoTime();
        timeBelow = 0;
        if (nonBlocking) {
            Gathered gathered = new Gathered(length + 64);
            page().write(bytes, offset, length, gathered);
            gathered.writeOnce();
        } else {
            page().write(bytes, offset, length, this::below);
        }
        exchange.ledger().spent(System.nanoTime() - start - timeBelow);
    }

    private void look(byte[] bytes, int offset, int length) throws IOException {
        long start = System.nanoTime();
        page().write(bytes, offset, length, NOWHERE);
        exchange.ledger().spent(System.nanoTime() - start);
    }

    /** A page that was finished by a forward and then written to again goes on as a page. */
    private PageRewriter page() {
        PageRewriter current = page;
        if (current == null) {
            current = exchange.page().open(response.contentTypeBelow());
            page = current;
        }
        return current;
    }

    private void below(byte[] bytes, int offset, int length) throws IOException {
        long start = System.nanoTime();
        openBelow();
        WriterOutput writer = writerBelow;
        if (writer != null) {
            writer.write(bytes, offset, length);
        } else {
            stream().write(bytes, offset, length);
        }
        timeBelow += System.nanoTime() - start;
    }

    /** Opens the container's stream; or, where a filter outside has already taken its writer, that writer. */
    private void openBelow() throws IOException {
        if (stream == null && writerBelow == null) {
            try {
                stream = response.streamBelow();
            } catch (IllegalStateException writerTaken) {
                writerBelow = new WriterOutput(response.writerBelow(), response.charsetBelow());
            }
        }
    }

    private ServletOutputStream stream() throws IOException {
        ServletOutputStream opened = stream;
        if (opened == null) {
            opened = response.streamBelow();
            stream = opened;
        }
        return opened;
    }

    private void decide() throws IOException {
        String type = response.contentTypeBelow();
        typeUnknown = type == null;
        fate = fateOf(type);
        response.settle(fate == Fate.REWRITE);
        if (fate == Fate.LOOK || fate == Fate.REWRITE) {
            page();
        }
    }

    private Fate fateOf(@Nullable String contentType) {
        if (contentType == null || !exchange.page().isInspected() || !response.mayHaveBody()) {
            return Fate.PASS;
        }
        String obstacle = Inspectable.obstacle(contentType, response);
        if (obstacle == null) {
            return exchange.page().isRewritten() ? Fate.REWRITE : Fate.LOOK;
        }
        if (!obstacle.isEmpty()) {
            exchange.page().notInspected(ContentTypeText.bare(contentType), obstacle);
        }
        return Fate.PASS;
    }

    /** Passes on every byte that is decided; commits. */
    void flush() throws IOException {
        boolean wrote = release();
        openBelow();
        if (writerBelow != null) {
            writerBelow.flush();
        } else if (!nonBlocking || !wrote || stream().isReady()) {
            stream().flush();
        }
    }

    /** Hands inward every byte that is decided, and returns whether there were any. */
    boolean release() throws IOException {
        if (fate == Fate.UNDECIDED && !over) {
            decide();
        }
        if (response.endsWithItsHead()) {
            exchange.bodyEnds();
        }
        if (fate != Fate.REWRITE || page == null) {
            return false;
        }
        if (nonBlocking) {
            Gathered gathered = new Gathered(64);
            page.flush(gathered);
            return gathered.writeOnce();
        }
        page.flush(this::below);
        return false;
    }

    /**
     * Ends the page, if there is one: what was held as undecided goes out. What the application writes after this, as
     * a decorator may after a forward, is a page of its own.
     */
    void finishPage() throws IOException {
        if (over) {
            return;
        }
        if (fate == Fate.UNDECIDED) {
            if (!response.isCommitted()) {
                response.settle(fateOf(response.contentTypeBelow()) == Fate.REWRITE);
            }
            return;
        }
        if (typeUnknown && exchange.page().isInspected() && ContentTypeText.isHtml(response.contentTypeBelow())) {
            typeUnknown = false;
            exchange.page().notInspected("text/html", "late-type");
        }
        PageRewriter current = page;
        page = null;
        if (current == null) {
            return;
        }
        if (fate == Fate.LOOK) {
            current.finish(NOWHERE);
        } else if (nonBlocking) {
            Gathered gathered = new Gathered(64);
            current.finish(gathered);
            gathered.writeOnce();
        } else {
            current.finish(this::below);
        }
    }

    /** Ends the body. */
    void close() throws IOException {
        if (!over) {
            finishPage();
            exchange.bodyEnds();
            over = true;
        }
        openBelow();
        if (writerBelow != null) {
            writerBelow.close();
        } else {
            stream().close();
        }
    }

    /** Forgets what is held and has not reached the container, which has dropped its own buffer. */
    void forget() {
        page = null;
        written = 0;
        if (!over) {
            fate = Fate.UNDECIDED;
        }
    }

    /** Forgets the container's stream too: after a reset it may be asked for its writer instead. */
    void forgetAll() {
        forget();
        stream = null;
        writerBelow = null;
    }

    /** Returns whether the container's stream has a way of its own to write text. */
    boolean containerEncodes() throws IOException {
        openBelow();
        try {
            return stream != null
                    && stream.getClass().getMethod("print", String.class).getDeclaringClass()
                            != ServletOutputStream.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every ServletOutputStream has it", e);
        }
    }

    Charset charset() {
        return response.charsetBelow();
    }

    boolean isReady() {
        try {
            return stream().isReady();
        } catch (IOException gone) {
            // A write will say so, and the container then tells the listener.
            return true;
        }
    }

    void setWriteListener(WriteListener listener) {
        try {
            ServletOutputStream opened = stream();
            boolean before = nonBlocking;
            // The container may call the listener on another thread before this call returns.
            nonBlocking = true;
            try {
                opened.setWriteListener(listener);
            } catch (RuntimeException refused) {
                nonBlocking = before;
                throw refused;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What one non-blocking write of the application became: written by one write, because a container allows one for
     * each time that it says it is ready. The bytes are this write's own, for it may keep them until it is ready again.
     */
    private final class Gathered extends ByteArrayOutputStream implements Output {
        Gathered(int size) {
            super(size);
        }

        boolean writeOnce() throws IOException {
            if (count > 0) {
                below(buf, 0, count);
            }
            return count > 0;
        }
    }
}
