package org.insula.pipeline.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.insula.atlas.Atlas;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SampleCutter;
import org.insula.pipeline.sample.SamplingOptions;

/**
 * What was planted in a simulated cohort.
 *
 * @param design cycles and blocks of every run
 * @param repetitionTime seconds from frame to frame
 * @param regions the planted regions, by task, then timing; those common to all tasks last
 */
public record Truth(BlockDesign design, double repetitionTime, List<PlantedRegion> regions) implements Serializable {
    /** Stands for a task in regions that respond to all tasks alike. */
    public static final String EVERY_TASK = "*";

    private static final String JSON_NAME = "truth.json";
    private static final String TSV_NAME = "truth.tsv";
    private static final List<String> COLUMNS = List.of("task", "region", "name", "timing", "first_frame", "end_frame");

    /** Copies the list. */
    public Truth {
        regions = List.copyOf(regions);
    }

    /** Plants a cohort's responses: which regions they fall on is drawn from the cohort's seed. */
    public static Truth plant(CohortSpec spec, Atlas atlas) {
        List<Integer> free =
                new ArrayList<>(IntStream.range(0, atlas.size()).boxed().toList());
        Collections.shuffle(free, RandomStream.of(spec.seed(), "planted regions"));
        List<PlantedRegion> planted = new ArrayList<>();
        int next = 0;
        for (String task : spec.taskNames()) {
            for (Timing timing : Timing.values()) {
                for (int i = 0; i < spec.effects().regionsPerTiming(); i++) {
                    planted.add(planted(spec, atlas, task, free.get(next++), timing));
                }
            }
        }
        for (int i = 0; i < spec.effects().commonRegions(); i++) {
            planted.add(planted(spec, atlas, EVERY_TASK, free.get(next++), Timing.SUSTAINED));
        }
        return new Truth(spec.design(), spec.repetitionTime(), planted);
    }

    private static PlantedRegion planted(CohortSpec spec, Atlas atlas, String task, int region, Timing timing) {
        double[] response = new double[spec.design().cycleFrames()];
        int peak = 0;
        for (int frame = 0; frame < response.length; frame++) {
            response[frame] = spec.design().response(timing, 0, frame * spec.repetitionTime(), spec.repetitionTime());
            peak = response[frame] > response[peak] ? frame : peak;
        }
        int first = peak;
        while (first > 0 && response[first - 1] >= response[peak] / 2) {
            first--;
        }
        int end = peak + 1;
        while (end < response.length && response[end] >= response[peak] / 2) {
            end++;
        }
        return new PlantedRegion(task, region, atlas.regions().get(region).name(), timing, first, end);
    }

    /** Regions planted for one task only, that is without those common to all. */
    public List<PlantedRegion> of(String task) {
        return regions.stream().filter(region -> region.task().equals(task)).toList();
    }

    /** Regions planted for some single task: those that tell tasks apart. */
    public List<PlantedRegion> telling() {
        return regions.stream()
                .filter(region -> !region.task().equals(EVERY_TASK))
                .toList();
    }

    /**
     * The frame of a cycle in which every sample starts, or empty if samples start in different frames of their cycles,
     * so that frames of a sample mean different times.
     */
    public OptionalInt firstFrame(SamplingOptions options) {
        int lag = SampleCutter.nearestFrame(options.lagSeconds(), repetitionTime);
        if (options.label() == LabelSource.TRIAL_TYPE) {
            return OptionalInt.of(design.onsetFrame() + lag);
        }
        return options.stride() % design.cycleFrames() == 0
                ? OptionalInt.of(lag % design.cycleFrames())
                : OptionalInt.empty();
    }

    /**
     * Writes {@code truth.json} and {@code truth.tsv} into a folder.
     *
     * @throws InputException if they cannot be written
     */
    public void write(FileAccess files, String folder) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("RepetitionTime", repetitionTime);
        json.put("CycleFrames", design.cycleFrames());
        json.put("BlockOnsetFrame", design.onsetFrame());
        json.put("BlockFrames", design.blockFrames());
        json.put("Regions", regions.stream().map(Truth::toMap).toList());
        Json.write(files, FilePaths.child(folder, JSON_NAME), json);
        List<List<String>> rows = regions.stream()
                .map(region ->
                        toMap(region).values().stream().map(String::valueOf).toList())
                .toList();
        Tsv.write(files, FilePaths.child(folder, TSV_NAME), Table.of(COLUMNS, rows));
    }

    private static Map<String, Object> toMap(PlantedRegion region) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("task", region.task());
        map.put("region", region.region());
        map.put("name", region.name());
        map.put("timing", region.timing().text());
        map.put("first_frame", region.firstFrame());
        map.put("end_frame", region.endFrame());
        return map;
    }

    /** Whether a folder holds a cohort of known truth. */
    public static boolean isIn(FileAccess files, String folder) {
        try {
            return files.exists(FilePaths.child(folder, JSON_NAME));
        } catch (IOException e) {
            throw InputException.reading(folder, e);
        }
    }

    /**
     * Reads the truth of a cohort from its folder.
     *
     * @throws InputException if {@code truth.json} is missing or not what {@link #write} writes
     */
    public static Truth read(FileAccess files, String folder) {
        String path = FilePaths.child(folder, JSON_NAME);
        JsonNode json = Json.read(files, path);
        try {
            List<PlantedRegion> regions = new ArrayList<>();
            for (JsonNode region : json.required("Regions")) {
                regions.add(new PlantedRegion(
                        region.required("task").asText(),
                        region.required("region").asInt(),
                        region.required("name").asText(),
                        Timing.valueOf(region.required("timing").asText().toUpperCase(Locale.ROOT)),
                        region.required("first_frame").asInt(),
                        region.required("end_frame").asInt()));
            }
            BlockDesign design = new BlockDesign(
                    json.required("CycleFrames").asInt(),
                    json.required("BlockOnsetFrame").asInt(),
                    json.required("BlockFrames").asInt());
            return new Truth(design, json.required("RepetitionTime").asDouble(), regions);
        } catch (IllegalArgumentException e) {
            throw new InputException(path, "is not a cohort's truth (" + e.getMessage() + ")", "simulate it again", e);
        }
    }
}
