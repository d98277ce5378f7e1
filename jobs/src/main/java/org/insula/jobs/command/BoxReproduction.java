package org.insula.jobs.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.jobs.config.Choices;
import org.insula.jobs.report.ExperimentPage;
import org.insula.jobs.spark.Engine;
import org.insula.jobs.spark.EngineResult;
import org.insula.jobs.spark.Progress;
import org.insula.jobs.spark.Session;
import org.insula.jobs.spark.UnitRunner;
import org.insula.pipeline.experiment.BoxComparison;
import org.insula.pipeline.experiment.BoxExperiment;
import org.insula.pipeline.experiment.BoxProtocol;
import org.insula.pipeline.experiment.BoxResult;
import org.insula.pipeline.experiment.BoxRow;
import org.insula.pipeline.experiment.BoxUnit;
import org.insula.pipeline.experiment.PaperModels;
import org.insula.pipeline.model.ModelSpec;

/** Runs box experiments on Spark and writes their table and page. */
final class BoxReproduction {
    private static final String CAVEATS = "A model at 50 % accuracy has nothing to explain. WJac and Euc reward"
            + " diffuse maps, whatever they show: look at AUROC and AUPRC, and at the controls beside them, the shuffled"
            + " gradient and the gradient of the network before its first step (untrained).";

    private static final String MAPS =
            "Attributions are of single samples and compared with each sample's own boxes. Those whose"
                    + " name begins with group- are signed maps of a class over all test samples, compared with the places of all"
                    + " boxes. "
                    + PaperModels.studies().stream().map(ModelSpec::name).collect(Collectors.joining(" and "))
                    + " are trained as in a study.";

    private final String name;
    private final List<BoxUnit> units;
    private final BoxProtocol protocol;
    private final BoxProtocol study;
    private final Map<String, Double> places;

    /**
     * An experiment.
     *
     * @param name     of its files
     * @param protocol of the paper's models
     * @param study    the protocol of {@link PaperModels#studies}
     * @param places   where a plot puts each data set, by its name; empty for no plot
     */
    BoxReproduction(
            String name, List<BoxUnit> units, BoxProtocol protocol, BoxProtocol study, Map<String, Double> places) {
        this.name = name;
        this.units = units;
        this.protocol = protocol;
        this.study = study;
        this.places = places;
    }

    /** Trains, explains and scores one network. */
    private record BoxEngine(BoxProtocol protocol, BoxProtocol study) implements Engine<BoxUnit, BoxResult> {
        @Override
        public String name(BoxUnit unit) {
            return unit.design().name() + ", " + unit.model().name() + ", seed " + unit.seed();
        }

        @Override
        public BoxResult run(BoxUnit unit) {
            boolean ofPaper = !PaperModels.studies().contains(unit.model());
            return new BoxExperiment(ofPaper ? protocol : study).run(unit);
        }
    }

    ExitCode run(String folder, int cores, PrintWriter out, PrintWriter err) {
        try (Session session = Session.withCores(cores)) {
            List<EngineResult<BoxResult>> attempts =
                    new UnitRunner(session, Progress.on(err)).experiment(name, units, new BoxEngine(protocol, study));
            List<BoxResult> results = EngineResult.results(attempts);
            String table = FilePaths.child(folder, name + ".tsv");
            String page = FilePaths.child(folder, name + ".html");
            write(session.files(), table, page, results);
            out.println(table);
            out.println(page);
            return results.size() == units.size() ? ExitCode.DONE : ExitCode.SOME_UNITS_FAILED;
        }
    }

    private void write(FileAccess files, String tsv, String html, List<BoxResult> results) {
        List<BoxRow> rows =
                results.stream().flatMap(result -> result.rows().stream()).toList();
        Table comparison = BoxComparison.table(rows);
        Tsv.write(files, tsv, BoxRow.table(rows));
        ExperimentPage page = new ExperimentPage("Insula: " + name);
        page.paragraph(CAVEATS);
        page.paragraph("Training: initialisation "
                + Choices.name(protocol.options().initialisation()) + ", stopping "
                + Choices.name(protocol.options().stopping()) + ".");
        page.paragraph(MAPS);
        page.heading("Means over seeds, published figures beside ours");
        page.table(comparison);
        if (!places.isEmpty()) {
            plot(page, "WJac (higher is better)", rows, row -> row.agreement().wjac());
            plot(page, "Euc (lower is better)", rows, row -> row.agreement().euc());
            plot(page, "AUROC (0.5 is chance)", rows, row -> row.agreement().auroc());
            plot(page, "Accuracy", rows, BoxRow::accuracy);
        }
        page.heading("Saliency: mean over test samples, frames from left to right, features from top to bottom");
        for (BoxResult result : results) {
            if (result.unit().seed() == 1) {
                page.paragraph(new BoxEngine(protocol, study).name(result.unit()));
                result.pictures().forEach(picture -> page.picture(picture.title(), picture.frames(), picture.values()));
            }
        }
        page.write(files, html);
    }

    /** A line for each model: a number of the published attribution against the data set's place. */
    private void plot(ExperimentPage page, String caption, List<BoxRow> rows, ToDoubleFunction<BoxRow> number) {
        Map<String, List<BoxRow>> byModel = rows.stream()
                .filter(row ->
                        row.attribution().equals(protocol.attributions().get(0).name()))
                .collect(Collectors.groupingBy(BoxRow::model, LinkedHashMap::new, Collectors.toList()));
        Map<String, List<Double>> lines = new LinkedHashMap<>();
        byModel.forEach((model, own) -> lines.put(
                model,
                places.keySet().stream().map(set -> mean(own, set, number)).toList()));
        page.lines(caption, "first frame of the box", List.copyOf(places.values()), lines);
    }

    private static double mean(List<BoxRow> rows, String dataset, ToDoubleFunction<BoxRow> number) {
        return rows.stream()
                .filter(row -> row.dataset().equals(dataset))
                .mapToDouble(number)
                .average()
                .orElse(Double.NaN);
    }
}
