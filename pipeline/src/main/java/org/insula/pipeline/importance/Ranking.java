package org.insula.pipeline.importance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Order of regions by importance; missing regions (NaN) stand outside, ties keep atlas order. */
final class Ranking {
    private Ranking() {}

    /** Indices of the regions that are not missing, most important first. */
    static List<Integer> descending(double[] importance) {
        return IntStream.range(0, importance.length)
                .filter(region -> !Double.isNaN(importance[region]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer region) -> -importance[region])
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Rank of each region, 1 the most important; 0 where missing. */
    static int[] ranks(double[] importance) {
        int[] ranks = new int[importance.length];
        List<Integer> order = descending(importance);
        for (int place = 0; place < order.size(); place++) {
            ranks[order.get(place)] = place + 1;
        }
        return ranks;
    }

    /** Which regions are in the top decile: the first ⌈n / 10⌉ of the n that are not missing. */
    static boolean[] topDecile(double[] importance) {
        boolean[] top = new boolean[importance.length];
        List<Integer> order = descending(importance);
        order.subList(0, (order.size() + 9) / 10).forEach(region -> top[region] = true);
        return top;
    }
}
