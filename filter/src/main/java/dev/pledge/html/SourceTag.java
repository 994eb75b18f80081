package dev.pledge.html;

import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A start tag in the bytes of the page. One object serves all tags of a page. */
final class SourceTag implements StartTag {
    private static final byte[] NONE = {};

    private final Charset charset;
    private final AttributeList attributes = new AttributeList();
    private final AttributeTexts texts;
    private final AttributeEditor editor;
    private byte[] bytes = NONE;
    private int from;
    private int to;
    private boolean parsed;
    private int nameLength;

    private Element element = Element.OTHER;
    private boolean fetching;
    private boolean inTemplate;
    private boolean foreign;
    private boolean inNoscript;

    private boolean removed;
    private boolean textWanted;
    private boolean textShown;
    private String inserted = "";

    SourceTag(Charset charset) {
        this.charset = charset;
        this.texts = new AttributeTexts(charset);
        this.editor = new AttributeEditor(charset);
    }

    /** Takes up a tag, from its {@code <} to after its {@code >}. */
    void begin(byte[] b, int tagFrom, int tagTo, int tagNameLength) {
        bytes = b;
        from = tagFrom;
        to = tagTo;
        nameLength = tagNameLength;
        parsed = false;
        removed = false;
        textWanted = false;
        textShown = false;
        inserted = "";
        texts.clear();
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

    /** Forgets the page's bytes. */
    void forget() {
        bytes = NONE;
        texts.forget();
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
        AttributeList all = list();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < all.count(); i++) {
            names.add(nameAt(all.nameStart(i), all.nameEnd(i)));
        }
        return List.copyOf(names);
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
        int i = find(name, 0);
        return i < 0 ? null : value(i);
    }

    @Override
    public @Nullable CharSequence value(String name) {
        int i = find(name, 0);
        if (i < 0) {
            return null;
        }
        int start = attributes.valueStart(i);
        return start < 0 ? "" : texts.of(bytes, start, attributes.valueEnd(i));
    }

    @Override
    public boolean has(String name) {
        return find(name, 0) >= 0;
    }

    @Override
    public boolean isFetching() {
        return fetching;
    }

    @Override
    public boolean mayHaveAny(AttributeNames names) {
        return list().mayHaveAny(names);
    }

    private int find(String name, int first) {
        AttributeList all = list();
        int i = all.find(bytes, name, first);
        return i < 0 && all.hasOddName() ? findDecoded(all, name, first) : i;
    }

    private int findDecoded(AttributeList all, String name, int first) {
        for (int i = first; i < all.count(); i++) {
            if (nameAt(all.nameStart(i), all.nameEnd(i)).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private String value(int i) {
        int start = attributes.valueStart(i);
        return start < 0 ? "" : AttributeValue.decode(bytes, start, attributes.valueEnd(i), charset);
    }

    @Override
    public void removeElement() {
        removed = true;
    }

    /** All attributes of the name go, or the second would come into force. */
    @Override
    public void removeAttribute(String name) {
        AttributeList all = list();
        for (int i = find(name, 0); i >= 0; i = find(name, i + 1)) {
            editor.remove(bytes, to, all, i);
        }
    }

    @Override
    public void replaceInAttribute(String name, int begin, int end, String ascii) {
        editor.replace(bytes, attributes, present(name), begin, end, ascii);
    }

    @Override
    public void setAttribute(String name, String value) {
        editor.set(bytes, attributes, present(name), value);
    }

    private int present(String name) {
        int i = find(name, 0);
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

    private AttributeList list() {
        if (!parsed) {
            attributes.parse(bytes, from + 1 + nameLength, to - 1);
            parsed = true;
        }
        return attributes;
    }
}
