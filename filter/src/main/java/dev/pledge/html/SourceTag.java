package dev.pledge.html;

import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A start tag in the bytes of the page. One object serves all tags of a page. */
final class SourceTag implements StartTag {
    private static final byte[] NONE = {};

    private final Charset charset;
    private final BufferPool pool;
    private final AttributeEditor editor;
    /** From the first tag of a write that is looked into up to the end of the write. */
    private @Nullable TagParts parts;

    private byte[] bytes = NONE;
    private int from;
    private int to;
    private boolean parsed;
    /** Where the name of the tag ends whose attributes were listed last. */
    private int listedFrom;

    private byte[] listedIn = NONE;
    private int nameLength;

    private Element element = Element.OTHER;
    private boolean fetching;
    private boolean inTemplate;
    private boolean foreign;
    private boolean inNoscript;

    private boolean removed;
    private boolean textWanted;
    private boolean textShown;
    private @Nullable Runnable whenEmpty;
    private String inserted = "";

    SourceTag(Charset charset, BufferPool pool) {
        this.charset = charset;
        this.pool = pool;
        this.editor = new AttributeEditor(charset);
    }

    /** Returns what takes the attributes of a tag before it is taken up, whose name ends at a place in an array. */
    AttributeList list(byte[] b, int nameEnd) {
        listedIn = b;
        listedFrom = nameEnd;
        AttributeList attributes = taken().attributes();
        attributes.clear();
        return attributes;
    }

    /**
     * Takes up a tag, from its {@code <} to after its {@code >}.
     *
     * @param listed whether all its attributes have been added to what {@link #list} returned last
     */
    void begin(byte[] b, int tagFrom, int tagTo, int tagNameLength, boolean listed) {
        bytes = b;
        from = tagFrom;
        to = tagTo;
        nameLength = tagNameLength;
        parsed = listed && b == listedIn && listedFrom == tagFrom + 1 + tagNameLength;
        removed = false;
        textWanted = false;
        textShown = false;
        whenEmpty = null;
        inserted = "";
        if (parts != null) {
            parts.texts().clear();
        }
        editor.clear();
    }

    void place(
            Element tagElement, boolean mayFetchOnAny, boolean isForeign, boolean isInTemplate, boolean isInNoscript) {
        element = tagElement;
        fetching = mayFetchOnAny;
        foreign = isForeign;
        inTemplate = isInTemplate;
        inNoscript = isInNoscript;
    }

    /** Forgets the page's bytes, and gives back what tags are read with. */
    void forget() {
        bytes = NONE;
        listedIn = NONE;
        TagParts taken = parts;
        if (taken != null) {
            taken.texts().forget();
            parts = null;
            pool.giveParts(taken);
        }
    }

    boolean isRemoved() {
        return removed;
    }

    boolean isTextWanted() {
        return textWanted;
    }

    boolean isTextShown() {
        return textShown;
    }

    /** Returns what is told if it is removed for being empty; null if that was not asked for. */
    @Nullable
    Runnable whenEmpty() {
        return whenEmpty;
    }

    String inserted() {
        return inserted;
    }

    boolean isEdited() {
        return editor.hasEdits();
    }

    byte[] edited() {
        return editor.apply(bytes, from, to);
    }

    /** Returns where the edited tag differs, see {@link TagEdits#places}. */
    int[] edits() {
        return editor.places(from);
    }

    @Override
    public Element element() {
        return element;
    }

    @Override
    public String name() {
        return nameAt(from + 1, from + 1 + nameLength);
    }

