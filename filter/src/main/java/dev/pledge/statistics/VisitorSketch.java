package dev.pledge.statistics;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * About how many different visitors there were, without telling who: exact up to {@value #EXACT} visitors, then an
 * UltraLogLog sketch of 4 KB with a standard error of 1.2 %. Sketches of pages, days and nodes can be merged; a visitor
 * who is in several of them counts once. To add a visitor again, or to merge a sketch again, changes nothing. For one
 * thread.
 */
public final class VisitorSketch {
    /** Up to here visitors are counted exactly. */
    public static final int EXACT = 250;

    /** The relative standard error beyond. */
    public static final double ERROR = 0.0122;

    private static final int PRECISION = 12;
    private static final byte FEW = 'f';
    private static final byte MANY = 'm';

    /** The hashes of few visitors, sorted, less what a sketch does not need of them. */
    private int[] tokens;

    private int size;
    private @Nullable UltraLogLog sketch;

    /** Makes a sketch of nobody. */
    public VisitorSketch() {
        this.tokens = new int[2];
    }

    /**
     * Makes a sketch from its bytes.
     *
     * @throws IllegalArgumentException if these are not the bytes of a sketch
     */
    public static VisitorSketch of(byte[] bytes) {
        VisitorSketch made = new VisitorSketch();
        if (bytes.length == 1 + (1 << PRECISION) && bytes[0] == MANY) {
            made.sketch = UltraLogLog.wrap(Arrays.copyOfRange(bytes, 1, bytes.length));
        } else if (bytes.length % 4 == 1 && bytes.length / 4 <= EXACT && bytes[0] == FEW) {
            made.size = bytes.length / 4;
            made.tokens = new int[made.size];
            ByteBuffer.wrap(bytes, 1, bytes.length - 1).asIntBuffer().get(made.tokens);
        } else {
            throw new IllegalArgumentException("these " + bytes.length + " bytes are no sketch of visitors");
        }
        return made;
    }

    /** Adds a visitor. */
    public void add(Pseudonym visitor) {
        addToken(UltraLogLog.computeToken(visitor.high()));
    }

    /** Adds all visitors of another sketch. */
    public void add(VisitorSketch other) {
        UltraLogLog many = other.sketch;
        if (many != null) {
            if (isEmpty()) {
                sketch = many.copy();
                tokens = new int[0];
            } else {
                dense().add(many);
            }
            return;
        }
        if (sketch == null) {
            addSorted(other.tokens, other.size);
        } else {
            for (int i = 0; i < other.size; i++) {
                sketch.addToken(other.tokens[i]);
            }
        }
    }

    /** Adds many at once: to find a place for each of them takes several times longer. */
    private void addSorted(int[] others, int count) {
        int[] union = new int[size + count];
        int mine = 0;
        int theirs = 0;
        int length = 0;
        while (mine < size || theirs < count) {
            boolean takeMine = theirs == count || mine < size && tokens[mine] <= others[theirs];
            int token = takeMine ? tokens[mine++] : others[theirs++];
            if (length == 0 || union[length - 1] != token) {
                union[length++] = token;
            }
        }
        tokens = union;
        size = length;
        if (size > EXACT) {
            dense();
        }
    }

    private void addToken(int token) {
        if (sketch != null) {
            sketch.addToken(token);
            return;
        }
        int at = Arrays.binarySearch(tokens, 0, size, token);
        if (at >= 0) {
            return;
        }
        if (size == EXACT) {
            dense().addToken(token);
            return;
        }
        int place = -at - 1;
        int[] to = size < tokens.length ? tokens : Arrays.copyOf(tokens, Math.min(EXACT, 2 * size + 2));
        System.arraycopy(tokens, place, to, place + 1, size - place);
        to[place] = token;
        tokens = to;
        size++;
    }

    private UltraLogLog dense() {
        UltraLogLog made = sketch;
        if (made == null) {
            made = UltraLogLog.create(PRECISION);
            for (int i = 0; i < size; i++) {
                made.addToken(tokens[i]);
            }
            sketch = made;
            tokens = new int[0];
            size = 0;
        }
        return made;
    }

    /** Returns whether nobody was added. */
    public boolean isEmpty() {
        return sketch == null && size == 0;
    }

    /** Returns about how many there are. */
    public VisitorEstimate estimate() {
        return sketch == null
                ? VisitorEstimate.of(size, 0)
                : VisitorEstimate.of(sketch.getDistinctCountEstimate(), ERROR);
    }

    /** Returns the sketch as bytes, from which {@link #of} makes it again: up to 4,097. */
    public byte[] bytes() {
        if (sketch != null) {
            byte[] state = sketch.getState();
            return ByteBuffer.allocate(1 + state.length).put(MANY).put(state).array();
        }
        ByteBuffer few = ByteBuffer.allocate(1 + 4 * size).put(FEW);
        few.asIntBuffer().put(tokens, 0, size);
        return few.array();
    }
}
