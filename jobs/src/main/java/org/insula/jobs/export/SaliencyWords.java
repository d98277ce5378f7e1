package org.insula.jobs.export;

import org.insula.jobs.report.MapMeaning;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.saliency.SaliencyMethod;

/** What a method of saliency takes of a score, in words. */
final class SaliencyWords {
    private SaliencyWords() {}

    static String of(SaliencyMethod method) {
        return switch (method) {
            case PATTERN ->
                "the pattern (" + Reference.HAUFE_2014.citation()
                        + "): the covariance, over a network's held-out samples, of the standardised input with each label's"
                        + " centred logit";
            case SENSITIVITY ->
                "the sensitivity: the gradient (" + Reference.SIMONYAN_2014.citation() + ") of the centred logit";
            case CONTRIBUTION ->
                "the contribution: the integrated gradients (" + Reference.SUNDARARAJAN_2017.citation()
                        + ") of the centred logit from the mean of the training samples on";
            case ACTIVITY_CONTRIBUTION ->
                "the contribution of activity: the integrated gradients (" + Reference.SUNDARARAJAN_2017.citation()
                        + ") of the centred logit from the mean of the training samples on, where the input lies above that mean";
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

    /** What the values of a map are, in a few words. */
    static String what(MapKind kind) {
        return switch (kind) {
            case SHARE -> "share of total saliency";
            case SENSITIVITY -> "sensitivity";
            case CONTRIBUTION -> "contribution";
            case ACTIVITY_CONTRIBUTION -> "contribution of activity";
            case PATTERN -> "pattern";
        };
    }

    /** What the header of an image calls the values, at most 15 characters. */
    static String intent(MapKind kind) {
        return switch (kind) {
            case SHARE -> "saliency share";
            case ACTIVITY_CONTRIBUTION -> "activity contr.";
            default -> what(kind);
        };
    }

    /** What the sign of a value means. */
    static String sign(MapKind kind) {
        return switch (kind) {
            case SHARE -> "none: shares of magnitudes";
            case SENSITIVITY -> "positive: more activity would raise the label's score";
            case CONTRIBUTION, ACTIVITY_CONTRIBUTION ->
                "positive: the activity spoke for the label, negative: against it";
            case PATTERN -> "positive: more activity goes along with a higher score of the label";
        };
    }

    /** What the report says of a map's values. */
    static MapMeaning meaning(MapKind kind) {
        MapMeaning.Values values = kind.isSigned() ? MapMeaning.Values.SIGNED : MapMeaning.Values.SHARES;
        return new MapMeaning(
                kind == MapKind.SENSITIVITY ? MapMeaning.Values.SIGNED_BY_MAGNITUDE : values,
                axis(kind),
                question(kind));
    }

    /** The title of an axis of values. */
    private static String axis(MapKind kind) {
        return switch (kind) {
            case SHARE -> "share of saliency";
            case SENSITIVITY -> "sensitivity (logit per sd)";
            case CONTRIBUTION -> "contribution (logit)";
            case ACTIVITY_CONTRIBUTION -> "contribution of activity (logit)";
            case PATTERN -> "pattern (logit × sd)";
        };
    }

    private static String question(MapKind kind) {
        String score = "score (logit less the mean over all logits)";
        return switch (kind) {
            case SHARE ->
                "Importance is the share of a network's saliency that falls on a region or frame, in held-out samples. Even"
                        + " share is what everything would get if all mattered the same.";
            case SENSITIVITY ->
                "Sensitivity: what would change the answer? The slope of a condition's " + score
                        + " in its held-out samples, averaged with its sign. Regions are ranked by magnitude.";
            case CONTRIBUTION ->
                "Contribution: what spoke for the answer? What each value added to a condition's " + score
                        + " in its held-out samples, against the mean of the training samples, averaged with its sign: orange"
                        + " speaks for the condition, blue against it.";
            case ACTIVITY_CONTRIBUTION ->
                "Contribution of activity: which activity spoke for the answer? What each value above the mean of the training"
                        + " samples added to a condition's " + score
                        + " in its held-out samples, averaged with its sign: orange speaks for the condition, blue against it."
                        + " Values below that mean, such as the silence of another condition's regions, are left out.";
            case PATTERN ->
                "Pattern: what activity goes along with the answer? The covariance, over held-out samples, of a region's"
                        + " activity with the network's " + score
                        + " of the condition. Orange: more activity, higher score. It does not say that the network used the"
                        + " region.";
        };
    }
}
