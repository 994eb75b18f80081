package dev.pledge.cli.audit;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Takes so many bytes of a body and breaks the transfer off when there are more. */
final class BoundedBody implements BodySubscriber<BoundedBody.Bytes> {
    private final int most;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<Bytes> whole = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    /** What was taken. */
    static final class Bytes {
        private final byte[] bytes;
        private final boolean cut;

        /** @param cut whether there was more */
        Bytes(byte[] bytes, boolean cut) {
            this.bytes = bytes;
            this.cut = cut;
        }

        byte[] bytes() {
            return bytes;
        }

        boolean cut() {
            return cut;
        }
    }

    /** @param most how many bytes are taken; of 0 nothing is, and nothing is waited for */
    BoundedBody(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<Bytes> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        if (most == 0) {
            breakOff(begun);
        } else {
            begun.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        Subscription current = subscription;
        if (current == null || whole.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), most - taken.size())];
            buffer.get(bytes);
            taken.writeBytes(bytes);
            if (buffer.hasRemaining()) {
                breakOff(current);
                return;
            }
        }
        current.request(1);
    }

    private void breakOff(Subscription current) {
        whole.complete(new Bytes(taken.toByteArray(), true));
        current.cancel();
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(new Bytes(taken.toByteArray(), false));
    }
}
