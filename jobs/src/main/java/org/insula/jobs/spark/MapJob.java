package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.image.Volume;
import org.insula.jobs.config.InputConfig;
import org.insula.jobs.config.InputKind;
import org.insula.jobs.config.RunConfigWriter;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.export.FigureFiles;
import org.insula.jobs.export.GlmFiles;
import org.insula.jobs.export.GlmResult;
import org.insula.jobs.export.GroupFolder;
import org.insula.jobs.export.MethodMaps;
import org.insula.jobs.export.ModelControls;
import org.insula.jobs.export.ModelNames;
import org.insula.jobs.export.ModelResult;
import org.insula.jobs.export.OutputFiles;
import org.insula.jobs.export.OutputOrigin;
import org.insula.jobs.export.QualityTable;
import org.insula.jobs.export.StudyGlmReport;
import org.insula.jobs.export.StudyLines;
import org.insula.jobs.export.StudyReport;
import org.insula.jobs.export.StudyResult;
import org.insula.jobs.export.TrustFiles;
import org.insula.jobs.report.ExcludedRun;
import org.insula.jobs.report.ReportData;
import org.insula.jobs.report.ReportWriter;
import org.insula.jobs.report.RunQuality;
import org.insula.jobs.report.UsedRun;
import org.insula.jobs.unit.MapWork;
import org.insula.jobs.unit.MeanImage;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.ParcellateWork;
import org.insula.jobs.unit.SampleWork;
import org.insula.jobs.unit.TrainWork;
import org.insula.jobs.unit.UnitRecord;
import org.insula.jobs.unit.UnitStatus;
import org.insula.pipeline.evaluate.Performance;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Exclusion;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.simulate.Truth;

/**
 * Turns saliency into maps, tables and the report.
 *
 * <p>Input: trained and explained networks. Output: the folder {@code group} and {@code report.html}, each replaced as
 * a whole.
 */
public final class MapJob {
    private final Study study;
    private final SampleJob samples;
    private final UnitRecord cut;
    private final TrainJob training;
    private final ExplainJob explaining;
    private final ProbeJob probing;
    private final RetrainJob retraining;
    private final ControlJob controlling;
    private final MapWork work;

    /** The job of a study whose networks are explained and probed. */
    public MapJob(
            Study study,
            SampleJob samples,
            UnitRecord cut,
            TrainJob training,
            ExplainJob explaining,
            ProbeJob probing,
            RetrainJob retraining,
            ControlJob controlling) {
        this.study = study;
        this.samples = samples;
        this.cut = cut;
        this.training = training;
        this.explaining = explaining;
        this.probing = probing;
        this.retraining = retraining;
        this.controlling = controlling;
        this.work =
                new MapWork(study.files(), study.config(), study.tree(), explaining.work(), probing.work(), cut.key());
    }

    /**
     * Writes maps, tables and report unless they are there; gives the result in a few lines.
     *
     * @throws InputException if no network was trained or the output cannot be written
     */
    public List<String> run() {
        List<NetworkUnit> networks = training.trained();
        if (networks.isEmpty()) {
            throw new InputException(
                    study.tree().units(), "no network could be trained", "see the messages of the training above");
        }
        List<ExcludedRun> leftOut = leftOut();
        List<RunQuality> quality = quality();
        WorkUnit unit = unit(leftOut, quality);
        boolean done = study.units().isDone(unit) && hasFiles();
        study.progress().begin("map", done ? 0 : 1, done ? 1 : 0);
        if (!done) {
            work.perform(unit, () -> export(networks, leftOut, quality));
            study.progress().end();
        }
        return work.lines();
    }

    /** How the maps stand, everything before them being as it is asked for; nothing is done. */
    UnitStatus status() {
        return study.units().status(unit(leftOut(), quality()), this::hasFiles);
    }

    private WorkUnit unit(List<ExcludedRun> leftOut, List<RunQuality> quality) {
        return work.unit(
                training.trained(),
                leftOut.stream().map(each -> each.run() + ": " + each.reason()).toList(),
                quality,
                Stream.concat(retraining.finished().stream(), controlling.finished().stream())
                        .toList());
    }

    private List<RunQuality> quality() {
        List<RunQuality> quality = new ArrayList<>();
        for (BoldRun run : samples.parcellated().keySet()) {
            study.units()
                    .find(ParcellateWork.KIND, run.id())
                    .ifPresent(record -> quality.add(ParcellateWork.quality(run, record)));
        }
        return quality;
    }

    private static List<UsedRun> used(SampleTable set, List<RunQuality> quality) {
        Map<String, Integer> counts = new HashMap<>();
        set.samples().forEach(sample -> counts.merge(sample.run(), 1, Integer::sum));
        return quality.stream()
                .map(run -> new UsedRun(run, counts.getOrDefault(run.run(), 0)))
                .toList();
    }

    private boolean hasFiles() {
        return study.exists(study.tree().report()) && study.exists(study.tree().group());
    }

