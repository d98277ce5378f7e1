package org.insula.jobs.config;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.insula.atlas.clean.Cleaning;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.SamplingOptions;

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

    /** The same study of other networks. */
    public RunConfig withModels(List<ModelSpec> newModels) {
        return new RunConfig(
                input, parcellation, clean, samples, newModels, training, saliency, inference, trust, glm, output);
    }

    /** The same study, trained otherwise. */
    public RunConfig with(TrainingConfig newTraining) {
        return new RunConfig(
                input, parcellation, clean, samples, models, newTraining, saliency, inference, trust, glm, output);
    }

    /** The same study, explained otherwise. */
    public RunConfig with(SaliencyConfig newSaliency) {
        return new RunConfig(
                input, parcellation, clean, samples, models, training, newSaliency, inference, trust, glm, output);
    }

    /** The same study, tested otherwise. */
    public RunConfig with(InferenceConfig newInference) {
        return new RunConfig(
                input, parcellation, clean, samples, models, training, saliency, newInference, trust, glm, output);
    }

    /** The same study with another output folder. */
    public RunConfig withOutput(String folder) {
        return new RunConfig(
                input, parcellation, clean, samples, models, training, saliency, inference, trust, glm, folder);
    }
}
