package org.insula.pipeline.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The named arrays of a network, in a fixed order, row-major; also used for gradients of the same shapes.
 *
 * <p>The arrays are handed out themselves, not as copies: training changes them in place. Between threads, share a
 * network only once its training has ended.
 */
public final class Parameters {

    /** One array: its shape and its values, row-major. */
    private record Entry(int[] shape, double[] values) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * Adds an array of zeros at the end.
     *
     * @param shape one size for a vector, two for a matrix {@code [input][output]}
     * @throws IllegalArgumentException if the name is taken
     */
    void add(String name, int... shape) {
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (entries.putIfAbsent(name, new Entry(shape.clone(), new double[size])) != null) {
            throw new IllegalArgumentException("two parameters are called " + name);
        }
    }

    /** The names, in order. */
    public List<String> names() {
        return Collections.unmodifiableList(new ArrayList<>(entries.keySet()));
    }

    /**
     * The shape of an array: one size for a vector, two for a matrix {@code [input][output]}.
     *
     * @throws NoSuchElementException if there is no such array
     */
    public int[] shape(String name) {
        return entry(name).shape().clone();
    }

    /**
     * The values of an array, row-major; the array itself, not a copy.
     *
     * @throws NoSuchElementException if there is no such array
     */
    public double[] values(String name) {
        return entry(name).values();
    }

    /** Copies the values of an array. */
    void copyTo(String name, double[] to) {
        double[] from = values(name);
        System.arraycopy(from, 0, to, 0, from.length);
    }

    /** Copies the values of an array, rounded. */
    void copyTo(String name, float[] to) {
        double[] from = values(name);
        for (int i = 0; i < from.length; i++) {
            to[i] = (float) from[i];
        }
    }

    /** Adds to the values of an array. */
    void add(String name, double[] added) {
        double[] to = values(name);
        for (int i = 0; i < to.length; i++) {
            to[i] += added[i];
        }
    }

    /** Adds to the values of an array. */
    void add(String name, float[] added) {
        double[] to = values(name);
        for (int i = 0; i < to.length; i++) {
            to[i] += added[i];
        }
    }

    /** Adds all values of another set of the same names and sizes. */
    public void add(Parameters other) {
        entries.keySet().forEach(name -> add(name, other.values(name)));
    }

    /** Number of values in all arrays together. */
    public int size() {
        return entries.values().stream()
                .mapToInt(entry -> entry.values().length)
                .sum();
    }

    /** A deep copy. */
    public Parameters copy() {
        Parameters copy = zerosLike();
        copy.set(this);
        return copy;
    }

    /** Zeros under the same names and of the same shapes. */
    public Parameters zerosLike() {
        Parameters zeros = new Parameters();
        entries.forEach((name, entry) -> zeros.add(name, entry.shape()));
        return zeros;
    }

    /**
     * Takes over all values of another set of the same names and sizes.
     *
     * @throws NoSuchElementException if the other lacks one of the names
     */
    public void set(Parameters other) {
        entries.forEach(
                (name, entry) -> System.arraycopy(other.values(name), 0, entry.values(), 0, entry.values().length));
    }

    /** Sets every value to zero. */
    public void clear() {
        entries.values().forEach(entry -> Arrays.fill(entry.values(), 0));
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new NoSuchElementException("no parameter " + name + " among " + entries.keySet());
        }
        return entry;
    }

    /** Same names in the same order, same shapes, same bits. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters that
                && names().equals(that.names())
                && names().stream()
                        .allMatch(name -> Arrays.equals(shape(name), that.shape(name))
                                && Arrays.equals(values(name), that.values(name)));
    }

    @Override
    public int hashCode() {
        int hash = names().hashCode();
        for (Entry entry : entries.values()) {
            hash = 31 * hash + Arrays.hashCode(entry.values());
        }
        return hash;
    }
}
