package org.insula.pipeline.importance;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.insula.pipeline.evaluate.RankAgreement;
import org.insula.pipeline.simulate.PlantedRegion;
import org.insula.pipeline.simulate.Timing;
import org.insula.pipeline.simulate.Truth;

/**
 * How much of what was planted for a label its map finds.
 *
 * <p>k is the number of regions planted for the label, so a perfect map finds k of k. A map of one label may rightly
 * point to regions of another (their silence tells, too): {@code telling} counts those planted for any single task
 * among as many regions of the largest magnitude as there are of them.
 *
 * @param key model and label
 * @param regions the label's planted regions
 * @param telling regions planted for any single task
 * @param tellingFound those of them among the top {@code telling}
 * @param order how well the map's order of regions agrees with the label's planted ones; NaN without a planted region
 * @param frameOrder the same of its order of regions in frames, planted regions in their planted frames; NaN likewise,
 *     and where frames cannot be compared
 */
public record TruthRecovery(
        MapKey key,
        List<RecoveredRegion> regions,
        int telling,
        int tellingFound,
        RankAgreement order,
        RankAgreement frameOrder)
        implements Serializable {

    /** Copies the list. */
    public TruthRecovery {
        regions = List.copyOf(regions);
    }

    /**
     * Compares a map with the truth.
     *
     * @param firstFrame the frame of a cycle in which samples start, from {@link Truth#firstFrame}; empty leaves frames
     *     uncompared
     * @throws IllegalArgumentException if a planted region is not in the map
     */
    public static TruthRecovery of(GroupMap map, Truth truth, OptionalInt firstFrame) {
        List<PlantedRegion> planted = truth.of(map.key().label());
        int[] ranks = map.ranks();
        for (PlantedRegion each : truth.regions()) {
            if (each.region() >= ranks.length) {
                throw new IllegalArgumentException(each + " is not among the map's " + ranks.length + " regions");
            }
        }
        List<RecoveredRegion> recovered = planted.stream()
                .map(each -> recovered(map, each, ranks[each.region()], planted.size(), firstFrame))
                .toList();
        Set<Integer> telling =
                truth.telling().stream().map(PlantedRegion::region).collect(Collectors.toSet());
        long tellingFound = Ranking.descending(
                        Arrays.stream(map.regions().mean()).map(Math::abs).toArray())
                .stream()
                .limit(telling.size())
                .filter(telling::contains)
                .count();
        return new TruthRecovery(
                map.key(),
                recovered,
                telling.size(),
                (int) tellingFound,
                order(map, planted),
                firstFrame.isPresent() ? frameOrder(map, planted, firstFrame.getAsInt()) : RankAgreement.unknown());
    }

    private static RankAgreement order(GroupMap map, List<PlantedRegion> planted) {
        boolean[] reference = new boolean[map.regions().cells()];
        planted.forEach(each -> reference[each.region()] = true);
        return agreement(map.kind().strengths(map.regions().mean()), reference);
    }

    private static RankAgreement frameOrder(GroupMap map, List<PlantedRegion> planted, int firstFrame) {
        int regions = map.regions().cells();
        boolean[] reference = new boolean[map.cells().cells()];
        for (PlantedRegion each : planted) {
            int from = Math.max(0, each.firstFrame() - firstFrame);
            int to = Math.min(map.frames(), each.endFrame() - firstFrame);
            for (int frame = from; frame < to; frame++) {
                reference[frame * regions + each.region()] = true;
            }
        }
        return agreement(map.kind().strengths(map.cells().mean()), reference);
    }

    private static RankAgreement agreement(double[] importance, boolean[] reference) {
        float[] saliency = new float[importance.length];
        for (int i = 0; i < saliency.length; i++) {
            saliency[i] = (float) importance[i];
        }
        return RankAgreement.of(saliency, reference);
    }

    private static RecoveredRegion recovered(
            GroupMap map, PlantedRegion planted, int rank, int k, OptionalInt firstFrame) {
        int peak = map.peakFrame(planted.region());
        int inCycle = peak + firstFrame.orElse(0);
        boolean onTime =
                firstFrame.isPresent() && peak >= 0 && inCycle >= planted.firstFrame() && inCycle < planted.endFrame();
        return new RecoveredRegion(planted, rank, rank >= 1 && rank <= k, peak, onTime);
    }

    /** Number of the label's planted regions. */
    public int planted() {
        return regions.size();
    }

    /** How many of them are among the top k. */
    public int found() {
        return (int) regions.stream().filter(RecoveredRegion::found).count();
    }

    /** How many are planted with a timing. */
    public int planted(Timing timing) {
        return (int) regions.stream()
                .filter(region -> region.planted().timing() == timing)
                .count();
    }

    /** How many of those are among the top k. */
    public int found(Timing timing) {
        return (int) regions.stream()
                .filter(region -> region.planted().timing() == timing && region.found())
                .count();
    }

    /** How many of those peak in their planted frames. */
    public int onTime(Timing timing) {
        return (int) regions.stream()
                .filter(region -> region.planted().timing() == timing && region.onTime())
                .count();
    }
}
