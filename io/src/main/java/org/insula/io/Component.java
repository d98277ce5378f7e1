package org.insula.io;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A value within a record, found by the names of components from record to record, such as {@code filter.space}: read by
 * accessors, and exchanged by canonical constructors, which check it. Names are checked when it is made.
 */
public final class Component {
    private final List<RecordComponent> path;

    private Component(List<RecordComponent> path) {
        this.path = path;
    }

    /**
     * The component of a record at a path of names.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Component of(Class<?> record, String path) {
        List<RecordComponent> found = new ArrayList<>();
        Class<?> type = record;
        for (String name : path.split("\\.")) {
            RecordComponent component = component(type, name);
            found.add(component);
            type = component.getType();
        }
        return new Component(List.copyOf(found));
    }

    private static RecordComponent component(Class<?> record, String name) {
        RecordComponent[] all = record.isRecord() ? record.getRecordComponents() : new RecordComponent[0];
        return Arrays.stream(all)
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(record + " has no component " + name));
    }

    /** The value's type. */
    public Class<?> type() {
        return path.get(path.size() - 1).getType();
    }

    /** The value in a record. */
    public Object get(Object record) {
        Object value = record;
        for (RecordComponent component : path) {
            value = value(component, value);
        }
        return value;
    }

    /**
     * The same record with another value.
     *
     * @throws IllegalArgumentException if a record on the way refuses it
     */
    public Object with(Object record, Object value) {
        Object fitting = type() == int.class ? (Object) Math.toIntExact(((Number) value).longValue()) : value;
        return with(record, 0, fitting);
    }

    private Object with(Object record, int depth, Object value) {
        if (depth == path.size()) {
            return value;
        }
        RecordComponent changed = path.get(depth);
        RecordComponent[] all = record.getClass().getRecordComponents();
        Object[] arguments = new Object[all.length];
        for (int i = 0; i < all.length; i++) {
            Object old = value(all[i], record);
            arguments[i] = all[i].getName().equals(changed.getName()) ? with(old, depth + 1, value) : old;
        }
        return made(record.getClass(), all, arguments);
    }

    private static Object made(Class<?> record, RecordComponent[] components, Object... arguments) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return record.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw unchecked(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record has a public canonical constructor", e);
        }
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (InvocationTargetException e) {
            throw unchecked(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record has public accessors", e);
        }
    }

    private static RuntimeException unchecked(InvocationTargetException e) {
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }
}
