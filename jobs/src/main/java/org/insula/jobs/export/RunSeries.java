package org.insula.jobs.export;

import java.util.List;
import java.util.Objects;
import org.insula.atlas.RegionSeries;
import org.insula.jobs.config.StudyAtlas;

/**
 * What one run gave for one atlas, ready to be written.
 *
 * @param atlas what was taken
 * @param series the cleaned series
 * @param warnings what is odd about how the atlas lies on the run, in sentences with numbers
 */
public record RunSeries(StudyAtlas atlas, RegionSeries series, List<String> warnings) {
    /** Copies the list. */
    public RunSeries {
        Objects.requireNonNull(atlas);
        Objects.requireNonNull(series);
        warnings = List.copyOf(warnings);
    }
}
