package dev.pledge.servlet;

import dev.pledge.html.Output;
import dev.pledge.page.ContentTypeText;
import dev.pledge.page.Inspectable;
import dev.pledge.page.PageRewriter;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    private final ContainerOutput below;
    private Fate fate = Fate.UNDECIDED;
    private @Nullable PageRewriter page;
    private boolean typeUnknown;
    private boolean over;
    private long written;

    Body(Exchange exchange, GovernedResponse response, ContainerOutput below) {
        this.exchange = exchange;
        this.response = response;
        this.below = below;
    }

    boolean isOver() {
        return over;
    }

    boolean isStarted() {
        return fate != Fate.UNDECIDED;
    }

    /** Returns whether single bytes may go straight through, without being gathered first. */
    boolean takesSingleBytes() {
        return below.isNonBlocking() || fate == Fate.PASS;
    }

    void write(int b) throws IOException {
        if (fate == Fate.PASS && below.isStream()) {
            passing(1);
            below.write(b);
        } else {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }

    void write(ByteBuffer buffer) throws IOException {
        if (fate == Fate.UNDECIDED && !over) {
            decide();
        }
        if (below.opensAsStream() && fate == Fate.PASS) {
            passing(buffer.remaining());
            below.write(buffer);
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
            below.write(bytes, offset, length);
            return;
        }
        if (fate == Fate.UNDECIDED && length == 0) {
            // A probe: it says nothing of the body, whose type may still come.
            below.write(bytes, offset, length);
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
                below.write(bytes, offset, length);
            }
            default -> {
                passing(length);
                below.write(bytes, offset, length);
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
        long before = below.nanos();
        Output to = below.begin(length + 64);
        page().write(bytes, offset, length, to);
        below.end(to);
        exchange.ledger().spent(System.nanoTime() - start - (below.nanos() - before));
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
        String obstacle = Inspectable.obstacle(contentType, response.getStatus(), response::getHeaders);
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
        below.flush(release());
    }

    /** Hands inward every byte that is decided, and returns whether that was a non-blocking write. */
    boolean release() throws IOException {
        if (fate == Fate.UNDECIDED && !over) {
            decide();
        }
        if (endsWithItsHead()) {
            exchange.bodyEnds();
        }
        if (fate != Fate.REWRITE || page == null) {
            return false;
        }
        Output to = below.begin(64);
        page.flush(to);
        return below.end(to);
    }

    /** Returns whether the header fields are all of the answer: once they are sent, the client has it whole. */
    private boolean endsWithItsHead() {
        return response.getStatus() >= 200 && (!response.mayHaveBody() || response.declaredLength() == 0);
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
        } else {
            Output to = below.begin(64);
            current.finish(to);
            below.end(to);
        }
    }

    /** Ends the body. */
    void close() throws IOException {
        if (!over) {
            finishPage();
            exchange.bodyEnds();
            over = true;
        }
        below.close();
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
        below.forget();
    }
}
