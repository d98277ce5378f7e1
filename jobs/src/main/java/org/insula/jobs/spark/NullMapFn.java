package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.function.Function;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.statistics.NullMapTest;
import org.insula.pipeline.statistics.PermutationResult;
import scala.Tuple2;

/**
 * Tests one map against those of permuted labels: pairs of permutation, 0 for the map itself, and means over subjects
 * [region], in whatever order they arrive.
 */
final class NullMapFn implements Function<Iterable<Tuple2<Integer, double[]>>, PermutationResult> {
    private static final long serialVersionUID = 1L;

    private final MapKind kind;

    /** Compares the strengths of values of the given kind. */
    NullMapFn(MapKind kind) {
        this.kind = kind;
    }

    @Override
    public PermutationResult call(Iterable<Tuple2<Integer, double[]>> maps) {
        TreeMap<Integer, double[]> byIndex = new TreeMap<>();
        maps.forEach(map -> byIndex.put(map._1(), kind.strengths(map._2())));
        List<double[]> nulls = new ArrayList<>(byIndex.tailMap(1).values());
        return NullMapTest.withDefaults().test(byIndex.get(0), nulls);
    }
}
