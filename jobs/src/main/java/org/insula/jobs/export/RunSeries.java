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
 * @param scrubbed frames of the run, counted from 0, that are left out of the series or have no value there, ascending
 * @param warnings what is odd about how the atlas lies on the run, in sentences with numbers
 */
public record RunSeries(StudyAtlas atlas, RegionSeries series, List<Integer> scrubbed, List<String> warnings) {
    /** Copies the lists. */
    public RunSeries {
        Objects.requireNonNull(atlas);
        Objects.requireNonNull(series);
        scrubbed = List.copyOf(scrubbed);
        warnings = List.copyOf(warnings);
    }
}
