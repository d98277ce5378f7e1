package org.insula.pipeline.sample;

import java.util.ArrayList;
import java.util.Collection;
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

    /** One set of groups a fold, none empty. */
    List<TreeSet<Integer>> deal(int folds) {
        List<TreeSet<Integer>> dealt = new ArrayList<>();
        IntStream.range(0, folds).forEach(fold -> dealt.add(new TreeSet<>()));
        for (int place = 0; place < order.size(); place++) {
            long empty = dealt.stream().filter(Set::isEmpty).count();
            boolean onlyEmpty = order.size() - place <= empty;
            dealt.get(bestFold(dealt, order.get(place), onlyEmpty)).add(order.get(place));
        }
        return dealt;
    }

    private int bestFold(List<TreeSet<Integer>> dealt, int group, boolean onlyEmpty) {
        int best = -1;
        double bestSpread = Double.POSITIVE_INFINITY;
        for (int fold = 0; fold < dealt.size(); fold++) {
            if (onlyEmpty && !dealt.get(fold).isEmpty()) {
                continue;
            }
            double spread = spreadWith(dealt, fold, group);
            boolean fewerGroups =
                    best < 0 || dealt.get(fold).size() < dealt.get(best).size();
            if (spread < bestSpread - TIE || (spread <= bestSpread + TIE && fewerGroups)) {
                best = fold;
                bestSpread = spread;
            }
        }
        return best;
    }

    /** Sum over labels of the variance over folds of the label's share in each fold, once a group joins a fold. */
    private double spreadWith(List<TreeSet<Integer>> dealt, int joined, int group) {
        int[] totals = groups.labelCounts(order);
        double spread = 0;
        for (int label = 0; label < totals.length; label++) {
            double sum = 0;
            double squares = 0;
            for (int fold = 0; fold < dealt.size(); fold++) {
                int count = groups.labelCounts(dealt.get(fold))[label]
                        + (fold == joined ? groups.labelCounts(group)[label] : 0);
                double share = (double) count / Math.max(totals[label], 1);
                sum += share;
                squares += share * share;
            }
            spread += squares / dealt.size() - (sum / dealt.size()) * (sum / dealt.size());
        }
        return spread;
    }

    /**
     * About a share of the groups of a pool, at least one and not all, picked so that their labels are the same share of the
     * pool's; no label is taken out of the pool entirely. Empty if no group can be spared.
     */
    Set<Integer> pick(Set<Integer> pool, double share) {
        Set<Integer> picked = new TreeSet<>();
        Set<Integer> left = new TreeSet<>(pool);
        int wanted = (int) Math.min(Math.max(Math.round(share * pool.size()), 1), pool.size() - 1L);
        int[] target = groups.labelCounts(pool);
        while (picked.size() < wanted) {
            int best = -1;
            double bestDistance = Double.POSITIVE_INFINITY;
            for (int group : order) {
                if (left.contains(group) && canSpare(left, group, target)) {
                    double distance = distanceWith(picked, group, target, share);
                    if (distance < bestDistance - TIE) {
                        best = group;
                        bestDistance = distance;
                    }
                }
            }
            if (best < 0) {
                break;
            }
            picked.add(best);
            left.remove(best);
        }
        return picked;
    }

    private boolean canSpare(Set<Integer> left, int group, int[] target) {
        int[] present = groups.labelCounts(left);
        return IntStream.range(0, present.length)
                .allMatch(label -> target[label] == 0 || present[label] > groups.labelCounts(group)[label]);
    }

    private double distanceWith(Collection<Integer> picked, int group, int[] target, double share) {
        int[] counts = groups.labelCounts(picked);
        double distance = 0;
        for (int label = 0; label < counts.length; label++) {
            double have = (double) (counts[label] + groups.labelCounts(group)[label]) / Math.max(target[label], 1);
            distance += (have - share) * (have - share);
        }
        return distance;
    }
}
