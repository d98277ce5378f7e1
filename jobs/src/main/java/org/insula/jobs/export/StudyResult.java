package org.insula.jobs.export;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.insula.io.image.Volume;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.report.ExcludedRun;
import org.insula.jobs.report.UsedRun;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.simulate.Truth;

/**
 * Everything a study found, ready to be shown.
 *
 * @param config what was asked for
 * @param configurationYaml the same as text, every default spelt out
 * @param atlas the regions
 * @param samples what networks were trained and tried on
 * @param models one result a model, in the order asked for
 * @param trust what tells whether their maps can be believed
 * @param used runs that were parcellated, with their quality
 * @param leftOut runs, events and networks that were left out, and why
 * @param background what the brain looks like, on the atlas's grid
 * @param truth what was planted, if the cohort is simulated
 */
public record StudyResult(
        RunConfig config,
        String configurationYaml,
        StudyAtlas atlas,
        SampleTable samples,
        List<ModelResult> models,
        StudyTrust trust,
        List<UsedRun> used,
        List<ExcludedRun> leftOut,
        Optional<Volume> background,
        Optional<Truth> truth) {
    /** Copies the lists. */
    public StudyResult {
        Objects.requireNonNull(config);
        Objects.requireNonNull(configurationYaml);
        Objects.requireNonNull(atlas);
        Objects.requireNonNull(samples);
        Objects.requireNonNull(trust);
        models = List.copyOf(models);
        used = List.copyOf(used);
        leftOut = List.copyOf(leftOut);
    }
}
