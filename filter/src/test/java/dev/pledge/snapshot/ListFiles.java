package dev.pledge.snapshot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Lists in memory, which a test can change. A place that ends with a slash is a directory. */
final class ListFiles implements ListSource {
    final Map<String, String> texts = new ConcurrentHashMap<>();
    final Map<String, Instant> written = new ConcurrentHashMap<>();

    @Override
    public List<String> find(String place) throws IOException {
        if (!place.endsWith("/")) {
            return List.of(place);
        }
        List<String> found = texts.keySet().stream()
                .filter(name -> name.startsWith(place))
                .sorted()
                .toList();
        if (found.isEmpty()) {
            throw new IOException("the directory holds no file");
        }
        return found;
    }

    @Override
    public InputStream open(String file) throws IOException {
        String text = texts.get(file);
        if (text == null) {
            throw new NoSuchFileException(file);
        }
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Object stamp(String place) {
        return texts.getOrDefault(place, "gone");
    }

    @Override
    public @Nullable Instant modified(String file) {
        return written.get(file);
    }
}
