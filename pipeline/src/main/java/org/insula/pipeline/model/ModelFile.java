package org.insula.pipeline.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;

/**
 * A trained model in a folder that other software can read: {@code model.json} and one NumPy file (.npy, float64) an
 * array.
 *
 * <pre>
 *   model.json                   format, version, spec, labels, regions, frames, scaling, and the arrays: name → file, shape
 *   scaler.mean.npy              [region] or [frame][region]   in the units of the samples
 *   scaler.factor.npy            likewise  1/standard deviation; 0 for what is ignored
 *   baseline.npy                 [frame][region]   mean of the training samples, standardised, missing ones as 0
 *   attention.first.weight.npy   …         see {@link Network} for all parameters and shapes
 * </pre>
 *
 * A value is standardised as {@code (value − mean)·factor}, missing ones become 0; a part computes
 * {@code x @ weight + bias}. What is read back has the same bits. The JSON file is written last, so a folder that has
 * it is complete.
 */
public final class ModelFile {
    /** Of the format; a unit that trains counts it among its options, so that models of former formats are trained again. */
    public static final int VERSION = 3;

    private static final String JSON = "model.json";
    private static final String FORMAT = "insula-model";
    private static final String SCALER_MEAN = "scaler.mean";
    private static final String SCALER_FACTOR = "scaler.factor";
    private static final String BASELINE = "baseline";

    /** More than any atlas has, or any network here: what a damaged file may make us allocate stays bounded. */
    private static final int MOST_REGIONS = 100_000;

    private static final int MOST_UNITS = 16_384;
    private static final long MOST_PARAMETERS = 1L << 27;

    private ModelFile() {}

    /**
     * Writes a model into a folder, which is made if need be.
     *
     * @throws InputException if a file cannot be written
     */
    public static void write(FileAccess files, String folder, TrainedModel model) {
        String jsonPath = FilePaths.child(folder, JSON);
        removeOldJson(files, jsonPath);
        Map<String, Object> arrays = new LinkedHashMap<>();
        int[] shape = scalerShape(
                model.scaler().scaling(), model.frames(), model.regions().size());
        arrays.put(
                SCALER_MEAN,
                writeArray(files, folder, SCALER_MEAN, shape, model.scaler().mean()));
        arrays.put(
                SCALER_FACTOR,
                writeArray(files, folder, SCALER_FACTOR, shape, model.scaler().factor()));
        int[] sample = {model.frames(), model.regions().size()};
        arrays.put(
                BASELINE,
                writeArray(files, folder, BASELINE, sample, model.baseline().values()));
        Parameters parameters = model.network().parameters();
        for (String name : parameters.names()) {
            arrays.put(name, writeArray(files, folder, name, parameters.shape(name), parameters.values(name)));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("version", VERSION);
        json.put("spec", describe(model.network().spec()));
        json.put("scaling", model.scaler().scaling().name());
        json.put("frames", model.frames());
        json.put("labels", model.labels());
        json.put("regions", model.regions().stream().map(ModelFile::describe).toList());
        json.put("arrays", arrays);
        Json.write(files, jsonPath, json);
    }

    /** Arrays of a new model beside the JSON of an old one would look complete. */
    private static void removeOldJson(FileAccess files, String jsonPath) {
        try {
            files.delete(jsonPath);
        } catch (IOException e) {
            throw InputException.writing(jsonPath, e);
        }
    }

    private static Map<String, Object> writeArray(
            FileAccess files, String folder, String name, int[] shape, double[] values) {
        NpyArray.write(files, FilePaths.child(folder, arrayFile(name)), shape, values);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("file", arrayFile(name));
        described.put("shape", shape);
        return described;
    }

    private static String arrayFile(String name) {
        return name + ".npy";
    }

    private static Map<String, Object> describe(ModelSpec spec) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", spec.name());
        described.put("cell", spec.cell().name());
        described.put("direction", spec.direction().name());
        described.put("attention", spec.attention().name());
        described.put("reduction", spec.reduction().name());
        described.put("readOut", spec.readOut().name());
        described.put("skip", spec.skip().name());
        described.put("hidden", spec.hidden());
        described.put("attentionWidth", spec.attentionWidth());
        described.put("hops", spec.hops());
        return described;
    }

