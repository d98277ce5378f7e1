package org.insula.pipeline.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Deals groups out so that labels spread evenly; ties are broken by a seeded shuffle. For one thread. */
final class GroupDealer {
    private static final double TIE = 1e-12;

    private final Groups groups;
    private final List<Integer> order;

    GroupDealer(Groups groups, long seed) {
        this.groups = groups;
        order = new ArrayList<>(IntStream.range(0, groups.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        order.sort(Comparator.comparingLong(group -> -squares(groups.labelCounts(group))));
    }

    private static long squares(int[] counts) {
        long sum = 0;
        for (int count : counts) {
            sum += (long) count * count;
        }
        return sum;
    }

    /** One set of the given groups per fold, none empty. */
    List<Set<Integer>> deal(Set<Integer> pool, int folds) {
        List<Set<Integer>> dealt = new ArrayList<>();
        IntStream.range(0, folds).forEach(fold -> dealt.add(new TreeSet<>()));
        List<Integer> dealing = new ArrayList<>(order);
        dealing.retainAll(pool);
        int[] totals = groups.labelCounts(dealing);
        int[][] counts = new int[folds][totals.length];
        for (int place = 0; place < dealing.size(); place++) {
            long empty = dealt.stream().filter(Set::isEmpty).count();
            boolean onlyEmpty = dealing.size() - place <= empty;
            int group = dealing.get(place);
            int fold = bestFold(dealt, counts, totals, group, onlyEmpty);
            dealt.get(fold).add(group);
            add(counts[fold], groups.labelCounts(group), 1);
        }
        return dealt;
    }

    private int bestFold(List<Set<Integer>> dealt, int[][] counts, int[] totals, int group, boolean onlyEmpty) {
        int best = -1;
        double bestSpread = Double.POSITIVE_INFINITY;
        for (int fold = 0; fold < counts.length; fold++) {
            if (onlyEmpty && !dealt.get(fold).isEmpty()) {
                continue;
            }
            add(counts[fold], groups.labelCounts(group), 1);
            double spread = spread(counts, totals);
            add(counts[fold], groups.labelCounts(group), -1);
            boolean fewerGroups =
                    best < 0 || dealt.get(fold).size() < dealt.get(best).size();
            if (spread < bestSpread - TIE || (spread <= bestSpread + TIE && fewerGroups)) {
                best = fold;
                bestSpread = spread;
            }
        }
        return best;
    }

    /** Sum over labels of the variance over folds of the label's share in each fold. */
    private static double spread(int[][] counts, int[] totals) {
        double spread = 0;
        for (int label = 0; label < totals.length; label++) {
            double sum = 0;
            double squares = 0;
            for (int[] ofFold : counts) {
                double share = (double) ofFold[label] / Math.max(totals[label], 1);
                sum += share;
                squares += share * share;
            }
            double mean = sum / counts.length;
            spread += squares / counts.length - mean * mean;
        }
        return spread;
    }

    /**
     * About a share of the groups of a pool, at least one and not all, picked so that their labels are the same share
     * of the pool's; no label is taken out of the pool entirely. Empty if no group can be spared.
     *
     * @param turn number of the call, from 0: ties fall on other groups each time
     */
    Set<Integer> pick(Set<Integer> pool, double share, int turn) {
        int wanted = (int) Math.min(Math.max(Math.round(share * pool.size()), 1), pool.size() - 1L);
        List<Integer> candidates = new ArrayList<>(order);
        Collections.rotate(candidates, -turn * wanted);
        candidates.retainAll(pool);
        int[] target = groups.labelCounts(pool);
        int[] left = target.clone();
        Set<Integer> picked = new TreeSet<>();
        while (picked.size() < wanted) {
            Integer best = bestCandidate(candidates, left, target, share);
            if (best == null) {
                break;
            }
            picked.add(best);
            candidates.remove(best);
            add(left, groups.labelCounts(best), -1);
        }
        return picked;
    }

    /** The candidate that brings the picked labels nearest to the share, or null if none can be spared. */
    private Integer bestCandidate(List<Integer> candidates, int[] left, int[] target, double share) {
        Integer best = null;
        double bestDistance = Double.POSITIVE_INFINITY;
        for (Integer group : candidates) {
            int[] leftWithout = left.clone();
            add(leftWithout, groups.labelCounts(group), -1);
            double distance = distance(leftWithout, target, 1 - share);
            if (sparesEveryLabel(leftWithout, target) && distance < bestDistance - TIE) {
                best = group;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static boolean sparesEveryLabel(int[] left, int[] target) {
        return IntStream.range(0, left.length).allMatch(label -> left[label] > 0 || target[label] == 0);
    }

    /** Sum over labels of the squared difference between the share that is left and the share that should be. */
    private static double distance(int[] left, int[] target, double share) {
        double distance = 0;
        for (int label = 0; label < left.length; label++) {
            double difference = (double) left[label] / Math.max(target[label], 1) - share;
            distance += difference * difference;
        }
        return distance;
    }

    private static void add(int[] counts, int[] more, int sign) {
        for (int label = 0; label < counts.length; label++) {
            counts[label] += sign * more[label];
        }
    }
}
