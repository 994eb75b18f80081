package dev.pledge.testing;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes an object keeps alive, on a JVM with compressed references: Pledge's own objects, arrays, strings and
 * collections. Of what else the JDK has, such as character sets, nothing is counted: it is the JVM's.
 */
public final class RetainedBytes {
    private static final int HEADER = 12;
    private static final int REFERENCE = 4;
    private static final int ALIGNMENT = 8;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();

    /** @param shared objects that others keep alive too, with all that they hold */
    public RetainedBytes(Object... shared) {
        for (Object object : shared) {
            of(object);
        }
    }

    /** Returns how many bytes an object keeps alive that have not been counted before. */
    public long of(Object object) {
        long bytes = 0;
        add(object);
        while (!open.isEmpty()) {
            bytes += take(open.pop());
        }
        return bytes;
    }

    private void add(@Nullable Object object) {
        if (object != null && !(object instanceof Enum) && !(object instanceof Class) && seen.add(object)) {
            open.push(object);
        }
    }

    private long take(Object object) {
        Class<?> type = object.getClass();
        if (object instanceof String text) {
            boolean latin = text.chars().allMatch(c -> c < 0x100);
            return aligned(HEADER + 2 * REFERENCE) + array((long) text.length() * (latin ? 1 : 2));
        }
        if (type.isArray()) {
            return takeArray(object, type.getComponentType());
        }
        if (object instanceof Collection<?> elements) {
            elements.forEach(this::add);
            return aligned(HEADER + 3 * REFERENCE) + array((long) REFERENCE * elements.size());
        }
        if (object instanceof StringBuilder text) {
            return aligned(HEADER + 2 * REFERENCE) + array(2L * text.capacity());
        }
        return type.getName().startsWith("dev.pledge.") ? fields(object, type) : 0;
    }

    private long takeArray(Object array, Class<?> component) {
        int length = Array.getLength(array);
        for (int i = 0; !component.isPrimitive() && i < length; i++) {
            add(Array.get(array, i));
        }
        return array((long) size(component) * length);
    }

    private long fields(Object object, Class<?> type) {
        long bytes = HEADER;
        for (Class<?> of = type; of != null && of != Object.class; of = of.getSuperclass()) {
            for (Field field : of.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    bytes += size(field.getType());
                    if (!field.getType().isPrimitive()) {
                        add(value(field, object));
                    }
                }
            }
        }
        return aligned(bytes);
    }

    private static @Nullable Object value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.toString(), e);
        }
    }

    private static int size(Class<?> type) {
        if (type == long.class || type == double.class) {
            return 8;
        }
        if (type == byte.class || type == boolean.class) {
            return 1;
        }
        return type == char.class || type == short.class ? 2 : REFERENCE;
    }

    private static long array(long content) {
        return aligned(HEADER + 4 + content);
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
