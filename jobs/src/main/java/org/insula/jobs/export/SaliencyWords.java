package org.insula.jobs.export;

import org.insula.pipeline.saliency.SaliencyMethod;

/** What a method of saliency takes of a score, in words. */
final class SaliencyWords {
    private SaliencyWords() {}

    static String of(SaliencyMethod method) {
        return switch (method) {
            case SENSITIVITY -> "the gradient of the centred logit (" + Reference.SIMONYAN_2014.citation() + ")";
            case CONTRIBUTION ->
                "the integrated gradients of the centred logit (" + Reference.SUNDARARAJAN_2017.citation()
                        + ") from the mean of the training samples on";
            case GRADIENT -> "the gradient (" + Reference.SIMONYAN_2014.citation() + ")";
            case GRADIENT_TIMES_INPUT -> "the gradient times the input (" + Reference.SHRIKUMAR_2016.citation() + ")";
            case SMOOTHGRAD ->
                "the gradient averaged over noise added to the input (SmoothGrad, " + Reference.SMILKOV_2017.citation()
                        + ")";
            case PATH_GRADIENT ->
                "the gradient averaged over the path from the training mean to the input (after "
                        + Reference.SUNDARARAJAN_2017.citation() + ")";
            case INTEGRATED_GRADIENTS ->
                "the integrated gradients (" + Reference.SUNDARARAJAN_2017.citation() + ") from the training mean on";
            case REGION_OCCLUSION -> "the fall without a region (occlusion, " + Reference.ZEILER_2014.citation() + ")";
            case FRAME_OCCLUSION -> "the fall without a frame (occlusion, " + Reference.ZEILER_2014.citation() + ")";
            case TEMPORAL_RESCALING ->
                "the gradient after temporal saliency rescaling (" + Reference.ISMAIL_2020.citation() + ")";
            case SHUFFLED_GRADIENT -> "the gradient in random order, a control in which nothing must be found";
        };
    }
}
