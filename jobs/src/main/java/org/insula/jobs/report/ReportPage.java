package org.insula.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A report as its templates see it: sentences and table cells, all plain text. */
public final class ReportPage {

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
        int labels = data.summary().labels().size();
        return "Which brain regions, and when, tell " + Words.count(labels, "condition", "conditions") + " apart?";
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

    /** Returns what each model found of the planted regions. */
    public List<RecoveryRow> recoveries() {
        List<RecoveryRow> rows = new ArrayList<>();
        for (Recovery recovery : data.truth().map(TruthReport::recoveries).orElse(List.of())) {
            rows.add(new RecoveryRow(recovery));
        }
        return rows;
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
        return Arrays.stream(data.methods().split("\\R\\s*\\R"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
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
     * @param recovery the numbers
     */
    public record RecoveryRow(Recovery recovery) {
        /** Returns the share found as the length of a bar of 100. */
        public double bar() {
            return recovery.planted() == 0 ? 0 : Math.round(1000.0 * recovery.found() / recovery.planted()) / 10.0;
        }
    }
}
