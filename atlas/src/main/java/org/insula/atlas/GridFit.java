package org.insula.atlas;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.insula.io.image.Grid;

/**
 * How an atlas lies on a run's grid, region by region in the atlas's order.
 *
 * @param atlas the atlas's name
 * @param grid the run's grid
 * @param regions one entry a region
 */
public record GridFit(String atlas, Grid grid, List<RegionFit> regions) implements Serializable {

    private static final int NAMED_IN_A_WARNING = 10;

    /** Takes a copy of the list. */
    public GridFit {
        regions = List.copyOf(regions);
    }

    /** The regions that have voxels in the atlas but none on the run's grid, in the atlas's order. */
    public List<RegionFit> vanished() {
        return regions.stream().filter(RegionFit::vanished).toList();
    }

    /** One line that tells, with numbers, which regions vanish; nothing if none does. */
    public Optional<String> warning() {
        List<RegionFit> vanished = vanished();
        if (vanished.isEmpty()) {
            return Optional.empty();
        }
        String named = vanished.stream()
                .limit(NAMED_IN_A_WARNING)
                .map(fit -> String.format(
                        Locale.ROOT,
                        "%s (%d atlas voxels, %.0f %% in the field of view)",
                        fit.region().name(),
                        fit.atlasVoxels(),
                        100 * fit.shareInside()))
                .collect(Collectors.joining(", "));
        int more = vanished.size() - NAMED_IN_A_WARNING;
        return Optional.of(vanished.size() + " of " + regions.size() + " regions of atlas " + atlas
                + " have no voxel on the run's grid of " + grid.describe() + ": " + named
                + (more > 0 ? " and " + more + " more" : ""));
    }
}
