package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.clean.RemovedSignals;
import org.insula.atlas.clean.SignalCleaner;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.TrainingConfig;
import org.insula.jobs.export.GlmResult;
import org.insula.jobs.unit.RunParcellation;
import org.insula.pipeline.glm.LabelEffects;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.LabelledRun;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.statistics.SignFlipTest;

/**
 * The general linear model of a study: runs on Spark, one after another in each task, then subjects and group on the
 * driver.
 *
 * <p>Input: the table of time series with events. Output: values, which others write and show. It is part of drawing the
 * maps: a run takes milliseconds. The driver holds two numbers per run, label, contrast and region.
 */
final class StudyGlm {
    private final Study study;

    /** Of a study whose samples are cut. */
    StudyGlm(Study study) {
        this.study = study;
    }

    /**
     * What the models say; empty, with a line that says why, where there is no model.
     *
     * @param samples whose labels are compared
     */
    Optional<GlmResult> of(SampleTable samples) {
        String obstacle = obstacle();
        if (!obstacle.isEmpty()) {
            study.progress().note("no general linear model: " + obstacle);
            return Optional.empty();
        }
        List<EngineResult<LabelEffects>> attempts = new ArrayList<>(attempts(samples.labels()));
        attempts.sort(Comparator.comparing(EngineResult::name));
        Map<String, String> leftOut = new TreeMap<>();
        attempts.stream()
                .filter(attempt -> attempt.outcome().isEmpty())
                .forEach(attempt -> leftOut.put(attempt.name(), attempt.message()));
        leftOut.forEach((run, reason) -> study.progress().leftOut(run, "no general linear model of " + reason));
        if (leftOut.size() == attempts.size()) {
            study.progress().note("no general linear model: no run can be modelled");
            return Optional.empty();
        }
        return Optional.of(result(samples, attempts, leftOut));
    }

    /** Why no model is to be fitted; empty if one is. */
    private String obstacle() {
        if (!study.config().glm().isEnabled()) {
            return "glm.enabled is false";
        }
        if (study.config().samples().label() == LabelSource.TASK) {
            return "labels are the runs' tasks (samples.label: task), so no events tell when a label is on";
        }
        return study.config().training().labels() == TrainingConfig.Labels.SHUFFLED
                ? "labels are shuffled (training.labels: shuffled), events are not"
                : "";
    }

    private List<EngineResult<LabelEffects>> attempts(List<String> labels) {
        study.units().checkOutputs(SampleStep.KIND, SampleStep.ALL, study.tree().timeSeries());
        HashMap<String, BoldRun> runs = new HashMap<>();
        study.runs().forEach(run -> runs.put(run.id(), run));
        Modelling modelling = new Modelling(
                study.files(), study.config(), new ArrayList<>(study.atlas().regions()), new ArrayList<>(labels), runs);
        return study.session()
                .table(
                        SeriesRows.SCHEMA,
                        study.tree().timeSeries(),
                        study.tree().timeSeries())
                .where(functions.col(SeriesRows.EVENTS_PROBLEM).equalTo(""))
                .javaRDD()
                .map(modelling::attempt)
                .collect();
    }

    private GlmResult result(
            SampleTable samples, List<EngineResult<LabelEffects>> attempts, Map<String, String> leftOut) {
        ImportanceUnit counted = ImportanceUnit.suiting(samples);
        Map<String, String> subjects = study.runs().stream().collect(Collectors.toMap(BoldRun::id, BoldRun::subject));
        Map<String, List<LabelEffects>> units = new TreeMap<>();
        for (EngineResult<LabelEffects> attempt : attempts) {
            String unit = counted == ImportanceUnit.SUBJECT ? subjects.get(attempt.name()) : attempt.name();
            attempt.outcome()
                    .ifPresent(effects -> units.computeIfAbsent(unit, name -> new ArrayList<>())
                            .add(effects));
        }
        SignFlipTest flips = SignFlipTest.withDefaults()
                .withSeed(study.config().training().folds().seed());
        return GlmResult.of(
                study.config().glm().options(), counted, List.copyOf(units.values()), samples.labels(), leftOut, flips);
    }

    /**
     * Models runs on executors; only effects travel to the driver.
     *
     * @param runs where their confounds lie, by their ids
     */
    private record Modelling(
            FileAccess files,
            RunConfig config,
            ArrayList<Region> regions,
            ArrayList<String> labels,
            HashMap<String, BoldRun> runs)
            implements Serializable {
        EngineResult<LabelEffects> attempt(Row row) {
            LabelledRun run = SeriesRows.fromRow(row, regions);
            try {
                return new EngineResult<>(run.run().id(), effects(run), "");
            } catch (InputException e) {
                return new EngineResult<>(run.run().id(), null, e.getMessage());
            }
        }

        private LabelEffects effects(LabelledRun labelled) {
            RegionSeries series = labelled.series();
            return LabelEffects.of(
                    series, labelled.events(), labels, config.glm().options(), removed(series));
        }

        private RemovedSignals removed(RegionSeries series) {
            BoldRun run = runs.get(series.id());
            String kept = config.input().keptFrames(run);
            return new SignalCleaner(config.clean())
                    .removed(series, RunParcellation.confounds(files, config.clean(), run, kept, series.frames()));
        }
    }
}
