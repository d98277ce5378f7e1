package org.insula.jobs.unit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Events;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.TrainingConfig;
import org.insula.jobs.export.EventsFile;
import org.insula.jobs.export.FileNames;
import org.insula.jobs.export.OutputFiles;
import org.insula.jobs.export.OutputTree;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.sample.Cut;
import org.insula.pipeline.sample.Exclusion;
import org.insula.pipeline.sample.LabelledRun;
import org.insula.pipeline.sample.RunCut;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleCutter;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.Shuffling;
import org.insula.pipeline.sample.StoredValues;
import org.insula.pipeline.sample.ValuesFile;
import org.insula.pipeline.sample.ValuesShape;

/**
 * Cutting samples: one unit for the whole study, because labels and folds are decided over all runs.
 *
 * <p>It is done again when a run's series or events, or an option of sampling, changes. Can be sent to executors, where
 * {@link #cut} is called.
 */
public final class SampleWork implements Serializable {
    /** The kind of this unit. */
    public static final String KIND = "samples";

    /** Its name: there is only one. */
    public static final String NAME = "all";

    private static final long serialVersionUID = 1L;
    /** What is written beside the samples; part of the key, so that outputs without it are completed. */
    private static final List<String> EXPORTS = List.of("events");

    private static final String DIGEST = "Digest";
    private static final String VALUES = "ValuesSHA256";

    private final FileAccess files;
    private final RunConfig config;
    private final OutputTree tree;
    private final ArrayList<Region> regions;
    private final UnitStore store;

    /** The unit of a study whose runs have the given regions. */
    public SampleWork(FileAccess files, RunConfig config, OutputTree tree, List<Region> regions) {
        this.files = files;
        this.config = config;
        this.tree = tree;
        this.regions = new ArrayList<>(regions);
        this.store = new UnitStore(files, tree.units());
    }

    /** The regions of the runs, in atlas order. */
    public List<Region> regions() {
        return List.copyOf(regions);
    }

    /** The unit for the runs that are parcellated, given the digests of their series. */
    public WorkUnit unit(Map<BoldRun, String> parcellated) {
        Map<String, InputIdentity> inputs = new TreeMap<>();
        Map<String, Object> about = new TreeMap<>();
        parcellated.forEach((run, digest) -> {
            inputs.put("series " + run.id(), InputIdentity.ofChecksum(run.id(), digest));
            if (!run.eventsPath().isEmpty()) {
                putEvents(inputs, run);
            }
            about.put(run.id(), List.of(run.subject(), run.session(), run.task(), run.run(), run.columns()));
        });
        Map<String, Object> options = Map.of(
                "sampling",
                config.samples(),
                "runs",
                about,
                "labels",
                config.training().labels(),
                "seed",
                config.training().labels() == TrainingConfig.Labels.SHUFFLED ? seed() : 0,
                "exports",
                EXPORTS);
        return new WorkUnit(KIND, NAME, inputs, options, SoftwareVersion.current());
    }

    /** What the events of a run come from: one file, or each file of a folder. */
    private void putEvents(Map<String, InputIdentity> inputs, BoldRun run) {
        String name = "events " + run.id();
        try {
            for (String path : Events.files(files, run.eventsPath())) {
                inputs.put(name + " " + FilePaths.name(path), InputIdentity.ofFile(files, path));
            }
        } catch (InputException e) {
            // The attempt to read them finds, and reports, whatever is wrong.
            inputs.put(name, InputIdentity.ofChecksum(run.eventsPath(), "unreadable"));
        }
    }

    /** Decides where a run is cut and writes its values into a file of its own, if it has any. */
    public RunCut cut(LabelledRun run) {
        SampleCutter cutter = cutter();
        RunCut cut = cutter.cut(run);
        if (!cut.windows().isEmpty()) {
            files.writeAtomically(part(cut), out -> cutter.write(run, cut, out));
        }
        return cut;
    }

    /**
     * Puts the samples of a study in order and labels them.
     *
     * @param unreadable runs that cannot be labelled; they are excluded
     * @throws InputException if no sample, or samples of one label only, can be cut
     */
    public Cut table(List<RunCut> cuts, List<Exclusion> unreadable) {
        if (cuts.isEmpty()) {
            Exclusion first = unreadable.get(0);
            throw new InputException(first.run(), first.reason(), "no other run can be used either");
        }
        Cut readable = cutter().table(cuts);
        List<Exclusion> exclusions = new ArrayList<>(unreadable);
        exclusions.addAll(readable.exclusions());
        SampleTable samples =
                switch (config.training().labels()) {
                    case REAL -> readable.samples();
                    case SHUFFLED -> shuffled(readable.samples());
                };
        return new Cut(samples, exclusions);
    }

    /**
     * Puts the values of the runs together in one file, in the order of their samples, and removes those of single
     * runs. Little more than one block is in memory.
     *
     * @throws InputException if the file cannot be written
     */
    public StoredValues gather(List<RunCut> cuts, SampleTable samples) {
        clearPlace(tree.sampleValues());
        StoredValues stored = ValuesFile.write(files, tree.sampleValues(), samples.shape(), out -> {
            for (RunCut cut : SampleCutter.inOrder(cuts)) {
                if (!cut.windows().isEmpty()) {
                    try (InputStream part = files.open(part(cut))) {
                        part.transferTo(out);
                    }
                }
            }
        });
        forgetParts();
        return stored;
    }

