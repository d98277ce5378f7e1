package org.insula.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.insula.atlas.clean.Cleaning;
import org.insula.io.Component;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.sample.SamplingOptions;
import org.insula.pipeline.train.HyperparameterGrid;

/**
 * Everything that a study asks for, with each default filled in and each path resolved.
 *
 * @param input which runs are analysed
 * @param parcellation which regions they are averaged over, and how
 * @param clean how region series are cleaned
 * @param samples how labelled samples are cut from them
 * @param models the networks that are compared, by unique name
 * @param training how often and on what they are trained
 * @param saliency what they are asked afterwards
 * @param inference how it is decided which regions are important
 * @param trust what tells whether the answer can be believed
 * @param glm whether and how regions are modelled one by one
 * @param output the folder that receives everything
 */
public record RunConfig(
        InputConfig input,
        ParcellationConfig parcellation,
        Cleaning clean,
        SamplingOptions samples,
        List<ModelSpec> models,
        TrainingConfig training,
        SaliencyConfig saliency,
        InferenceConfig inference,
        TrustConfig trust,
        GlmConfig glm,
        String output)
        implements Serializable {
    /** Copies the list. */
    public RunConfig {
        Objects.requireNonNull(input);
        Objects.requireNonNull(parcellation);
        Objects.requireNonNull(clean);
        Objects.requireNonNull(samples);
        Objects.requireNonNull(training);
        Objects.requireNonNull(saliency);
        Objects.requireNonNull(inference);
        Objects.requireNonNull(trust);
        Objects.requireNonNull(glm);
        Objects.requireNonNull(output);
        models = List.copyOf(models);
    }

    /** A study of no input and no output, with every default. */
    static RunConfig defaults() {
        return new RunConfig(
                InputConfig.SECTION.defaults(),
                ParcellationConfig.of(List.of()),
                StudyDefaults.cleaning(),
                SamplingKeys.SECTION.defaults(),
                StudyDefaults.models(),
                new TrainingConfig(
                        FoldOptions.withDefaults(1),
                        3,
                        TrainingConfig.Labels.REAL,
                        StudyDefaults.training(),
                        HyperparameterGrid.none()),
                SaliencyConfig.defaults(),
                InferenceConfig.defaults(),
                TrustConfig.defaults(),
                GlmConfig.defaults(),
                "");
    }

    /** The same study of other networks. */
    public RunConfig withModels(List<ModelSpec> newModels) {
        return with("models", newModels);
    }

    /** The same study of samples that are cut otherwise. */
    public RunConfig withSamples(SamplingOptions other) {
        return with("samples", other);
    }

    /** The same study of other runs. */
    public RunConfig with(InputConfig other) {
        return with("input", other);
    }

    /** The same study, parcellated otherwise. */
    RunConfig with(ParcellationConfig other) {
        return with("parcellation", other);
    }

    /** The same study, trained otherwise. */
    public RunConfig with(TrainingConfig newTraining) {
        return with("training", newTraining);
    }

    /** The same study, explained otherwise. */
    public RunConfig with(SaliencyConfig newSaliency) {
        return with("saliency", newSaliency);
    }

    /** The same study, tested otherwise. */
    public RunConfig with(InferenceConfig newInference) {
        return with("inference", newInference);
    }

    /** The same study with another output folder. */
    public RunConfig withOutput(String folder) {
        return with("output", folder);
    }

    private RunConfig with(String component, Object value) {
        return (RunConfig) Component.of(RunConfig.class, component).with(this, value);
    }
}
