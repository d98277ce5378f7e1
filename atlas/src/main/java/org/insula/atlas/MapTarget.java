package org.insula.atlas;

import java.util.List;
import java.util.Objects;
import org.insula.io.image.Grid;

/**
 * One statistic of each map of a probabilistic atlas.
 *
 * @param atlas the maps
 * @param statistic what to take of each map
 */
public record MapTarget(ProbabilisticAtlas atlas, MapStatistic statistic) implements Target {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a weighted mean is asked of maps with negative weights, such as those of an
     *     ICA
     */
    public MapTarget {
        Objects.requireNonNull(atlas, "atlas");
        Objects.requireNonNull(statistic, "statistic");
        for (int r = 0; statistic == MapStatistic.WEIGHTED_MEAN && r < atlas.size(); r++) {
            if (atlas.map(r).hasNegativeWeights()) {
                throw new IllegalArgumentException("map " + (r + 1) + " of atlas " + atlas.name()
                        + " has negative weights, of which there is no weighted mean");
            }
        }
    }

    @Override
    public String name() {
        return atlas.name();
    }

    @Override
    public Grid grid() {
        return atlas.grid();
    }

    @Override
    public List<Region> regions() {
        return atlas.regions();
    }
}
