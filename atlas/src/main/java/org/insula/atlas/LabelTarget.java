package org.insula.atlas;

import java.util.List;
import java.util.Objects;
import org.insula.io.image.Grid;

/**
 * One statistic of each region of a label atlas.
 *
 * @param atlas the regions
 * @param statistic what to take of each region's voxels
 */
public record LabelTarget(Atlas atlas, RegionStatistic statistic) implements Target {

    /** Refuses null. */
    public LabelTarget {
        Objects.requireNonNull(atlas, "atlas");
        Objects.requireNonNull(statistic, "statistic");
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
