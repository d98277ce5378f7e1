package org.insula.jobs.report;

import java.util.DoubleSummaryStatistics;
import java.util.List;

/** What the page's text says about one model. Used by the templates. */
public final class ModelCard {

    private final ModelReport model;
    private final String groupedBy;

    ModelCard(ModelReport model, String groupedBy) {
        this.model = model;
        this.groupedBy = groupedBy;
    }

    /** Returns the model's name. */
    public String name() {
        return model.name();
    }

    /** Returns the accuracy, such as {@code 61 %}. */
    public String accuracy() {
        double accuracy = model.decoding().accuracy();
        // 99.7 % is not all of them.
        return accuracy < 1 && accuracy >= 0.995 ? Words.finePercent(accuracy) : Words.percent(accuracy);
    }

    /** Returns the accuracy with its standard error, such as {@code 61.3 % ± 2.0 %}. */
    public String accuracyWithError() {
        String accuracy = Words.finePercent(model.decoding().accuracy());
        double error = model.decoding().standardError();
        return Double.isNaN(error) ? accuracy : accuracy + " ± " + Words.finePercent(error);
    }

    /** Returns the mean balanced accuracy over trained units. */
    public String balancedAccuracy() {
        DoubleSummaryStatistics defined = model.scores().stream()
                .mapToDouble(FoldScore::balancedAccuracy)
                .filter(accuracy -> !Double.isNaN(accuracy))
                .summaryStatistics();
        return Words.finePercent(defined.getCount() == 0 ? Double.NaN : defined.getAverage());
    }

    /** Returns the chance level, such as {@code 13 %}. */
    public String chance() {
        return Words.percent(model.decoding().chance());
    }

    /** Returns the chance level with one digit after the point. */
    public String fineChance() {
        return Words.finePercent(model.decoding().chance());
    }

    /** Returns the accuracy as the length of a bar of 100. */
    public double accuracyBar() {
        return bar(model.decoding().accuracy());
    }

    /** Returns the chance level as a place on a bar of 100. */
    public double chanceBar() {
        return bar(model.decoding().chance());
    }

    private static double bar(double share) {
        return Double.isNaN(share) ? 0 : Math.round(1000 * Math.max(0, Math.min(1, share))) / 10.0;
    }

    /** Returns whether maps of this model may be read. */
    public boolean aboveChance() {
        return model.decoding().verdict() == Decoding.Verdict.ABOVE_CHANCE;
    }

    /** Returns the verdict in two or three words. */
    public String verdict() {
        return switch (model.decoding().verdict()) {
            case ABOVE_CHANCE -> "above chance";
            case NOT_ABOVE_CHANCE -> "not above chance";
            case NOT_TESTED -> "not tested";
        };
    }

    /** Returns the verdict as a sentence that says what follows from it. */
    public String verdictSentence() {
        return switch (model.decoding().verdict()) {
            case ABOVE_CHANCE -> "Decodes better than guessing" + evidence() + ".";
            case NOT_ABOVE_CHANCE ->
                "Not above chance" + evidence() + ". What this model looks at explains nothing: do not read its maps.";
            case NOT_TESTED ->
                "Could not be tested against chance"
                        + (model.decoding().groups() < 2 ? ": that takes at least two " + groupedBy + "s" : "")
                        + ". Read its maps with care.";
        };
    }

    private String evidence() {
        double p = model.decoding().pValue();
        String groups = Words.count(model.decoding().groups(), groupedBy, groupedBy + "s");
        return Double.isNaN(p) ? "" : " (" + Words.pValue(p) + ", " + groups + ")";
    }

    /** Returns {@code p = 0.012}, or {@code n/a}. */
    public String pValue() {
        double p = model.decoding().pValue();
        return Double.isNaN(p) ? "n/a" : Words.pValue(p);
    }

    /** Returns the number of trained units. */
    public int trainings() {
        return model.scores().size();
    }

    /** Returns the trained units. */
    public List<FoldScore> scores() {
        return model.scores();
    }
}
