package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.insula.io.FileAccess;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.TrainingConfig;
import org.insula.jobs.export.ModelControls;
import org.insula.jobs.log.DurationText;
import org.insula.pipeline.inference.Control;
import org.insula.pipeline.inference.MapStudy;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.sample.LabelPermutation;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.SampleTable;

/**
 * Trains the controls that findings rest on: networks of the true labels, untrained ones, and ones of permuted labels, all by the same
 * procedure and with the study's first seed; one unit a model and kind, or some permutations of a linear model.
 *
 * <p>Input: the samples. Output: the evidence of each label and region. There are no units until samples are cut.
 */
public final class ControlStep extends Step<ControlUnit, List<Control>> {
    private static final String KIND = "control";

    /** What a unit does and writes; another number makes former units be done again. */
    private static final int TABLE = 3;

    /** Permutations of a unit: linear models take little time each, so that a unit of one would be mostly overhead. */
    private static final int LINEAR_CHUNK = 25;

    /** Permutations whose maps are compared with the model's; the test itself needs no maps. */
    private static final int MAPPED = 20;

    private final Samples samples;

    /** The step of a study. */
    public ControlStep(StudyContext study, Samples samples) {
        super(study, KIND, Set.of(Stage.EXPLAIN));
        this.samples = samples;
    }

    /** By model; those of permuted labels last. Told from the samples' unit, not from their table. */
    @Override
    public List<ControlUnit> units() {
        RunConfig config = study().config();
        List<ControlUnit> units = new ArrayList<>();
        if (!samples.areCut()) {
            return units;
        }
        for (ModelSpec model : config.models()) {
            int permutations = permutations(model);
            if (permutations > 0 || config.training().folds().setsAside()) {
                units.add(new ControlUnit(model, Control.Kind.OBSERVED, 0, 0));
            }
            if (!model.isLinear()) {
                units.add(new ControlUnit(model, Control.Kind.UNTRAINED, 0, 0));
            }
            int chunk = model.isLinear() ? LINEAR_CHUNK : 1;
            for (int first = 1; first <= permutations; first += chunk) {
                int last = Math.min(permutations, first + chunk - 1);
                units.add(new ControlUnit(model, Control.Kind.PERMUTED, first, last));
            }
        }
        return units;
    }

    /** How many permutations of the labels a model is trained on. */
    private int permutations(ModelSpec model) {
        RunConfig config = study().config();
        return config.inference()
                .permutations(
                        model,
                        samples.shape(),
                        samples.labels().size(),
                        config.training().folds().networks());
    }

    @Override
    public String name(ControlUnit unit) {
        return unit.name();
    }

    @Override
    protected String awaits(ControlUnit unit) {
        return "";
    }

    @Override
    protected WorkUnit describe(ControlUnit unit) {
        TrainingConfig training = study().config().training();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("model", unit.model());
        options.put("seed", training.firstSeed());
        options.put("training", training.withSeedCount(1));
        options.put("permutations", List.of(unit.first(), unit.last()));
        options.put("table", TABLE);
        return new WorkUnit(
                KIND,
                unit.name(),
                Map.of("samples", InputIdentity.ofChecksum("", samples.digest())),
                options,
                SoftwareVersion.current());
    }

    @Override
    public List<UnitOutcome> perform(Runner runner, List<ControlUnit> pending) {
        if (study().config().inference().asksForPermutations()) {
            LabelPermutation.of(
                    samples.table(), study().config().training().folds().group());
        }
        Training task = new Training(study().config(), study().files(), samples.folds(), samples.onExecutors());
        List<ControlUnit> first = first(pending);
        List<ControlUnit> rest = new ArrayList<>(pending);
        rest.removeAll(first);
        List<ControlUnit> all = new ArrayList<>(first);
        all.addAll(rest);
        return runner.counted(all.stream().map(this::name).toList(), () -> {
            List<UnitOutcome> outcomes = new ArrayList<>(runner.uncounted(this, first, task));
            tellPermutations(runner, pending, seconds(first, outcomes));
            if (!rest.isEmpty()) {
                outcomes.addAll(runner.uncounted(this, rest, task));
            }
            return outcomes;
        });
    }

