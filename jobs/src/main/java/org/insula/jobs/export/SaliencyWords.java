package org.insula.jobs.export;

import org.insula.pipeline.saliency.SaliencyMethod;

/** What a method of saliency takes of a score, in words. */
final class SaliencyWords {
    private SaliencyWords() {}

    static String of(SaliencyMethod method) {
        return switch (method) {
            case GRADIENT -> "the gradient";
            case GRADIENT_TIMES_INPUT -> "the gradient times the input";
            case SMOOTHGRAD -> "the gradient averaged over noise added to the input (SmoothGrad, Smilkov et al. 2017)";
            case PATH_GRADIENT -> "the gradient averaged over the path from the training mean to the input";
            case INTEGRATED_GRADIENTS ->
                "the integrated gradients (Sundararajan et al. 2017) from the training mean on";
            case REGION_OCCLUSION -> "the fall without a region (occlusion, Zeiler and Fergus 2014)";
            case FRAME_OCCLUSION -> "the fall without a frame (occlusion, Zeiler and Fergus 2014)";
            case TEMPORAL_RESCALING -> "the gradient after temporal saliency rescaling (Ismail et al. 2020)";
            case SHUFFLED_GRADIENT -> "the gradient in random order, a control in which nothing must be found";
        };
    }
}
