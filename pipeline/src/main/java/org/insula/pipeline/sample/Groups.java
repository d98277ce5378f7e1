package org.insula.pipeline.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.insula.io.InputException;
import org.insula.io.table.Table;

/** The samples of a set by the value of one column: groups that folds never split. Immutable. */
final class Groups {
    private final String column;
    private final List<String> names;
    private final int[] groupOfSample;
    private final int[][] labelCounts;

    private Groups(String column, List<String> names, int[] groupOfSample, int[][] labelCounts) {
        this.column = column;
        this.names = names;
        this.groupOfSample = groupOfSample;
        this.labelCounts = labelCounts;
    }

    /**
     * The groups of a column, sorted by name.
     *
     * @throws InputException if the samples have no such column or one of them has no value in it
     */
    static Groups of(SampleTable samples, String column) {
        TreeMap<String, Integer> indices = new TreeMap<>();
        for (Sample sample : samples.samples()) {
            indices.put(value(sample, column), 0);
        }
        List<String> names = new ArrayList<>(indices.keySet());
        for (int group = 0; group < names.size(); group++) {
            indices.put(names.get(group), group);
        }
        int[] groupOfSample = new int[samples.size()];
        int[][] labelCounts = new int[names.size()][samples.labels().size()];
        for (int i = 0; i < groupOfSample.length; i++) {
            Sample sample = samples.sample(i);
            groupOfSample[i] = indices.get(value(sample, column));
            labelCounts[groupOfSample[i]][sample.label()]++;
        }
        return new Groups(column, names, groupOfSample, labelCounts);
    }

    private static String value(Sample sample, String column) {
        String value = sample.columns().get(column);
        if (value == null) {
            throw new InputException(
                    "training.group",
                    "there is no column " + column,
                    "those of " + sample.run() + " are " + sample.columns().keySet());
        }
        if (Table.isMissing(value)) {
            throw new InputException(
                    "training.group",
                    sample.run() + " has no value in column " + column,
                    "fill it in for every run, or group by another column");
        }
        return value;
    }

    /** Columns other than this one with at least the given number of values, none missing; {@code run} first. */
    static List<String> columnsWith(SampleTable samples, int values) {
        TreeSet<String> columns = new TreeSet<>();
        samples.samples().forEach(sample -> columns.addAll(sample.columns().keySet()));
        List<String> suitable = new ArrayList<>();
        for (String column : columns) {
            TreeSet<String> distinct = new TreeSet<>();
            samples.samples().forEach(sample -> distinct.add(sample.columns().getOrDefault(column, "")));
            if (distinct.size() >= values && distinct.stream().noneMatch(Table::isMissing)) {
                suitable.add(column.equals("run") ? 0 : suitable.size(), column);
            }
        }
        return suitable;
    }

    String column() {
        return column;
    }

    int size() {
        return names.size();
    }

    String name(int group) {
        return names.get(group);
    }

    int groupOfSample(int sample) {
        return groupOfSample[sample];
    }

    /** The group of every sample; a copy. */
    int[] ofSamples() {
        return groupOfSample.clone();
    }

    /** Samples of each label in a group; not a copy. */
    int[] labelCounts(int group) {
        return labelCounts[group];
    }

    /** Samples of each label in several groups together. */
    int[] labelCounts(Iterable<Integer> groups) {
        int[] sum = new int[labelCounts[0].length];
        for (int group : groups) {
            for (int label = 0; label < sum.length; label++) {
                sum[label] += labelCounts[group][label];
            }
        }
        return sum;
    }
}
