package dev.pledge.html;

import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A start tag in the bytes of the page. One object serves all tags of a page. */
final class SourceTag implements StartTag {
    private static final byte[] NONE = {};
    private static final String NOT_IN_A_VALUE = "\"'<>&=` \t\n\f\r";

    private final Charset charset;
    private final AttributeList attributes = new AttributeList();
    private final TagEdits edits = new TagEdits();
    private byte[] bytes = NONE;
    private int from;
    private int to;
    private boolean parsed;
    private int nameLength;

    private Element element = Element.OTHER;
    private boolean inTemplate;
    private boolean foreign;
    private boolean inNoscript;

    private boolean removed;
    private boolean textWanted;
    private String inserted = "";

    SourceTag(Charset charset) {
        this.charset = charset;
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
        inserted = "";
        edits.clear();
    }

    void place(Element tagElement, boolean isForeign, boolean isInTemplate, boolean isInNoscript) {
        element = tagElement;
        foreign = isForeign;
        inTemplate = isInTemplate;
        inNoscript = isInNoscript;
    }

    /** Forgets the page's bytes. */
    void end() {
        bytes = NONE;
    }

    boolean isRemoved() {
        return removed;
    }

    boolean isTextWanted() {
        return textWanted;
    }

    String inserted() {
        return inserted;
    }

    boolean isEdited() {
        return !edits.isEmpty();
    }

    byte[] edited() {
        return edits.apply(bytes, from, to);
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
    public boolean has(String name) {
        return find(name, 0) >= 0;
    }

    private int find(String name, int first) {
        AttributeList all = list();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return findDecoded(all, name, first);
            }
        }
        return all.find(bytes, name, first);
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
        for (int i = find(name, 0); i >= 0; i = find(name, i + 1)) {
            remove(i);
        }
    }

    private void remove(int i) {
        int start = attributes.nameStart(i);
        int end = endOf(i);
        int spaceStart = start;
        while (Ascii.isSpace(bytes[spaceStart - 1])) {
            spaceStart--;
        }
        int last = to - 1;
        int next = AttributeList.skipSpace(bytes, end, last);
        if (next < last && bytes[next] == '=') {
            // A name that begins so must not become the value of the attribute before.
            edits.replace(start, end, "/");
        } else if (end == last && bytes[spaceStart - 1] == '/') {
            // A slash before the end would close the element.
            edits.replace(spaceStart, end, " ");
        } else if (end == last || Ascii.isSpace(bytes[end])) {
            edits.replace(spaceStart, end, "");
        } else {
            edits.replace(start, end, "");
        }
    }

    private int endOf(int i) {
        int end = attributes.valueEnd(i);
        return isQuoted(i) ? end + 1 : end;
    }

    private boolean isQuoted(int i) {
        int start = attributes.valueStart(i);
        return start > 0 && (bytes[start - 1] == '"' || bytes[start - 1] == '\'');
    }

    @Override
    public void replaceInAttribute(String name, int begin, int end, String ascii) {
        requirePlain(ascii);
        int i = find(name, 0);
        if (i < 0) {
            throw new IllegalArgumentException("the tag has no attribute " + name);
        }
        if (attributes.valueStart(i) < 0) {
            Objects.checkFromToIndex(begin, end, 0);
            edits.replace(attributes.nameEnd(i), attributes.nameEnd(i), "=\"" + ascii + '"');
            return;
        }
        int[] sources = AttributeValue.sources(bytes, attributes.valueStart(i), attributes.valueEnd(i), charset);
        Objects.checkFromToIndex(begin, end, sources.length - 1);
        int sourceEnd = attributes.valueEnd(i);
        String separated = separated(sources, begin, end, ascii, sourceEnd);
        edits.replace(sources[begin], sources[end], separated);
        if (!isQuoted(i) && edits.lengthAfter(attributes.valueStart(i), sourceEnd) == 0) {
            edits.replace(sourceEnd, sourceEnd, "\"\"");
        }
    }

    /**
     * What stands before an edit in the value and may be an unfinished reference must not be finished by what comes after:
     * a reference gets its semicolon, a bare ampersand is made one that stays so.
     */
    private String separated(int[] sources, int begin, int end, String ascii, int valueEnd) {
        int at = sources[begin];
        int run = at;
        while (run > sources[0] && Ascii.isAlphanumeric(bytes[run - 1])) {
            run--;
        }
        if (run > sources[0] && bytes[run - 1] == '#') {
            run--;
        }
        int next = !ascii.isEmpty() ? ascii.charAt(0) : sources[end] < valueEnd ? bytes[sources[end]] : ' ';
        boolean continues = Ascii.isAlphanumeric(next) || next == ';' || next == '#' || next == '=';
        if (!continues || run == sources[0] || bytes[run - 1] != '&') {
            return ascii;
        }
        if (begin > 0 && sources[begin - 1] == run - 1 && at > run) {
            return ';' + ascii;
        }
        edits.replace(run, run, "amp;");
        return ascii;
    }

    private static void requirePlain(String ascii) {
        for (int k = 0; k < ascii.length(); k++) {
            char c = ascii.charAt(k);
            if (c < ' ' || c > '~' || NOT_IN_A_VALUE.indexOf(c) >= 0) {
                throw new IllegalArgumentException("not allowed in a value without quotes: '" + c + "' in " + ascii);
            }
        }
    }

    @Override
    public void insertBefore(String ascii) {
        inserted += ascii;
    }

    @Override
    public void holdText() {
        textWanted = true;
    }

    private AttributeList list() {
        if (!parsed) {
            attributes.parse(bytes, from + 1 + nameLength, to - 1);
            parsed = true;
        }
        return attributes;
    }
}