    /** No file can take the place of a folder, and what is written to a pipe waits for a reader. */
    private void clearPlace(String path) {
        try {
            if (files.isFolder(path) || files.isDevice(path)) {
                files.delete(path);
            }
        } catch (IOException e) {
            throw InputException.writing(path, e);
        }
    }

    /** Removes what an earlier attempt at cutting left. */
    public void forgetParts() {
        try {
            files.delete(tree.sampleParts());
        } catch (IOException e) {
            throw InputException.writing(tree.sampleParts(), e);
        }
    }

    private String part(RunCut cut) {
        return FilePaths.child(tree.sampleParts(), FileNames.unique(cut.run().id()));
    }

    private SampleCutter cutter() {
        return SampleCutter.with(config.samples(), regions);
    }

    /**
     * Notes that the samples are cut and stored.
     *
     * @param runs the runs that they are cut from
     */
    public void finish(WorkUnit unit, Cut cut, StoredValues values, Collection<BoldRun> runs) {
        List<String> outputs = new ArrayList<>(List.of(tree.timeSeries(), tree.samples(), tree.sampleValues()));
        for (BoldRun run : runs) {
            OutputFiles events = EventsFile.of(files, tree, run);
            outputs.addAll(events.listed());
            outputs.add(events.manifest());
        }
        store.finish(unit, () -> outputs, unitFolder -> facts(cut, values));
    }

    /** Whether the files of values and samples that the finished unit made are there, as long as they should be. Not if it tells no sizes that samples can have. */
    public boolean hasFiles(UnitRecord finished) {
        String path = tree.sampleValues();
        if (!hasShape(finished.facts())) {
            return false;
        }
        try {
            return files.exists(tree.samples())
                    && files.exists(path)
                    && files.status(path).size() == values(finished).fileBytes();
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    /** Identity of the samples that the finished unit made. */
    public static String digest(UnitRecord finished) {
        return finished.facts().path(DIGEST).asText();
    }

    /** Labels of the samples that the finished unit made, in the order that samples count them. */
    public static List<String> labels(UnitRecord finished) {
        List<String> labels = new ArrayList<>();
        finished.facts().path("Labels").forEach(label -> labels.add(label.asText()));
        return labels;
    }

    /** What was left out when the finished unit cut its samples. */
    public static List<Exclusion> exclusions(UnitRecord finished) {
        List<Exclusion> exclusions = new ArrayList<>();
        for (JsonNode each : finished.facts().path("Exclusions")) {
            exclusions.add(new Exclusion(
                    each.path("Run").asText(),
                    each.path("Part").asText(),
                    each.path("Reason").asText()));
        }
        return exclusions;
    }

    /** One line for people, such as {@code samples: 216 of 32 frames, labels [motor, reward]}. */
    public static String describe(UnitRecord finished) {
        JsonNode facts = finished.facts();
        int left = facts.path("Exclusions").size();
        return "samples: " + facts.path("Samples").asInt() + " of "
                + facts.path("Frames").asInt() + " frames, labels " + String.join(", ", labels(finished))
                + (left > 0 ? "; " + left + " runs or events gave none" : "");
    }

    /** The table of the finished unit, given its samples in order. */
    public SampleTable restore(UnitRecord finished, List<Sample> samples) {
        JsonNode facts = finished.facts();
        return new SampleTable(
                labels(finished),
                regions,
                facts.path("Frames").asInt(),
                facts.path("RepetitionTime").asDouble(Double.NaN),
                samples);
    }

    /** The values that the finished unit stored; of no samples if it stored none. */
    public static StoredValues values(UnitRecord finished) {
        JsonNode facts = finished.facts();
        ValuesShape shape = new ValuesShape(
                facts.path("Samples").asInt(),
                facts.path("Frames").asInt(1),
                facts.path("Regions").asInt(1));
        return new StoredValues(shape, facts.path(VALUES).asText());
    }

    private static boolean hasShape(JsonNode facts) {
        return facts.path("Samples").canConvertToInt()
                && facts.path("Frames").canConvertToInt()
                && facts.path("Regions").canConvertToInt()
                && ValuesShape.isPossible(
                        facts.path("Samples").asInt(),
                        facts.path("Frames").asInt(),
                        facts.path("Regions").asInt());
    }

    private static Map<String, Object> facts(Cut cut, StoredValues values) {
        SampleTable samples = cut.samples();
        List<Map<String, Object>> exclusions = new ArrayList<>();
        for (Exclusion each : cut.exclusions()) {
            Map<String, Object> exclusion = new LinkedHashMap<>();
            exclusion.put("Run", each.run());
            exclusion.put("Part", each.part());
            exclusion.put("Reason", each.reason());
            exclusions.add(exclusion);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(DIGEST, ContentDigest.of(samples, values));
        facts.put("Samples", samples.size());
        facts.put("Frames", samples.frames());
        facts.put("RepetitionTime", samples.repetitionTime());
        facts.put("Regions", samples.regions().size());
        facts.put(VALUES, values.sha256());
        facts.put("Labels", samples.labels());
        facts.put("Exclusions", exclusions);
        return facts;
    }

    /** The samples under each other's labels. */
    private SampleTable shuffled(SampleTable samples) {
        int[] labels = samples.samples().stream().mapToInt(Sample::label).toArray();
        Shuffling.shuffle(labels, new SplittableRandom(seed()));
        return samples.withLabels(labels);
    }

    private long seed() {
        return config.training().folds().seed();
    }
}