    private static Map<String, Object> describe(Region region) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("label", region.label());
        described.put("name", region.name());
        return described;
    }

    /**
     * Reads a model back. The arrays' names and shapes follow from the spec and are checked against the files; no size
     * is taken on trust.
     *
     * @throws InputException if a file is missing, damaged, or not of this format and version
     */
    public static TrainedModel read(FileAccess files, String folder) {
        String path = FilePaths.child(folder, JSON);
        ModelJson json = new ModelJson(path, Json.read(files, path));
        json.require("format", FORMAT);
        json.require("version", String.valueOf(VERSION));
        ModelSpec spec = spec(json.object("spec"));
        List<Region> regions = regions(json);
        List<String> labels = json.texts("labels", MOST_UNITS);
        int frames = json.size("frames", Integer.MAX_VALUE);
        Network network = network(json, spec, frames, regions.size(), labels.size());
        Parameters parameters = network.parameters();
        for (String name : parameters.names()) {
            readArray(files, folder, name, parameters.shape(name), parameters.values(name));
        }
        Scaling scaling = json.constant("scaling", Scaling.class);
        int[] shape = scalerShape(scaling, frames, regions.size());
        int size = sizeOf(json, shape);
        double[] mean = new double[size];
        double[] factor = new double[size];
        readArray(files, folder, SCALER_MEAN, shape, mean);
        readArray(files, folder, SCALER_FACTOR, shape, factor);
        int[] sample = {frames, regions.size()};
        double[] baseline = new double[sizeOf(json, sample)];
        readArray(files, folder, BASELINE, sample, baseline);
        Scaler scaler = Scaler.of(regions.size(), mean, factor);
        return new TrainedModel(network, scaler, labels, regions, frames, Baseline.of(baseline));
    }

    private static int[] scalerShape(Scaling scaling, int frames, int regions) {
        return scaling == Scaling.REGION ? new int[] {regions} : new int[] {frames, regions};
    }

    private static int sizeOf(ModelJson json, int[] shape) {
        long size = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        if (size > MOST_PARAMETERS) {
            throw json.wrong("describes an array of " + size + " values");
        }
        return (int) size;
    }

    private static void readArray(FileAccess files, String folder, String name, int[] shape, double[] values) {
        NpyArray.read(files, FilePaths.child(folder, arrayFile(name)), shape, values);
    }

    private static ModelSpec spec(ModelJson json) {
        return new ModelSpec(
                json.text("name"),
                json.constant("cell", CellKind.class),
                json.constant("direction", Direction.class),
                json.constant("attention", AttentionKind.class),
                json.constant("reduction", HopReduction.class),
                json.constant("readOut", ReadOutKind.class),
                json.constant("skip", Skip.class),
                json.size("hidden", MOST_UNITS),
                json.size("attentionWidth", MOST_UNITS),
                json.size("hops", MOST_UNITS));
    }

    private static List<Region> regions(ModelJson json) {
        List<Region> regions = new ArrayList<>();
        for (ModelJson region : json.objects("regions", MOST_REGIONS)) {
            regions.add(new Region(region.integer("label"), region.text("name")));
        }
        return regions;
    }

    private static Network network(ModelJson json, ModelSpec spec, int frames, int regions, int classes) {
        double wide = Math.max(spec.attentionWidth(), 4.0 * spec.hidden());
        double most = 2 * wide * (regions + Architecture.cellInputs(spec, regions) + spec.hidden() + spec.hops())
                + headInputs(spec, frames, regions) * (classes + spec.attentionWidth())
                + (spec.skip() == Skip.LINEAR ? (double) frames * regions * classes : 0);
        if (regions < 1 || classes < 2 || most > MOST_PARAMETERS) {
            throw json.wrong("describes a network of " + regions + " regions, " + classes + " labels and about "
                    + Math.round(most) + " parameters");
        }
        return Network.zeros(spec, frames, regions, classes);
    }

    /** Values that the classifier sees, which may be more than an array can have. */
    private static double headInputs(ModelSpec spec, int frames, int regions) {
        double ofOneFrame = Architecture.headInputs(spec, 1, regions);
        return spec.readOut() == ReadOutKind.FLATTEN ? ofOneFrame * frames : ofOneFrame;
    }
}
