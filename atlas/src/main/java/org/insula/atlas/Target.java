package org.insula.atlas;

import java.io.Serializable;
import java.util.List;
import org.insula.io.image.Grid;

/** What to take from a run: an atlas and a statistic. Immutable; may be shared between threads. */
public sealed interface Target extends Serializable permits LabelTarget, MapTarget {

    /** The mean of each region of a label atlas. */
    static Target of(Atlas atlas) {
        return new LabelTarget(atlas, RegionStatistic.MEAN);
    }

    /** Each map's value by least squares, as nilearn takes it. */
    static Target of(ProbabilisticAtlas atlas) {
        return new MapTarget(atlas, MapStatistic.LEAST_SQUARES);
    }

    /** The atlas's name. */
    String name();

    /** The atlas's own grid. */
    Grid grid();

    /** The columns: all regions of the atlas, in its order. */
    List<Region> regions();
}
