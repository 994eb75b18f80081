package dev.pledge.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which pages are read, and where they are written.
 *
 * @param in the one page that goes to standard output, or null for standard input; unused with targets
 * @param targets where each page is written, by the file that it is read from; empty if it is one to standard output
 */
record PageFiles(@Nullable Path in, Map<Path, Path> targets) {
    private static final int BUFFER = 1 << 16;
    private static final Path STANDARD_INPUT = Path.of("-");

    /** @throws UsageException if files cannot be told apart by where they go */
    static PageFiles of(List<Path> pages, @Nullable Path out) throws UsageException {
        if (out != null) {
            return new PageFiles(null, targets(pages, out));
        }
        if (pages.size() > 1) {
            throw new UsageException("Several pages need --out DIR.");
        }
        Path page = pages.isEmpty() ? STANDARD_INPUT : pages.get(0);
        return new PageFiles(page.equals(STANDARD_INPUT) ? null : page, Map.of());
    }

    private static Map<Path, Path> targets(List<Path> pages, Path out) throws UsageException {
        if (pages.isEmpty()) {
            throw new UsageException("With --out the pages have to be named.");
        }
        Map<Path, Path> targets = new LinkedHashMap<>();
        for (Path page : pages) {
            Path name = page.getFileName();
            if (name == null || page.equals(STANDARD_INPUT)) {
                throw new UsageException("--out: " + page + " has no name that it could have there.");
            }
            Path target = out.resolve(name);
            if (isSame(target, page)) {
                throw new UsageException("--out: " + page + " would be written over itself.");
            }
            if (targets.containsValue(target)) {
                throw new UsageException("--out: two pages would be written to " + target + ".");
            }
            targets.put(page, target);
        }
        return targets;
    }

    private static boolean isSame(Path target, Path page) throws UsageException {
        if (target.toAbsolutePath().normalize().equals(page.toAbsolutePath().normalize())) {
            return true;
        }
        try {
            return Files.exists(target) && Files.exists(page) && Files.isSameFile(target, page);
        } catch (IOException e) {
            throw new UsageException("--out: " + target + ": " + DataException.reason(e));
        }
    }

    /**
     * Governs each page. One that cannot be read or written is told of, and the others are governed nevertheless.
     *
     * @return whether all were
     * @throws DataException if the directory cannot be made
     */
    boolean each(PageRun run) throws DataException {
        if (targets.isEmpty()) {
            return toStandardOutput(run);
        }
        boolean all = true;
        for (Map.Entry<Path, Path> page : targets.entrySet()) {
            Path target = page.getValue();
            try {
                Files.createDirectories(target.toAbsolutePath().getParent());
            } catch (IOException e) {
                throw new DataException("--out", e);
            }
            all &= toFile(page.getKey(), target, run);
        }
        return all;
    }

    private boolean toStandardOutput(PageRun run) throws DataException {
        String name = in == null ? "standard input" : in.toString();
        try (InputStream file = in == null ? InputStream.nullInputStream() : Files.newInputStream(in)) {
            run.govern(
                    name, in == null ? run.console().in() : file, run.console().out());
            return true;
        } catch (IOException e) {
            throw new DataException(name, e);
        }
    }

    private static boolean toFile(Path page, Path target, PageRun run) {
        Path at = page;
        try (InputStream file = Files.newInputStream(page)) {
            at = target;
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
                at = page;
                run.govern(page.toString(), file, to);
            } catch (IOException e) {
                if (at.equals(page)) {
                    // A part of a page is none. What could not even be opened is somebody's own.
                    Files.deleteIfExists(target);
                }
                throw e;
            }
            return true;
        } catch (IOException e) {
            run.console().err().println(new DataException(at.toString(), e).getMessage());
            return false;
        }
    }
}
