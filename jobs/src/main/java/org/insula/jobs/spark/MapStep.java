package org.insula.jobs.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.io.InputException;
import org.insula.io.image.Volume;
import org.insula.jobs.config.InputConfig;
import org.insula.jobs.config.InputKind;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.SaliencyConfig;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.export.FigureFiles;
import org.insula.jobs.export.FindingMaps;
import org.insula.jobs.export.GlmFiles;
import org.insula.jobs.export.GlmResult;
import org.insula.jobs.export.GroupFolder;
import org.insula.jobs.export.MethodMaps;
import org.insula.jobs.export.ModelControls;
import org.insula.jobs.export.ModelNames;
import org.insula.jobs.export.ModelResult;
import org.insula.jobs.export.OutputFiles;
import org.insula.jobs.export.OutputOrigin;
import org.insula.jobs.export.OutputTree;
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
import org.insula.jobs.unit.ControlStep;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.MeanImage;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.ParcellateStep;
import org.insula.jobs.unit.RetrainStep;
import org.insula.jobs.unit.Stage;
import org.insula.jobs.unit.Step;
import org.insula.jobs.unit.TrainStep;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitStatus;
import org.insula.jobs.unit.WholeStudyStep;
import org.insula.pipeline.evaluate.Performance;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Exclusion;
import org.insula.pipeline.sample.RunGaps;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.simulate.Truth;

/**
 * Turns saliency into maps, tables and the report: one unit for the whole study, done again when anything before it was.
 *
 * <p>Input: trained and explained networks. Output: the folder {@code group} and {@code report.html}, each replaced as
 * a whole.
 */
final class MapStep extends WholeStudyStep<List<String>> {

    private static final String KIND = "map";

    /** What the manifest of the report is called. */
    private static final String REPORT = "report";

    private static final String LINES = "Lines";

    /** What is written besides maps, tables and report; part of the key, so that outputs without it are completed. */
    private static final List<String> EXPORTS = List.of(
            "subjects", "grayordinates", "glm", "signs", "findings", "drop-intervals", "answer", "finding-maps");

    private final Study study;
    private final ParcellateStep parcellation;
    private final SampleStep samples;
    private final TrainStep training;
    private final ExplainStep explaining;
    private final ProbeStep probing;
    private final RetrainStep retraining;
    private final ControlStep controlling;

    /** The step of a study. */
    MapStep(
            Study study,
            ParcellateStep parcellation,
            SampleStep samples,
            TrainStep training,
            ExplainStep explaining,
            ProbeStep probing,
            RetrainStep retraining,
            ControlStep controlling) {
        super(study, KIND, Set.of(Stage.MAP));
        this.study = study;
        this.parcellation = parcellation;
        this.samples = samples;
        this.training = training;
        this.explaining = explaining;
        this.probing = probing;
        this.retraining = retraining;
        this.controlling = controlling;
    }

    @Override
    protected String awaits(String unit) {
        boolean ready = samples.areCut()
                && Stream.of(training, explaining, probing, retraining, controlling)
                        .allMatch(Step::isSettled);
        return ready && !training.done().isEmpty() ? "" : "networks are to be explained first";
    }

    @Override
    protected WorkUnit describe(String unit) {
        Map<String, InputIdentity> inputs = new TreeMap<>();
        putKeys(inputs, "", explaining);
        putKeys(inputs, "probe ", probing);
        putKeys(inputs, "retrain ", retraining);
        putKeys(inputs, "control ", controlling);
        inputs.put("samples", InputIdentity.ofChecksum("", samples.work(ALL).key()));
        List<String> leftOut = leftOut().stream()
                .map(each -> each.run() + ": " + each.reason())
                .toList();
        return work(study.config(), study.tree(), inputs, leftOut, quality());
    }

    private static <U extends Serializable> void putKeys(
            Map<String, InputIdentity> inputs, String prefix, Step<U, ?> step) {
        for (U unit : step.done()) {
            inputs.put(
                    prefix + step.name(unit),
                    InputIdentity.ofChecksum("", step.work(unit).key()));
        }
    }

    /** The unit over some inputs. */
    static WorkUnit work(
            RunConfig config,
            OutputTree tree,
            Map<String, InputIdentity> inputs,
            List<String> leftOut,
            List<RunQuality> quality) {
        Map<String, Object> options = Map.of(
                "configuration",
                StudyFile.yaml(config, tree.work()),
                "leftOut",
                leftOut,
                "exports",
                EXPORTS,
                "quality",
                quality.stream().map(RunQuality::toString).toList());
        return new WorkUnit(KIND, ALL, inputs, options, SoftwareVersion.current());
    }

    @Override
    protected boolean isWhole(String unit) {
        return study.exists(study.tree().report()) && study.exists(study.tree().group());
    }

    /** The result in a few lines. */
    @Override
    public List<String> found(String unit) {
        List<String> lines = new ArrayList<>();
        record(unit).ifPresent(found -> found.facts().path(LINES).forEach(line -> lines.add(line.asText())));
        return lines;
    }

    /**
     * What was there before no longer counts as done once this has begun.
     *
     * @throws InputException if no network was trained or the output cannot be written
     */
    @Override
    public List<UnitOutcome> perform(Runner runner, List<String> pending) {
        if (training.done().isEmpty()) {
            throw new InputException(
                    study.tree().units(), "no network could be trained", "see the messages of the training above");
        }
        WorkUnit unit = work(ALL);
        store().forget(KIND, ALL);
        store().finish(unit, this::outputs, folder -> Map.of(LINES, export()));
        return List.of(UnitOutcome.done(ALL));
    }

