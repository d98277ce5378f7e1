package org.insula.jobs.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Region;
import org.insula.atlas.clean.Cleaning;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.Choices;
import org.insula.jobs.config.CleaningKeys;
import org.insula.jobs.config.ParcellationConfig;
import org.insula.jobs.config.StudyAtlas;

/** What region series were made from and how, as their JSON sidecar says it. Tells nothing of the machine. */
public final class SeriesSidecar {
    private final ParcellationConfig options;
    private final Cleaning cleaning;
    private final Map<String, String> checksums;

    /**
     * The sidecars of a run's series.
     *
     * @param checksums SHA-256 in hexadecimal of each file that was read, by path, in the order of reading
     */
    public SeriesSidecar(ParcellationConfig options, Cleaning cleaning, Map<String, String> checksums) {
        this.options = options;
        this.cleaning = cleaning;
        this.checksums = checksums;
    }

    /** The sidecar's entries, in order. */
    public Map<String, Object> of(BoldRun run, RunSeries made) {
        Map<String, Object> sidecar = new LinkedHashMap<>();
        sidecar.put("Description", description(made.atlas()));
        Map<String, String> names = SourceNames.of(checksums.keySet());
        Map<String, String> named = new LinkedHashMap<>();
        checksums.forEach((path, checksum) -> named.put(names.get(path), checksum));
        sidecar.put("Sources", List.copyOf(named.keySet()));
        sidecar.put("SourcesSHA256", named);
        if (!run.task().isEmpty()) {
            sidecar.put("TaskName", run.task());
        }
        sidecar.put("Atlas", made.atlas().name());
        sidecar.put("Statistic", made.atlas().statisticName());
        sidecar.put("Regions", made.series().regions().size());
        sidecar.put(
                "RegionsNotCovered", made.missing().stream().map(Region::name).toList());
        sidecar.put("FramesScrubbed", made.scrubbed());
        if (!(made.atlas() instanceof StudyAtlas.ReadyMade)) {
            // Which file a mask is in says something of the machine.
            sidecar.putAll(ParcellationConfig.OPTIONS.sidecar(options, path -> "file"));
        }
        sidecar.put("Cleaning", cleaning());
        sidecar.put("Warnings", made.warnings());
        sidecar.put("GeneratedBy", List.of(DatasetFiles.generatedBy()));
        return sidecar;
    }

    private static String description(StudyAtlas atlas) {
        return atlas instanceof StudyAtlas.ReadyMade
                ? "Ready-made series of each region, cleaned"
                : "Statistic of each region of the atlas in each frame, cleaned";
    }

    private Map<String, Object> cleaning() {
        Map<String, Object> tree = CleaningKeys.SECTION.write(cleaning, path -> path);
        tree.put("scrubbed", Choices.name(cleaning.scrubbed()));
        return tree;
    }
}
