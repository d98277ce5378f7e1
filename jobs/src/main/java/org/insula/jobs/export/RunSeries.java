package org.insula.jobs.export;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.report.RunQuality;

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

    /** Regions without a value in any frame, in atlas order. */
    public List<Region> missing() {
        return IntStream.range(0, series.regions().size())
                .filter(region -> IntStream.range(0, series.frames())
                        .allMatch(frame -> Double.isNaN(series.value(frame, region))))
                .mapToObj(series.regions()::get)
                .toList();
    }

    /** What is to be said of the run's quality, as later steps and the report want it. */
    public RunQuality quality() {
        return new RunQuality(
                series.id(),
                series.frames(),
                scrubbed.size(),
                Arrays.stream(series.coverage()).average().orElse(Double.NaN),
                missing().stream().map(Region::name).toList(),
                warnings);
    }
}
