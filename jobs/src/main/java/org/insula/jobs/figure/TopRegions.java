package org.insula.jobs.figure;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.insula.jobs.report.LabelMap;

/** Which regions of a map a figure shows. */
final class TopRegions {
    private TopRegions() {}

    /** Places in atlas order of the regions that have a rank, the most important first, at most so many. */
    static List<Integer> of(LabelMap map, int most) {
        return IntStream.range(0, map.regions().size())
                .boxed()
                .filter(region -> map.regions().get(region).rank() > 0)
                .sorted(Comparator.comparingInt(
                        region -> map.regions().get(region).rank()))
                .limit(most)
                .toList();
    }

    /** The share that each region with a value would have if all mattered the same, 0 to 1; NaN without any. */
    static double evenShare(LabelMap map) {
        long covered =
                map.regions().stream().filter(region -> region.rank() > 0).count();
        return covered == 0 ? Double.NaN : 1.0 / covered;
    }
}