    @Override
    public List<String> attributeNames() {
        AttributeList all = parts().attributes();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < all.count(); i++) {
            names.add(nameAt(all.nameStart(i), all.nameEnd(i)));
        }
        return List.copyOf(names);
    }

    @Override
    public boolean hasAnyNamed(Predicate<CharSequence> test) {
        TagParts read = parts();
        AttributeList all = read.attributes();
        boolean found = false;
        for (int i = 0; i < all.count() && !found; i++) {
            int start = all.nameStart(i);
            found = test.test(read.name().of(bytes, start, all.nameEnd(i) - start));
        }
        read.name().of(NONE, 0, 0);
        return found;
    }

    private String nameAt(int start, int end) {
        StringBuilder name = new StringBuilder(new String(bytes, start, end - start, charset));
        for (int k = 0; k < name.length(); k++) {
            char c = name.charAt(k);
            name.setCharAt(k, c == 0 ? '\uFFFD' : (char) Ascii.lower(c));
        }
        return name.toString();
    }

    @Override
    public boolean inTemplate() {
        return inTemplate;
    }

    @Override
    public boolean foreign() {
        return foreign;
    }

    @Override
    public boolean inNoscript() {
        return inNoscript;
    }

    @Override
    public @Nullable String attribute(String name) {
        AttributeList all = parts().attributes();
        int i = find(all, name, 0);
        return i < 0 ? null : value(all, i);
    }

    @Override
    public @Nullable CharSequence value(String name) {
        TagParts read = parts();
        AttributeList all = read.attributes();
        int i = find(all, name, 0);
        if (i < 0) {
            return null;
        }
        int start = all.valueStart(i);
        return start < 0 ? "" : read.texts().of(bytes, start, all.valueEnd(i), charset);
    }

    @Override
    public boolean has(String name) {
        return find(parts().attributes(), name, 0) >= 0;
    }

    @Override
    public boolean isFetching() {
        return fetching;
    }

    @Override
    public boolean mayHaveAny(AttributeNames names) {
        return parts().attributes().mayHaveAny(names);
    }

    private int find(AttributeList all, String name, int first) {
        int i = all.find(bytes, name, first);
        return i < 0 && all.hasOddName() && !isAscii(name) ? findDecoded(all, name, first) : i;
    }

    /** In no encoding that is scanned does a name that has other bytes in it become one of ASCII letters. */
    private static boolean isAscii(String name) {
        for (int k = 0; k < name.length(); k++) {
            if (name.charAt(k) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private int findDecoded(AttributeList all, String name, int first) {
        for (int i = first; i < all.count(); i++) {
            if (nameAt(all.nameStart(i), all.nameEnd(i)).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private String value(AttributeList all, int i) {
        int start = all.valueStart(i);
        return start < 0 ? "" : AttributeValue.decode(bytes, start, all.valueEnd(i), charset);
    }

    @Override
    public void removeElement() {
        removed = true;
    }

    @Override
    public void removeIfEmpty(Runnable told) {
        whenEmpty = told;
    }

    /** All attributes of the name go, or the second would come into force. */
    @Override
    public void removeAttribute(String name) {
        AttributeList all = parts().attributes();
        for (int i = find(all, name, 0); i >= 0; i = find(all, name, i + 1)) {
            editor.remove(bytes, to, all, i);
        }
    }

    @Override
    public void replaceInAttribute(String name, int begin, int end, String ascii) {
        AttributeList all = parts().attributes();
        editor.replace(bytes, all, present(all, name), begin, end, ascii);
    }

    @Override
    public void setAttribute(String name, String value) {
        AttributeList all = parts().attributes();
        editor.set(bytes, all, present(all, name), value);
    }

    private int present(AttributeList all, String name) {
        int i = find(all, name, 0);
        if (i < 0) {
            throw new IllegalArgumentException("the tag has no attribute " + name);
        }
        return i;
    }

    @Override
    public void insertBefore(String ascii) {
        inserted += ascii;
    }

    @Override
    public void holdText() {
        textWanted = true;
    }

    @Override
    public void showText() {
        textShown = true;
    }

    private TagParts parts() {
        TagParts read = taken();
        if (!parsed) {
            read.attributes().parse(bytes, from + 1 + nameLength, to - 1);
            parsed = true;
        }
        return read;
    }

    private TagParts taken() {
        TagParts mine = parts;
        if (mine == null) {
            mine = pool.takeParts();
            parts = mine;
        }
        return mine;
    }
}
