package org.insula.pipeline.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.insula.io.InputException;

/**
 * Permutes labels among what could have borne each other's labels if labels meant nothing.
 *
 * <p>Labels never leave their subject. Where every run has a single label, samples of a run share whatever is peculiar to
 * the run, so the labels of whole runs are dealt among the runs of a subject; otherwise those of single samples, among the
 * samples of a subject that are in the same group of the folds. Immutable.
 */
public final class LabelPermutation {
    /** What bears a label. */
    public enum Exchange {
        /** A run with all its samples. */
        RUNS("the runs of each subject, all samples of a run together"),
        /** A sample. */
        SAMPLES("the samples of each subject, within the groups that folds keep together");

        private final String among;

        Exchange(String among) {
            this.among = among;
        }

        /** What labels are dealt among, in words. */
        public String among() {
            return among;
        }
    }

    private final SampleTable samples;
    private final Exchange exchange;

    /** Blocks in the order of their names; in each the pieces that bear a label, as sample indices. */
    private final List<List<int[]>> blocks;

    private LabelPermutation(SampleTable samples, Exchange exchange, List<List<int[]>> blocks) {
        this.samples = samples;
        this.exchange = exchange;
        this.blocks = blocks;
    }

    /**
     * The permutations that a sample set allows.
     *
     * @param group the column that folds never split
     * @throws InputException if no subject has anything to exchange: all its labels are the same
     */
    public static LabelPermutation of(SampleTable samples, String group) {
        return find(samples, group)
                .orElseThrow(() -> new InputException(
                        "inference.permutations",
                        "labels cannot be permuted: all samples of a subject have the same label, in every subject",
                        "set permutations: 0, and heldOutSubjects to a share of the subjects for a test"));
    }

    /** The same; empty if no subject has anything to exchange. */
    public static Optional<LabelPermutation> find(SampleTable samples, String group) {
        TreeMap<String, List<Integer>> runs = new TreeMap<>();
        for (int i = 0; i < samples.size(); i++) {
            runs.computeIfAbsent(samples.sample(i).run(), run -> new ArrayList<>())
                    .add(i);
        }
        boolean whole = runs.values().stream().allMatch(run -> haveOneLabel(samples, run));
        LabelPermutation permutation = whole
                ? new LabelPermutation(samples, Exchange.RUNS, runsBySubject(samples, runs.values()))
                : new LabelPermutation(samples, Exchange.SAMPLES, samplesBySubject(samples, group));
        return permutation.ways() < 2 ? Optional.empty() : Optional.of(permutation);
    }

    private static boolean haveOneLabel(SampleTable samples, List<Integer> run) {
        return run.stream().map(i -> samples.sample(i).label()).distinct().count() == 1;
    }

    private static List<List<int[]>> runsBySubject(SampleTable samples, Collection<List<Integer>> runs) {
        TreeMap<String, List<int[]>> subjects = new TreeMap<>();
        for (List<Integer> run : runs) {
            String subject = samples.sample(run.get(0)).subject();
            subjects.computeIfAbsent(subject, name -> new ArrayList<>())
                    .add(run.stream().mapToInt(Integer::intValue).toArray());
        }
        return List.copyOf(subjects.values());
    }

    private static List<List<int[]>> samplesBySubject(SampleTable samples, String group) {
        Groups groups = Groups.of(samples, group);
        TreeMap<String, TreeMap<Integer, List<int[]>>> subjects = new TreeMap<>();
        for (int i = 0; i < samples.size(); i++) {
            subjects.computeIfAbsent(samples.sample(i).subject(), name -> new TreeMap<>())
                    .computeIfAbsent(groups.groupOfSample(i), index -> new ArrayList<>())
                    .add(new int[] {i});
        }
        return subjects.values().stream().flatMap(own -> own.values().stream()).toList();
    }

    /** What labels are dealt among. */
    public Exchange exchange() {
        return exchange;
    }

    /** In how many ways labels can be dealt, the true one included; infinite where a double cannot hold it. */
    public double ways() {
        double log = 0;
        for (List<int[]> block : blocks) {
            int[] counts = new int[samples.labels().size()];
            block.forEach(piece -> counts[label(piece)]++);
            log += CombinatoricsUtils.factorialLog(block.size())
                    - Arrays.stream(counts)
                            .mapToDouble(CombinatoricsUtils::factorialLog)
                            .sum();
        }
        double ways = Math.exp(log);
        return ways < 1e9 ? Math.rint(ways) : ways;
    }

    /**
     * One of the permutations, drawn with replacement from all, the true one included.
     *
     * @param seed seed of the study
     * @param index which of its draws, from 1
     * @return label of each sample
     * @throws IllegalArgumentException if the index is below 1
     */
    public int[] labels(long seed, int index) {
        if (index < 1) {
            throw new IllegalArgumentException("draw " + index + "; they are counted from 1");
        }
        SplittableRandom random = new SplittableRandom(
                new SplittableRandom(seed).longs(index).skip(index - 1L).sum());
        int[] labels = new int[samples.size()];
        for (List<int[]> block : blocks) {
            int[] dealt = block.stream().mapToInt(this::label).toArray();
            Shuffling.shuffle(dealt, random);
            for (int piece = 0; piece < dealt.length; piece++) {
                for (int sample : block.get(piece)) {
                    labels[sample] = dealt[piece];
                }
            }
        }
        return labels;
    }

    private int label(int[] piece) {
        return samples.sample(piece[0]).label();
    }
}
