package dev.pledge.record;

import dev.pledge.record.HeadFile.Head;
import dev.pledge.record.Verification.Fault;
import dev.pledge.statistics.journal.DirectoryLock;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A log in a directory: a file {@code records-YYYY-MM.jsonl} for each month of UTC, {@code head}, and the lock. */
final class LogDirectory implements LogPlace {
    private static final Logger LOG = System.getLogger(LogDirectory.class.getName());
    private static final String PREFIX = "records-";
    private static final String SUFFIX = ".jsonl";
    private static final String HEAD = "head";

    private final DirectoryLock lock;
    private final HeadFile head;
    private volatile Tip tip = Tip.BEGINNING;
    private @Nullable LogFile current;
    private boolean unusable;

    private LogDirectory(DirectoryLock lock, HeadFile head) {
        this.lock = lock;
        this.head = head;
    }

    /** @throws IOException if another process has it, or it cannot be used; the message names it */
    static LogDirectory open(Path path) throws IOException {
        DirectoryLock lock = DirectoryLock.acquire(path, "records");
        try {
            HeadFile head = HeadFile.open(lock.path().resolve(HEAD), lock.ownerOnly());
            return new LogDirectory(lock, head);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Makes good what a crash left: lines that were about to be written, and for which nobody was told that they were, are
     * cut off. Returns what is wrong all the same, if anything is.
     */
    @Nullable
    Fault recover() throws IOException {
        Head said = head.head();
        boolean wrote = said != null && !said.next().equals(said.tip());
        if (said != null && wrote) {
            Tip last = cutUnfinished(said);
            said = new Head(last, last);
        }
        Tip expected = said == null ? Tip.BEGINNING : said.tip();
        ChainCheck check = check(expected);
        Verification found = check.end();
        Fault fault = found.fault();
        if (said == null && found.entries() > 0) {
            fault = new Fault(HEAD, 0, "the file is missing or holds nothing that can be read");
        }
        // Where an end is missing, the next entry follows on the one that is gone: so it shows from then on.
        tip = found.tip().number() < expected.number() ? expected : found.tip();
        head.write(new Head(tip, tip), true);
        openLast();
        if (check.hasForgotten()) {
            drop(check.forgotten());
        }
        return fault;
    }

    /** Returns the line that the log is to end with. */
    private Tip cutUnfinished(Head said) throws IOException {
        Cut cut = new Cut(said.tip());
        for (Path file : files()) {
            cut.next(file);
            read(file, cut::line);
        }
        if (cut.last.equals(said.next()) && cut.ended) {
            return said.next();
        }
        if (cut.after > 0 && cut.last.number() <= said.next().number()) {
            LOG.log(Level.WARNING, "records: an entry that was not finished is cut off in {0}", lock.path());
            for (Path file : cut.laterFiles(files())) {
                Files.delete(file);
            }
            Path in = cut.file;
            if (in != null) {
                try (FileChannel channel = FileChannel.open(in, StandardOpenOption.WRITE)) {
                    channel.truncate(cut.end);
                    channel.force(true);
                }
            }
        }
        return said.tip();
    }

    private ChainCheck check(Tip expected) throws IOException {
        ChainCheck check = new ChainCheck(expected);
        read(check::line);
        return check;
    }

    private void openLast() throws IOException {
        List<Path> files = files();
        current = files.isEmpty() ? null : LogFile.open(files.get(files.size() - 1), lock.ownerOnly());
    }

    @Override
    public Tip tip() {
        return tip;
    }

    @Override
    public void read(Reader reader) throws IOException {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            read(file, (line, bytes, end, ended) -> reader.line(name, line, bytes, ended));
        }
    }

    private static void read(Path file, Lines.Sink sink) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Lines.of(in, sink);
        } catch (NoSuchFileException e) {
            LOG.log(Level.DEBUG, "records: {0} was forgotten while it was about to be read", file);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(lock.path())) {
            return all.filter(path -> {
                        String name = path.getFileName().toString();
                        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
                    })
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void append(List<byte[]> lines, Tip newTip, Instant now) throws IOException {
        if (unusable) {
            throw new IOException("records: " + lock.path() + " cannot be written to since an earlier failure");
        }
        LogFile file = fileOf(now);
        long before = file.size();
        try {
            head.write(new Head(tip, newTip), true);
            file.append(lines);
        } catch (IOException e) {
            takeBack(file, before, e);
            throw e;
        }
        tip = newTip;
        head.write(new Head(newTip, newTip), false);
    }

    private void takeBack(LogFile file, long size, IOException cause) {
        try {
            file.cut(size);
            head.write(new Head(tip, tip), true);
        } catch (IOException e) {
            cause.addSuppressed(e);
            unusable = true;
        }
    }

    /** A clock that is set back changes no order: what comes later is in the same file or a later one. */
    private LogFile fileOf(Instant now) throws IOException {
        String name = PREFIX + YearMonth.from(now.atOffset(ZoneOffset.UTC)) + SUFFIX;
        LogFile open = current;
        if (open != null && open.path().getFileName().toString().compareTo(name) >= 0) {
            return open;
        }
        LogFile next = LogFile.open(lock.path().resolve(name), lock.ownerOnly());
        if (open != null) {
            open.close();
        }
        current = next;
        forceNames();
        return next;
    }

    @Override
    public void drop(Tip through) throws IOException {
        for (Path file : files()) {
            Cut cut = new Cut(through);
            cut.next(file);
            read(file, cut::line);
            boolean open = current != null && file.equals(current.path());
            if (!open && cut.last.number() <= through.number()) {
                Files.delete(file);
            } else if (cut.found) {
                keepAfter(file, cut.end);
                break;
            } else {
                break;
            }
        }
        forceNames();
    }

    /** Puts a file in place that has only what comes after some of its bytes. */
    private void keepAfter(Path file, long bytes) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(made);
        Files.createFile(made, lock.ownerOnly());
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(made, StandardOpenOption.WRITE)) {
            long at = bytes;
            while (at < from.size()) {
                at += from.transferTo(at, from.size() - at, to);
            }
            to.force(true);
        }
        LogFile open = current;
        boolean isCurrent = open != null && file.equals(open.path());
        if (open != null && isCurrent) {
            open.close();
        }
        try {
            Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            // Where it cannot be put in place, as while somebody reads it on Windows, the old one goes on.
            if (isCurrent) {
                current = LogFile.open(file, lock.ownerOnly());
            }
        }
    }

    @Override
    public Verification verify() throws IOException {
        Verification found = check(tip).end();
        Head said = head.read();
        if (found.fault() == null && !new Head(tip, tip).equals(said)) {
            return new Verification(found.entries(), found.tip(), new Fault(HEAD, 0, "the file was changed"));
        }
        return found;
    }

    /** Makes new names survive the loss of power, where the system can. */
    private void forceNames() {
        try (FileChannel channel = FileChannel.open(lock.path(), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "records: " + lock.path() + " cannot be forced, as on Windows", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (lock;
                head) {
            if (current != null) {
                current.close();
            }
        }
    }
}
