package org.insula.jobs.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.insula.atlas.Atlas;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.clean.Cleaning;
import org.insula.io.FilePaths;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.AtlasConfig;
import org.insula.pipeline.provenance.SoftwareVersion;

/** What region series were made from and how, as their JSON sidecar says it. */
public final class SeriesSidecar {
    private SeriesSidecar() {}

    /** The sidecar's entries, in order; tells nothing of the machine. */
    public static Map<String, Object> of(
            BoldRun run, RegionSeries series, Atlas atlas, AtlasConfig options, Cleaning cleaning) {
        List<String> missing = IntStream.range(0, series.regions().size())
                .filter(region -> Double.isNaN(series.value(0, region)))
                .mapToObj(region -> series.regions().get(region).name())
                .toList();
        Map<String, Object> sidecar = new LinkedHashMap<>();
        sidecar.put("Description", "Mean of each region of the atlas in each frame, cleaned");
        sidecar.put("Sources", List.of(FilePaths.name(run.path())));
        if (!run.task().isEmpty()) {
            sidecar.put("TaskName", run.task());
        }
        sidecar.put("Atlas", atlas.name());
        sidecar.put("Regions", series.regions().size());
        sidecar.put("RegionsNotCovered", missing);
        sidecar.put("MinimumCoverage", options.minimumCoverage());
        sidecar.put("ConstantVoxels", options.constantVoxels().name());
        sidecar.put("Resampling", options.resampling().name());
        sidecar.put("Detrend", cleaning.detrend().name());
        sidecar.put("Standardize", cleaning.standardize().name());
        sidecar.put("HighPassHz", cleaning.highPassHz());
        sidecar.put("Confounds", cleaning.confounds());
        sidecar.put("SoftwareVersion", SoftwareVersion.current());
        return sidecar;
    }
}
