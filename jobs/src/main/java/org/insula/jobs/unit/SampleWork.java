package org.insula.jobs.unit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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
import org.insula.jobs.export.OutputTree;
import org.insula.pipeline.provenance.InputIdentity;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.provenance.WorkUnit;
import org.insula.pipeline.sample.Cut;
import org.insula.pipeline.sample.Exclusion;
import org.insula.pipeline.sample.LabelledRun;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleCutter;
import org.insula.pipeline.sample.SampleSet;

/**
 * Cutting samples: one unit for the whole study, because labels and folds are decided over all runs.
 *
 * <p>It is done again when a run's series or events, or an option of sampling, changes.
 */
public final class SampleWork {
    /** The kind of this unit. */
    public static final String KIND = "samples";

    /** Its name: there is only one. */
    public static final String NAME = "all";

    private static final String DIGEST = "Digest";

    private final FileAccess files;
    private final RunConfig config;
    private final UnitStore store;

    /** The unit of a study. */
    public SampleWork(FileAccess files, RunConfig config, OutputTree tree) {
        this.files = files;
        this.config = config;
        this.store = new UnitStore(files, tree.units());
    }

    /** The unit for the runs that are parcellated, given what their units say. */
    public WorkUnit unit(Map<BoldRun, UnitRecord> parcellated) {
        Map<String, InputIdentity> inputs = new TreeMap<>();
        Map<String, Object> about = new TreeMap<>();
        parcellated.forEach((run, record) -> {
            String digest = record.facts().path(ParcellateWork.DIGEST).asText();
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
                config.training().labels() == TrainingConfig.Labels.SHUFFLED ? seed() : 0);
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

    /**
     * Cuts the samples of a study.
     *
     * @param unreadable runs that cannot be labelled; they are excluded
     * @throws InputException if no sample, or samples of one label only, can be cut
     */
    public Cut cut(List<LabelledRun> runs, List<Exclusion> unreadable) {
        if (runs.isEmpty()) {
            Exclusion first = unreadable.get(0);
            throw new InputException(first.run(), first.reason(), "no other run can be used either");
        }
        Cut readable = SampleCutter.with(config.samples()).cut(runs);
        List<Exclusion> exclusions = new ArrayList<>(unreadable);
        exclusions.addAll(readable.exclusions());
        Cut cut = new Cut(readable.samples(), exclusions);
        return switch (config.training().labels()) {
            case REAL -> cut;
            case SHUFFLED -> new Cut(shuffled(cut.samples()), cut.exclusions());
        };
    }

    /** Notes that the samples are cut and stored. */
    public void finish(WorkUnit unit, Cut cut) {
        store.finish(unit, unitFolder -> facts(cut));
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

    /** The sample set of the finished unit, given its samples in order. */
    public static SampleSet restore(UnitRecord finished, List<Region> regions, List<Sample> samples) {
        JsonNode facts = finished.facts();
        return new SampleSet(
                labels(finished),
                regions,
                facts.path("Frames").asInt(),
                facts.path("RepetitionTime").asDouble(Double.NaN),
                samples);
    }

    private static Map<String, Object> facts(Cut cut) {
        SampleSet samples = cut.samples();
        List<Map<String, Object>> exclusions = new ArrayList<>();
        for (Exclusion each : cut.exclusions()) {
            Map<String, Object> exclusion = new LinkedHashMap<>();
            exclusion.put("Run", each.run());
            exclusion.put("Part", each.part());
            exclusion.put("Reason", each.reason());
            exclusions.add(exclusion);
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(DIGEST, ContentDigest.of(samples));
        facts.put("Samples", samples.size());
        facts.put("Frames", samples.frames());
        facts.put("RepetitionTime", samples.repetitionTime());
        facts.put("Labels", samples.labels());
        facts.put("Exclusions", exclusions);
        return facts;
    }

    /** Fisher–Yates over all samples. */
    private SampleSet shuffled(SampleSet samples) {
        int[] labels = samples.samples().stream().mapToInt(Sample::label).toArray();
        SplittableRandom random = new SplittableRandom(seed());
        for (int i = labels.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = labels[i];
            labels[i] = labels[j];
            labels[j] = held;
        }
        return samples.withLabels(labels);
    }

    private long seed() {
        return config.training().folds().seed();
    }
}
