package org.insula.pipeline.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.Shuffling;

/**
 * Divides the samples that a fold learns from once more, into at most four parts that are held out in turn. Groups are
 * never split: those of the fold, or subjects where the fold does not say; with a single group, its runs. Groups are
 * dealt in an order that is shuffled once and for all; labels and the study's seed have no part in it.
 */
final class InnerFolds {
    private static final int MOST = 4;
    private static final long ORDER = 20;

    private InnerFolds() {}

    /**
     * The part that each sample is held out with, from 0.
     *
     * @param indices samples that the fold learns from
     * @return a number a sample; all 0 where there is a single group and a single run, so that nothing can be held out
     */
    static int[] parts(SampleSet samples, Fold fold, int[] indices) {
        int[] known = fold.groups().orElse(null);
        List<List<Integer>> groups = known != null
                ? by(indices, i -> known[i])
                : by(indices, i -> samples.sample(i).subject());
        if (groups.size() < 2) {
            groups = by(indices, i -> samples.sample(i).run());
        }
        int[] order = IntStream.range(0, groups.size()).toArray();
        Shuffling.shuffle(order, new SplittableRandom(ORDER));
        int[] parts = new int[indices.length];
        for (int turn = 0; turn < order.length; turn++) {
            for (int row : groups.get(order[turn])) {
                parts[row] = turn % MOST;
            }
        }
        return parts;
    }

    /** Places in the array of indices that share a key, in the order of the keys. */
    private static <K extends Comparable<K>> List<List<Integer>> by(int[] indices, Function<Integer, K> key) {
        TreeMap<K, List<Integer>> groups = new TreeMap<>();
        for (int row = 0; row < indices.length; row++) {
            groups.computeIfAbsent(key.apply(indices[row]), name -> new ArrayList<>())
                    .add(row);
        }
        return List.copyOf(groups.values());
    }
}
