package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.TrainingConfig;
import org.insula.jobs.export.OutputTree;
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
import org.insula.pipeline.sample.ValuesShape;

/**
 * Controls of a model's maps as units of work: networks of the true labels, untrained ones, and ones of permuted labels,
 * all by the same procedure and with the study's first seed. Can be sent to executors, where {@link #perform} runs in one
 * task and trains all folds.
 */
public final class ControlWork implements Serializable {
    /** The kind of these units. */
    public static final String KIND = "control";

    private static final long serialVersionUID = 1L;

    /** What a unit does and writes; another number makes former units be done again. */
    private static final int TABLE = 1;

    /** Permutations of a unit: linear models take little time each, so that a unit of one would be mostly overhead. */
    private static final int LINEAR_CHUNK = 25;

    private final FileAccess files;
    private final RunConfig config;
    private final OutputTree tree;
    private final String samplesDigest;

    /** The units of a study over samples of the given identity. */
    public ControlWork(FileAccess files, RunConfig config, OutputTree tree, String samplesDigest) {
        this.files = files;
        this.config = config;
        this.tree = tree;
        this.samplesDigest = samplesDigest;
    }

    /**
     * Every unit, by model; those of permuted labels last.
     *
     * @param samples shape of the samples' values
     * @param labels  number of labels
     */
    public List<ControlUnit> units(ValuesShape samples, int labels) {
        List<ControlUnit> units = new ArrayList<>();
        for (ModelSpec model : config.models()) {
            int permutations = permutations(model, samples, labels);
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
    public int permutations(ModelSpec model, ValuesShape samples, int labels) {
        return config.inference()
                .permutations(model, samples, labels, config.training().folds().networks());
    }

    /** How labels are exchanged; empty where no exchange changes anything. */
    public Optional<LabelPermutation> permutation(SampleTable samples) {
        return LabelPermutation.find(samples, config.training().folds().group());
    }

    /** The unit of work. */
    public WorkUnit unit(ControlUnit unit) {
        TrainingConfig training = config.training();
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("model", unit.model());
        options.put("seed", training.firstSeed());
        options.put("folds", training.folds());
        options.put("training", training.options());
        options.put("grid", training.grid());
        options.put("permutations", List.of(unit.first(), unit.last()));
        options.put("table", TABLE);
        return new WorkUnit(
                KIND,
                unit.name(),
                Map.of("samples", InputIdentity.ofChecksum("", samplesDigest)),
                options,
                SoftwareVersion.current());
    }

    /**
     * Trains and explains the networks of a unit.
     *
     * @param samples under their own labels
     * @param folds   all folds of the study
     * @throws InputException if the output cannot be written
     */
    public UnitOutcome perform(ControlUnit unit, SampleSet samples, List<Fold> folds, Workplace place) {
        UnitStore store = new UnitStore(files, tree.units());
        List<Control> controls;
        try {
            controls = controls(unit, samples, folds, place);
        } catch (InputException e) {
            store.fail(unit(unit), e.getMessage());
            return UnitOutcome.failed(unit.name(), e.getMessage());
        }
        store.finish(unit(unit), folder -> {
            ControlFile.write(files, folder, controls);
            return Map.of();
        });
        return UnitOutcome.done(unit.name());
    }

    private List<Control> controls(ControlUnit unit, SampleSet samples, List<Fold> folds, Workplace place) {
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
        Optional<LabelPermutation> permutation = permutation(samples.table());
        if (unit.kind() == Control.Kind.PERMUTED && permutation.isEmpty()) {
            return controls;
        }
        for (int index = unit.first(); index <= unit.last(); index++) {
            SampleSet labelled = index == 0
                    ? samples
                    : samples.withLabels(permutation.orElseThrow().labels(options.seed(), index));
            controls.add(study.control(unit.kind(), index, labelled, aside));
        }
        return controls;
    }

    /**
     * What a finished unit found, by permutation.
     *
     * @throws DamagedUnitException if its tables are not as they were written
     * @throws InputException if it cannot be read
     */
    public List<Control> found(ControlUnit unit, SampleTable samples) {
        String folder = new UnitStore(files, tree.units()).checked(KIND, unit.name());
        int cells = samples.labels().size() * samples.regions().size();
        return ControlFile.read(files, folder, unit.kind(), cells);
    }
}
