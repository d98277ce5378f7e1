package org.insula.pipeline.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A copy of a network's parameters, or room for their gradients, in the precision of the computation. */
final class Weights64 {

    /** One array; a vector is one row. */
    private record Entry(Values64 values, int columns) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Room for arrays of the parameters' names and shapes. */
    Weights64(Parameters parameters) {
        for (String name : parameters.names()) {
            int[] shape = parameters.shape(name);
            int columns = shape[shape.length - 1];
            int rows = shape.length == 1 ? 1 : shape[0];
            entries.put(name, new Entry(new Values64().resize(rows, columns), columns));
        }
    }

    Values64 values(String name) {
        return entries.get(name).values();
    }

    /** Number of columns: what a weight matrix gives, or the length of a vector. */
    int columns(String name) {
        return entries.get(name).columns();
    }

    /** Number of rows: what a weight matrix reads. */
    int rows(String name) {
        Entry entry = entries.get(name);
        return entry.values().size() / entry.columns();
    }

    Matrix64 matrix(String name) {
        Entry entry = entries.get(name);
        return entry.values().matrix(0, entry.columns());
    }

    /** Takes over the parameters as they are. */
    void load(Parameters parameters) {
        entries.forEach((name, entry) -> parameters.copyTo(name, entry.values().fill()));
    }

    /** Adds every value to the parameters' gradients. */
    void addTo(Parameters gradients) {
        entries.forEach((name, entry) -> gradients.add(name, entry.values().read()));
    }

    /** Sets every value to zero. */
    void clear() {
        entries.values().forEach(entry -> Arrays.fill(entry.values().fill(), 0));
    }
}