    /** The units that are no permutations, and one of each other model: they show how long its permutations take. */
    private static List<ControlUnit> first(List<ControlUnit> pending) {
        Set<ModelSpec> shown = new HashSet<>();
        List<ControlUnit> first = new ArrayList<>(pending.stream()
                .filter(unit -> unit.kind() != Control.Kind.PERMUTED)
                .toList());
        first.forEach(unit -> shown.add(unit.kind() == Control.Kind.OBSERVED ? unit.model() : null));
        for (ControlUnit unit : pending) {
            if (unit.kind() == Control.Kind.PERMUTED && shown.add(unit.model())) {
                first.add(unit);
            }
        }
        return first;
    }

    /** Seconds of one set of networks, by model. */
    private static Map<ModelSpec, Double> seconds(List<ControlUnit> units, List<UnitOutcome> outcomes) {
        Map<ModelSpec, Double> seconds = new HashMap<>();
        for (int u = 0; u < units.size(); u++) {
            if (units.get(u).kind() != Control.Kind.UNTRAINED) {
                seconds.put(
                        units.get(u).model(),
                        outcomes.get(u).seconds() / units.get(u).sets());
            }
        }
        return seconds;
    }

    /** Says how often each model is trained again, and how long that takes, by the first of them. */
    private void tellPermutations(Runner runner, List<ControlUnit> pending, Map<ModelSpec, Double> seconds) {
        TrainingConfig training = study().config().training();
        double ways = LabelPermutation.find(samples.table(), training.folds().group())
                .map(LabelPermutation::ways)
                .orElse(0.0);
        for (ModelSpec model : study().config().models()) {
            int sets = pending.stream()
                    .filter(unit ->
                            unit.kind() == Control.Kind.PERMUTED && unit.model().equals(model))
                    .mapToInt(ControlUnit::sets)
                    .sum();
            if (sets > 0 && ways > 0) {
                double time = sets * seconds.getOrDefault(model, Double.NaN) / runner.slots();
                runner.note("permutation test of " + model.name() + ": " + sets + " × "
                        + training.folds().networks() + " networks are trained again"
                        + (Double.isNaN(time) ? "" : ", " + "about " + DurationText.of(time)));
            }
            int permutations = permutations(model);
            if (sets > 0 && permutations >= ways && ways > 0) {
                runner.warn("warning: the labels of this study can be dealt in " + (long) ways
                        + " ways only, so that some of " + permutations + " permutations are alike");
            }
        }
    }

    @Override
    public List<Control> found(ControlUnit unit) {
        SampleTable table = samples.table();
        return ControlFile.read(
                study().files(),
                study().units().checked(KIND, unit.name()),
                unit.kind(),
                table.labels().size() * table.regions().size());
    }

    /** What the finished units of a model found. */
    public ModelControls of(ModelSpec model) {
        SampleTable table = samples.table();
        List<Control> controls = new ArrayList<>();
        for (ControlUnit unit : done()) {
            if (unit.model().equals(model)) {
                controls.addAll(found(unit));
            }
        }
        return ModelControls.of(
                table.labels(),
                table.regions().size(),
                controls,
                study().config().training().folds().seed());
    }

    /** Trains and explains the networks of a unit, in all folds. */
    private record Training(RunConfig config, FileAccess files, List<Fold> folds, Samples.Source source)
            implements Task<ControlUnit> {
        @Override
        public Made perform(ControlUnit unit, WorkUnit work) {
            Workplace place = source.setUp();
            List<Control> controls = controls(unit, source.open(), place);
            return folder -> {
                ControlFile.write(files, folder, controls);
                return Map.of();
            };
        }

        private List<Control> controls(ControlUnit unit, SampleSet samples, Workplace place) {
            TrainingConfig training = config.training();
            FoldOptions options = training.folds();
            MapStudy study = new MapStudy(
                            training.grid().candidates(unit.model(), training.options()),
                            folds,
                            training.firstSeed(),
                            Control.METHODS)
                    .withThreads(place.threads());
            int aside = options.setsAside() ? options.folds() : -1;
            List<Control> controls = new ArrayList<>();
            Optional<LabelPermutation> permutation = LabelPermutation.find(samples.table(), options.group());
            if (unit.kind() == Control.Kind.PERMUTED && permutation.isEmpty()) {
                return controls;
            }
            for (int index = unit.first(); index <= unit.last(); index++) {
                SampleSet labelled = index == 0
                        ? samples
                        : samples.withLabels(permutation.orElseThrow().labels(options.seed(), index));
                MapStudy explaining = index > MAPPED ? study.withMethods(List.of()) : study;
                controls.add(explaining.control(unit.kind(), index, labelled, aside));
            }
            return controls;
        }
    }
}