    private List<String> export(List<NetworkUnit> networks, List<ExcludedRun> leftOut, List<RunQuality> quality) {
        explaining.check(explaining.work().units(training.trained()));
        SampleTable set = samples.samples();
        GroupFolder group = group(networks, set);
        group.begin();
        HashMap<String, boolean[]> taskOn = new TaskOnFrames(study).of(set);
        Map<SaliencyMethod, Aggregate> aggregates = new LinkedHashMap<>();
        for (SaliencyMethod method : study.config().saliency().methods()) {
            aggregates.put(method, new AggregateJob(study, group).of(method, networks, set, taskOn));
        }
        Optional<Truth> truth = truth();
        StudyResult result = new StudyResult(
                study.config(),
                RunConfigWriter.yaml(study.config(), study.tree().work()),
                study.atlas(),
                set,
                results(networks, set, aggregates),
                new TrustJob(study, probing.work(), retraining, networks, set).of(aggregates, taskOn, truth),
                used(set, quality),
                leftOut,
                background(),
                truth);
        Optional<GlmResult> glm = new GlmJob(study).of(set);
        ReportData plain = StudyReport.of(result);
        ReportData report =
                glm.map(model -> plain.with(StudyGlmReport.of(model, result))).orElse(plain);
        List<String> kept = new ArrayList<>();
        kept.addAll(glm.map(model -> group.with(new GlmFiles(study.tree(), result, model, origin())))
                .orElse(group)
                .with(new TrustFiles(study.tree(), result, origin()))
                .with(new QualityTable(study.tree().quality(), result.used(), origin()))
                .with(new FigureFiles(study.tree(), report))
                .write(result.models(), set.labels()));
        OutputFiles output = OutputFiles.of(study.files(), study.tree(), MapWork.REPORT);
        ReportWriter.write(output, study.tree().report(), report);
        output.end();
        kept.addAll(output.kept());
        study.tellKept(kept);
        return StudyLines.of(result);
    }

    private GroupFolder group(List<NetworkUnit> networks, SampleTable set) {
        List<String> models = study.config().models().stream()
                .map(ModelSpec::name)
                .filter(name -> networks.stream()
                        .anyMatch(network -> network.model().name().equals(name)))
                .toList();
        return new GroupFolder(
                study.files(),
                study.tree(),
                study.atlas(),
                ModelNames.of(models, study.config().saliency().methods()),
                set.repetitionTime(),
                origin());
    }

    private OutputOrigin origin() {
        return OutputOrigin.of(study.config(), study.tree().group());
    }

    private List<ModelResult> results(
            List<NetworkUnit> networks, SampleTable set, Map<SaliencyMethod, Aggregate> aggregates) {
        List<ModelResult> results = new ArrayList<>();
        for (ModelSpec model : study.config().models()) {
            List<NetworkUnit> own = networks.stream()
                    .filter(network -> network.model().equals(model))
                    .toList();
            if (!own.isEmpty()) {
                List<MethodMaps> saliency = new ArrayList<>();
                aggregates.forEach((method, all) ->
                        saliency.add(methodMaps(model, method, all.maps().values())));
                results.add(result(own, set.labels(), saliency, controlling.of(model)));
            }
        }
        return results;
    }

    /** The result of networks of the same model. */
    private ModelResult result(
            List<NetworkUnit> networks, List<String> labels, List<MethodMaps> saliency, ModelControls controls) {
        List<Prediction> predictions = new ArrayList<>();
        List<ModelResult.NetworkScore> scores = new ArrayList<>();
        for (NetworkUnit network : networks) {
            List<Prediction> own = training.work().predictions(network, labels);
            predictions.addAll(own);
            scores.add(new ModelResult.NetworkScore(
                    network.fold(),
                    network.seed(),
                    Performance.of(own, labels.size()),
                    training.work().choice(network)));
        }
        String model = networks.get(0).model().name();
        return ModelResult.of(model, scores, predictions, labels.size(), saliency, controls);
    }

    private MethodMaps methodMaps(ModelSpec model, SaliencyMethod method, Collection<GroupMap> all) {
        SaliencyConfig saliency = study.config().saliency();
        List<GroupMap> own = all.stream()
                .filter(map -> map.key().model().equals(model.name()))
                .toList();
        return new MethodMaps(method, method.score(saliency.score()), saliency.target(), own);
    }

    /**
     * What is missing and why: runs that could not be read, what gave no sample, networks that could not be trained.
     */
    private List<ExcludedRun> leftOut() {
        List<ExcludedRun> leftOut = new ArrayList<>();
        study.unusable().forEach((run, reason) -> leftOut.add(new ExcludedRun(run, reason)));
        study.runs().stream()
                .filter(run -> !samples.parcellated().containsKey(run))
                .forEach(run -> failure(ParcellateWork.KIND, run.id()).ifPresent(leftOut::add));
        for (Exclusion each : SampleWork.exclusions(cut)) {
            leftOut.add(
                    new ExcludedRun(each.run(), each.wholeRun() ? each.reason() : each.part() + ": " + each.reason()));
        }
        for (NetworkUnit network : training.work().networks()) {
            failure(TrainWork.KIND, network.name()).ifPresent(leftOut::add);
        }
        return leftOut;
    }

    private Optional<ExcludedRun> failure(String kind, String name) {
        return study.units()
                .find(kind, name)
                .filter(UnitRecord::hasFailed)
                .map(failed -> new ExcludedRun(name, failed.reason()));
    }

    /** The mean image of the first run that lies on the atlas's grid. */
    private Optional<Volume> background() {
        Optional<Atlas> painted = study.atlas().painted();
        if (painted.isEmpty()) {
            return Optional.empty();
        }
        return samples.parcellated().keySet().stream()
                .findFirst()
                .filter(run -> MeanImage.canBeOf(run.path()))
                .flatMap(run ->
                        MeanImage.of(study.files(), run.path(), painted.get().grid()));
    }

    /** What was planted, where the input is a simulated cohort and the atlas is the one it was planted in. */
    private Optional<Truth> truth() {
        InputConfig input = study.config().input();
        if (input.kind() != InputKind.BIDS || !Truth.isIn(study.files(), input.path())) {
            return Optional.empty();
        }
        Truth truth = Truth.read(study.files(), input.path());
        List<Region> regions = study.atlas().regions();
        boolean sameAtlas = truth.regions().stream()
                .allMatch(planted -> planted.region() < regions.size()
                        && planted.name().equals(regions.get(planted.region()).name()));
        return sameAtlas ? Optional.of(truth) : Optional.empty();
    }
}
