package org.insula.jobs.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report as its templates see it: sentences and table cells, all plain text. */
public final class ReportPage {

    private static final int FEW = 4;

    private final ReportData data;
    private final PageParts parts;

    ReportPage(ReportData data, PageParts parts) {
        this.data = data;
        this.parts = parts;
    }

    /** Returns the report's title. */
    public String title() {
        return data.title();
    }

    /** Returns what went in. */
    public RunSummary summary() {
        return data.summary();
    }

    /** Returns one card per model. */
    public List<ModelCard> models() {
        return data.models().stream()
                .map(model -> new ModelCard(model, data.summary().groupedBy()))
                .toList();
    }

    /** Returns the question the analysis asked, as one sentence. */
    public String question() {
        List<String> labels = data.summary().labels();
        String what = labels.size() > 1 && labels.size() <= FEW
                ? String.join(", ", labels.subList(0, labels.size() - 1)) + " and " + labels.get(labels.size() - 1)
                : Words.count(labels.size(), "condition", "conditions");
        return "Which brain regions, and when, tell " + what + " apart?";
    }

    /** Returns what was done to answer it, as one sentence. */
    public String answerBasis() {
        RunSummary summary = data.summary();
        return "Networks were trained on samples of "
                + Words.count(summary.frames(), "frame", "frames") + frameLength() + ", cut from "
                + Words.count(summary.runs(), "run", "runs") + " of "
                + Words.count(summary.subjects(), "subject", "subjects") + " ("
                + Words.count(summary.samples(), "sample", "samples") + "), and each was tested only on "
                + summary.groupedBy() + "s it had not seen.";
    }

    private String frameLength() {
        double tr = data.summary().repetitionTime();
        return Double.isNaN(tr) ? "" : " (" + Words.seconds(tr) + " each)";
    }

    /** Returns what the values of the maps say and what question they answer. */
    public String meaning() {
        return data.meaning().map(MapMeaning::text).orElse("");
    }

    /** Returns which regions are shown where the picture is cut. */
    public String cut() {
        return data.isSigned() ? "only regions beyond a quarter of the scale" : "only regions above the even share";
    }

    /** Returns the number of atlas regions. */
    public int regions() {
        return data.regions().size();
    }

    /** Returns whether there is any map to show. */
    public boolean hasMaps() {
        return data.models().stream().anyMatch(model -> !model.maps().isEmpty());
    }

    /** Returns whether there are slices to show. */
    public boolean hasBrain() {
        return data.brain().isPresent();
    }

    /** Returns whether the cohort is simulated, so that the truth is known. */
    public boolean hasTruth() {
        return data.truth().isPresent();
    }

    /** Returns whether there is a section on trust. */
    public boolean hasTrust() {
        return data.trust().isPresent();
    }

    /** Returns the section on trust, of a report that has one. */
    public TrustPage trust() {
        return new TrustPage(data.trust().orElseThrow(), data.summary().repetitionTime());
    }

    /** Returns whether there is a general linear model to show. */
    public boolean hasGlm() {
        return data.glm().isPresent();
    }

    /** Returns the general linear model, of a report that has one. */
    public GlmReport glm() {
        return data.glm().orElseThrow();
    }

    /** Returns whether there is an answer in words. */
    public boolean hasAnswer() {
        return data.answer().isPresent();
    }

    /** Returns the answer, of a report that has one. */
    public AnswerReport answer() {
        return data.answer().orElseThrow();
    }

    /** Returns what each model found of the planted regions, label by label. */
    public List<RecoveryRow> recoveries() {
        return data.truth().map(TruthReport::recoveries).orElse(List.of()).stream()
                .map(RecoveryRow::of)
                .toList();
    }

    /** Returns what each model found of the planted regions of all labels together. */
    public List<RecoveryRow> recoveryTotals() {
        Map<String, RecoveryRow> totals = new LinkedHashMap<>();
        for (RecoveryRow row : recoveries()) {
            totals.merge(row.model(), row, RecoveryRow::plus);
        }
        return List.copyOf(totals.values());
    }

    /** Returns planted regions with their names. */
    public List<PlantedRow> planted() {
        return data.truth().map(TruthReport::planted).orElse(List.of()).stream()
                .map(region -> new PlantedRow(
                        region.label(), data.regions().get(region.region()).name(), region.timing()))
                .toList();
    }

    /** Returns the methods text in paragraphs. */
    public List<String> methods() {
        return Arrays.stream(data.methods().text().split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    /** Returns the works that the methods text cites, in full. */
    public List<String> references() {
        return data.methods().references();
    }

    /** Returns the quality of the runs. */
    public QualityPage quality() {
        return new QualityPage(data.summary().used(), data.regions().size());
    }

    /** Returns the resolved configuration. */
    public String configuration() {
        return data.configurationYaml();
    }

    /** Returns a share in percent with one digit. */
    public String percent(double share) {
        return Words.finePercent(share);
    }

    /** Returns the numbers as JSON that is safe inside a script element. */
    public String json() {
        return ReportJson.embeddable(data);
    }

    /** Returns the page's content security policy. */
    public String policy() {
        return parts.policy();
    }

    /** Returns the style sheet. */
    public String style() {
        return parts.style();
    }

    /** Returns the charting library. */
    public String library() {
        return parts.library();
    }

    /** Returns our script. */
    public String script() {
        return parts.script();
    }

    /**
     * One line of the table of planted regions.
     *
     * @param label the label the region was planted for
     * @param region the region's name
     * @param timing when it was active
     */
    public record PlantedRow(String label, String region, String timing) {}

    /**
     * One line of the table of found regions.
     *
     * @param model the model's name
     * @param label the label, or the first of several
     * @param found planted regions among the top ones
     * @param planted planted regions
     * @param top how many of the highest ranks were looked at
     */
    public record RecoveryRow(String model, String label, int found, int planted, int top) {

        static RecoveryRow of(Recovery recovery) {
            return new RecoveryRow(
                    recovery.model(), recovery.label(), recovery.found(), recovery.planted(), recovery.top());
        }

        RecoveryRow plus(RecoveryRow other) {
            return new RecoveryRow(model, label, found + other.found, planted + other.planted, top + other.top);
        }

        /** Returns the share found as the length of a bar of 100. */
        public double bar() {
            return planted == 0 ? 0 : Math.round(1000.0 * found / planted) / 10.0;
        }
    }
}
