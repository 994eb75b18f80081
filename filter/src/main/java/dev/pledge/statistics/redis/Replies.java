package dev.pledge.statistics.redis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Reads replies of the protocol's second version. */
final class Replies {
    private Replies() {}

    static String text(@Nullable Object reply) {
        return reply instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    }

    /** Returns a number; 0 where there is none. */
    static long number(@Nullable Object reply) {
        if (reply instanceof Long number) {
            return number;
        }
        return reply instanceof byte[] ? Long.parseLong(text(reply)) : 0;
    }

    static List<?> list(@Nullable Object reply) {
        return reply instanceof List<?> list ? list : List.of();
    }

    /** Calls with each field and count of a hash. */
    static void counts(@Nullable Object reply, ObjLongConsumer<String> reader) {
        List<?> list = list(reply);
        for (int i = 0; i + 1 < list.size(); i += 2) {
            reader.accept(text(list.get(i)), number(list.get(i + 1)));
        }
    }
}
