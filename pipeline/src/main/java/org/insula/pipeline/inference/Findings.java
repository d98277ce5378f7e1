package org.insula.pipeline.inference;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.pipeline.statistics.Alternative;
import org.insula.pipeline.statistics.LargestStatisticTest;
import org.insula.pipeline.statistics.PermutationResult;
import org.insula.pipeline.statistics.SignFlipTest;
import org.insula.pipeline.statistics.StudentisedMean;

/**
 * Which regions of a model's maps are important: the one notion of it that tables, maps and report share.
 *
 * <p>All labels and regions of a model are one family. A region is important for a label if its family-wise p is at most
 * {@value #LEVEL}: where labels mean nothing, the chance of any finding is at most that, by construction. Without a test
 * nothing is important. Immutable.
 */
public final class Findings implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Chance of any false finding in the family. */
    public static final double LEVEL = 0.05;

    /** How it was tested. */
    public enum Test {
        /** Not at all. */
        NONE("not tested", "nothing"),
        /** Against networks trained on permuted labels: {@link LargestStatisticTest}. */
        PERMUTATION("label permutation with retraining", "permutations of the labels"),
        /** By sign flips over subjects that no network was trained on, who are independent: {@link SignFlipTest}. */
        HELD_OUT_SUBJECTS("sign flips over subjects set aside", "subjects set aside");

        private final String text;
        private final String compared;

        Test(String text, String compared) {
            this.text = text;
            this.compared = compared;
        }

        /** The test in words. */
        public String text() {
            return text;
        }

        /** What {@link Findings#compared} counts, plural. */
        public String compared() {
            return compared;
        }
    }

    private final Test test;
    private final ArrayList<String> labels;
    private final int compared;
    private final double[] statistics;
    private final double[] p;
    private final double[] familyWise;

    private Findings(
            Test test, List<String> labels, int compared, double[] statistics, double[] p, double[] familyWise) {
        this.test = test;
        this.labels = new ArrayList<>(labels);
        this.compared = compared;
        this.statistics = statistics;
        this.p = p;
        this.familyWise = familyWise;
    }

    /** No findings, because nothing was tested. */
    public static Findings none(List<String> labels, int regions) {
        double[] nothing = new double[labels.size() * regions];
        Arrays.fill(nothing, Double.NaN);
        return new Findings(Test.NONE, labels, 0, nothing, nothing, nothing);
    }

    /**
     * The findings against permutations of the labels.
     *
     * @param observed evidence with the true labels
     * @param permuted evidence of networks trained in the same way on permuted labels, at least one
     */
    public static Findings byPermutation(RegionEvidence observed, Collection<RegionEvidence> permuted) {
        PermutationResult result = LargestStatisticTest.test(
                observed.statistics(),
                permuted.stream().map(RegionEvidence::statistics).toList());
        return new Findings(
                Test.PERMUTATION,
                observed.labels(),
                permuted.size(),
                observed.statistics(),
                result.p(),
                result.familyWise());
    }

    /**
     * The findings over subjects that no network was trained on: sign flips of their contrasts, one-sided.
     *
     * @param labels the study's labels, in their order
     * @param contrasts of each of these subjects [label · regions + region], by subject; NaN where missing
     * @param test   draws of the flips
     */
    public static Findings byHeldOutSubjects(List<String> labels, Map<String, double[]> contrasts, SignFlipTest test) {
        TreeMap<String, double[]> subjects = new TreeMap<>(contrasts);
        List<double[]> values = List.copyOf(subjects.values());
        PermutationResult result = test.with(Alternative.GREATER).test(values);
        return new Findings(
                Test.HELD_OUT_SUBJECTS,
                labels,
                subjects.size(),
                StudentisedMean.of(values),
                result.p(),
                result.familyWise());
    }

    /** How it was tested. */
    public Test test() {
        return test;
    }

    /** Permutations that were compared with, or subjects that were tested over. */
    public int compared() {
        return compared;
    }

    /** Number of regions. */
    public int regions() {
        return statistics.length / labels.size();
    }

    /** The studentised mean contrast of each region for a label [region]; NaN where not tested. */
    public double[] statistics(String label) {
        return ofLabel(statistics, label);
    }

    /** p of each region for a label, by itself [region]; NaN where not tested. */
    public double[] p(String label) {
        return ofLabel(p, label);
    }

    /** p of each region for a label, corrected for all labels and regions [region]; NaN where not tested. */
    public double[] familyWise(String label) {
        return ofLabel(familyWise, label);
    }

    /** Which regions are important for a label [region]. */
    public boolean[] important(String label) {
        double[] own = familyWise(label);
        boolean[] important = new boolean[own.length];
        for (int region = 0; region < own.length; region++) {
            important[region] = own[region] <= LEVEL;
        }
        return important;
    }

    /** How many regions are important for a label. */
    public int count(String label) {
        int count = 0;
        for (boolean each : important(label)) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /** How many pairs of a label and a region are important. */
    public int count() {
        return labels.stream().mapToInt(this::count).sum();
    }

    /** How many pairs of a label and a region there are. */
    public int pairs() {
        return statistics.length;
    }

    /** Whether a smaller p than the level can come out at all: 20 permutations of labels, the true one included, or more. */
    public boolean canFind() {
        return switch (test) {
            case NONE -> false;
            case PERMUTATION -> 1.0 / (compared + 1) <= LEVEL;
            case HELD_OUT_SUBJECTS -> Math.pow(0.5, compared) <= LEVEL;
        };
    }

    private double[] ofLabel(double[] all, String label) {
        int at = labels.indexOf(label);
        if (at < 0) {
            throw new IllegalArgumentException(label + " is none of " + labels);
        }
        return Arrays.copyOfRange(all, at * regions(), (at + 1) * regions());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Findings that
                && test == that.test
                && labels.equals(that.labels)
                && compared == that.compared
                && Arrays.equals(statistics, that.statistics)
                && Arrays.equals(p, that.p)
                && Arrays.equals(familyWise, that.familyWise);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(familyWise) + compared;
    }
}