    private List<String> outputs() {
        List<String> paths = new ArrayList<>();
        for (String part : List.of(GroupFolder.PART, REPORT)) {
            OutputFiles output = OutputFiles.of(study.files(), study.tree(), part);
            paths.addAll(output.listed());
            paths.add(output.manifest());
        }
        return paths;
    }

    private List<RunQuality> quality() {
        return parcellation.done().stream().map(parcellation::found).toList();
    }

    private List<UsedRun> used(SampleTable set, List<RunQuality> quality) {
        Map<String, Integer> counts = new HashMap<>();
        set.samples().forEach(sample -> counts.merge(sample.run(), 1, Integer::sum));
        Map<String, RunGaps> gaps = samples.gaps();
        return quality.stream()
                .map(run -> used(
                        run, counts.getOrDefault(run.run(), 0), gaps.getOrDefault(run.run(), RunGaps.none(run.run()))))
                .toList();
    }

    private static UsedRun used(RunQuality run, int samples, RunGaps gaps) {
        return new UsedRun(run, samples, gaps.bridged(), gaps.dropped());
    }

    private List<String> export() {
        List<ExplainUnit> explained = explaining.done();
        List<NetworkUnit> networks = shown(explained);
        explaining.check(explained);
        SampleTable set = samples.table();
        GroupFolder group = group(networks, set);
        group.begin();
        HashMap<String, boolean[]> taskOn = new TaskOnFrames(study).of(set);
        Map<SaliencyMethod, Aggregation.Result> aggregates = SideBySide.each(
                study.config().saliency().methods(),
                method -> new Aggregation(study, group, explaining).of(method, explained, set, taskOn));
        Optional<Truth> truth = truth();
        StudyResult result = new StudyResult(
                study.config(),
                StudyFile.yaml(study.config(), study.tree().work()),
                study.atlas(),
                set,
                results(networks, set, aggregates),
                new TrustValues(study, probing, retraining, set).of(aggregates, taskOn, truth),
                used(set, quality()),
                leftOut(),
                background(),
                truth);
        Optional<GlmResult> glm = new StudyGlm(study).of(set);
        ReportData plain = StudyReport.of(result);
        ReportData report =
                glm.map(model -> plain.with(StudyGlmReport.of(model, result))).orElse(plain);
        List<String> kept = new ArrayList<>();
        kept.addAll(glm.map(model -> group.with(new GlmFiles(study.tree(), result, model, origin())))
                .orElse(group)
                .with(new FindingMaps(study.tree(), result, origin()))
                .with(new TrustFiles(study.tree(), result, origin()))
                .with(new QualityTable(study.tree().quality(), result.used(), origin()))
                .with(new FigureFiles(study.tree(), report))
                .write(result.models(), set.labels()));
        OutputFiles output = OutputFiles.of(study.files(), study.tree(), REPORT);
        ReportWriter.write(output, study.tree().report(), report);
        output.end();
        kept.addAll(output.kept());
        study.tellKept(kept);
        return StudyLines.of(result);
    }

    /** The trained networks of models that have a map by every method. */
    private List<NetworkUnit> shown(List<ExplainUnit> explained) {
        List<NetworkUnit> shown = training.done().stream()
                .filter(network -> study.config().saliency().methods().stream()
                        .allMatch(method -> explained.stream()
                                .anyMatch(unit -> unit.method() == method
                                        && unit.network().model().equals(network.model()))))
                .toList();
        if (shown.isEmpty()) {
            throw new InputException(study.tree().units(), "no network could be explained", "see the messages above");
        }
        return shown;
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
            List<NetworkUnit> networks, SampleTable set, Map<SaliencyMethod, Aggregation.Result> aggregates) {
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
            List<Prediction> own = training.networks().predictions(network, labels);
            predictions.addAll(own);
            scores.add(new ModelResult.NetworkScore(
                    network.fold(),
                    network.seed(),
                    Performance.of(own, labels.size()),
                    training.networks().choice(network)));
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
     * What is missing and why: runs that could not be read, what gave no sample, units that failed.
     */
    private List<ExcludedRun> leftOut() {
        List<ExcludedRun> leftOut = new ArrayList<>();
        study.unusable().forEach((run, reason) -> leftOut.add(new ExcludedRun(run, reason)));
        leftOut.addAll(failures(parcellation));
        for (Exclusion each : samples.exclusions()) {
            leftOut.add(
                    new ExcludedRun(each.run(), each.wholeRun() ? each.reason() : each.part() + ": " + each.reason()));
        }
        Stream.of(training, explaining, probing, retraining, controlling)
                .forEach(step -> leftOut.addAll(failures(step)));
        return leftOut;
    }

    private static List<ExcludedRun> failures(Step<?, ?> step) {
        return step.statuses().stream()
                .filter(unit -> unit.state() == UnitStatus.State.FAILED)
                .map(unit -> new ExcludedRun(unit.name(), unit.reason()))
                .toList();
    }

    /** The mean image of the first run that lies on the atlas's grid. */
    private Optional<Volume> background() {
        Optional<Atlas> painted = study.atlas().painted();
        if (painted.isEmpty()) {
            return Optional.empty();
        }
        return samples.parcellated().stream()
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
