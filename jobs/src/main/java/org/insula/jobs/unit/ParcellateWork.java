package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.AtlasConfig;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.export.SeriesFiles;
import org.insula.jobs.export.SeriesSidecar;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;

/**
 * Parcellation as units of work, one a run. Can be sent to executors, where {@link #perform} runs in one task.
 *
 * <p>A unit is done again when the image, its confounds, the atlas or an option of parcellation or cleaning changes.
 */
public final class ParcellateWork implements Serializable {
    /** The kind of these units. */
    public static final String KIND = "parcellate";

    /** The fact that identifies the series a unit made. */
    static final String DIGEST = "Digest";

    private static final long serialVersionUID = 1L;

    private final FileAccess files;
    private final RunConfig config;
    private final OutputTree tree;
    private final Atlas atlas;
    private final String atlasDigest;

    /** The units of a study. */
    public ParcellateWork(FileAccess files, RunConfig config, OutputTree tree, Atlas atlas) {
        this.files = files;
        this.config = config;
        this.tree = tree;
        this.atlas = atlas;
        this.atlasDigest = ContentDigest.of(atlas);
    }

    /**
     * The unit of a run.
     *
     * @throws InputException if the run's files cannot be looked at
     */
    public WorkUnit unit(BoldRun run) {
        Map<String, InputIdentity> inputs = new TreeMap<>();
        inputs.put("bold", InputIdentity.ofFile(files, run.path()));
        if (!config.clean().confounds().isEmpty() && !run.confoundsPath().isEmpty()) {
            inputs.put("confounds", InputIdentity.ofFile(files, run.confoundsPath()));
        }
        inputs.put("atlas", InputIdentity.ofChecksum("", atlasDigest));
        AtlasConfig options = config.atlas();
        return new WorkUnit(
                KIND,
                run.id(),
                inputs,
                Map.of(
                        "resampling", options.resampling(),
                        "constantVoxels", options.constantVoxels(),
                        "minimumCoverage", options.minimumCoverage(),
                        "cleaning", config.clean(),
                        "repetitionTime", String.valueOf(run.repetitionTime())),
                SoftwareVersion.current());
    }

    /** The regions of the study's atlas. */
    public List<Region> regions() {
        return atlas.regions();
    }

    /** The files that a run's unit makes. */
    public SeriesFiles outputs(BoldRun run) {
        return new SeriesFiles(tree.series(run), tree.seriesSidecar(run), tree.coverage(run));
    }

    /**
     * Parcellates a run, or notes why that is impossible and removes what an earlier version of the run had left.
     *
     * @throws InputException if the output cannot be written
     */
    public UnitOutcome perform(BoldRun run) {
        UnitStore store = new UnitStore(files, tree.units());
        WorkUnit unit;
        RegionSeries series;
        try {
            unit = unit(run);
            series = new RunParcellation(files, config.atlas().extractor(atlas), config.clean()).series(run);
        } catch (InputException e) {
            outputs(run).delete(files);
            store.fail(unknown(run), e.getMessage());
            return UnitOutcome.failed(run.id(), e.getMessage());
        }
        store.forget(KIND, run.id());
        store.finish(unit, unitFolder -> {
            outputs(run).write(files, series, SeriesSidecar.of(run, series, atlas, config.atlas(), config.clean()));
            return Map.of(DIGEST, ContentDigest.of(series));
        });
        return UnitOutcome.done(run.id());
    }

    /** A failed run is tried again each time, so its record needs no key. */
    private static WorkUnit unknown(BoldRun run) {
        return new WorkUnit(KIND, run.id(), Map.of(), Map.of(), SoftwareVersion.current());
    }
}
