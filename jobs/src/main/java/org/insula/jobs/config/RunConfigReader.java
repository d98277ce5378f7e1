package org.insula.jobs.config;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.MapStatistic;
import org.insula.atlas.NamedRegions;
import org.insula.atlas.RegionStatistic;
import org.insula.atlas.Resampling;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.Events;
import org.insula.io.bids.RunFilter;
import org.insula.io.hcp.HcpImages;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.saliency.Target;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SamplingOptions;

/**
 * Reads a {@link RunConfig} from YAML.
 *
 * <p>Relative paths are taken from the folder of the configuration file, so that a study can be moved as a whole and
 * started from anywhere.
 */
public final class RunConfigReader {
    private static final int MANY = 1_000_000;

    private static final Set<String> SECTIONS = new LinkedHashSet<>(List.of(
            "input",
            "atlas",
            "alsoAtlases",
            "clean",
            "samples",
            "models",
            "training",
            "saliency",
            "trust",
            "inference",
            "glm",
            "output"));

    private final String folder;

    private RunConfigReader(String folder) {
        this.folder = folder;
    }

    /**
     * Reads a configuration file.
     *
     * @throws InputException if it cannot be read, has a key that is unknown, lacks one that is needed, or a value is
     *     out of range; the message names the line and what to write
     */
    public static RunConfig read(FileAccess files, String path) {
        try (InputStream yaml = files.open(path)) {
            ConfigSection top = new ConfigSection(path, "", ConfigParser.parse(path, yaml));
            return new RunConfigReader(FilePaths.parent(path)).study(top);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new InputException(path, "there is no such configuration file", "check the path", e);
        } catch (IOException e) {
            throw new InputException(
                    path, "cannot be read (" + e.getMessage() + ")", "check the file and its rights", e);
        }
    }

    private RunConfig study(ConfigSection top) {
        // Before anything is missed because its section is misspelt.
        top.refuseOthersThan(SECTIONS);
        InputConfig input = input(top.section("input"));
        List<ModelSpec> models = ModelReader.read(top);
        RunConfig config = new RunConfig(
                input,
                parcellation(top, input.kind()),
                CleaningReader.read(top.section("clean")),
                samples(top.section("samples")),
                models,
                TrainingReader.read(top.section("training"), top.section("inference"), models),
                saliency(top.section("saliency")),
                inference(top.section("inference")),
                TrustReader.read(top.section("trust")),
                GlmConfig.read(top.section("glm")),
                resolved(top.required("output", "name the folder that receives the results, such as output: results")));
        return config;
    }

    private static InferenceConfig inference(ConfigSection section) {
        InferenceConfig inference = InferenceConfig.read(section);
        // Read with the folds already.
        section.number("heldOutSubjects", 0, 0, 1);
        section.refuseUnknown();
        return inference;
    }

    private InputConfig input(ConfigSection section) {
        Map<InputKind, String> given = new EnumMap<>(InputKind.class);
        for (InputKind kind : InputKind.values()) {
            String path = section.text(Choices.name(kind), "");
            if (!path.isEmpty()) {
                given.put(kind, resolved(path));
            }
        }
        RunFilter filter = new RunFilter(
                section.texts("subjects"),
                section.texts("tasks"),
                section.text("space", ""),
                section.text("desc", ""),
                section.text("echo", ""));
        HcpImages images = section.choice("images", HcpImages.VOLUME, HcpImages.class);
        String atlas = section.text("atlas", "");
        String raw = section.text("raw", "");
        section.refuseUnknown();
        if (given.size() != 1) {
            Iterator<InputKind> kinds = given.keySet().iterator();
            throw section.refuse(
                    given.isEmpty() ? "bids" : Choices.name(kinds.next()),
                    given.isEmpty() ? "is missing" : "and input." + Choices.name(kinds.next()) + " are both given",
                    "give one of bids (a BIDS folder), hcp (the subjects' folders), series (a folder of ready-made series)"
                            + " and runs (a table of runs)");
        }
        InputKind kind = given.keySet().iterator().next();
        if (!raw.isEmpty() && kind != InputKind.BIDS && kind != InputKind.SERIES) {
            throw section.refuse(
                    "raw", "is given with input." + Choices.name(kind), "it goes with bids or series; leave it out");
        }
        return new InputConfig(kind, given.get(kind), raw.isEmpty() ? "" : resolved(raw), filter, images, atlas);
    }

    private ParcellationConfig parcellation(ConfigSection top, InputKind input) {
        ConfigSection section = top.section("atlas");
        boolean optional = input == InputKind.SERIES || input == InputKind.RUNS;
        List<AtlasConfig> atlases = new ArrayList<>();
        if (section.has("image") || !optional) {
            atlases.add(atlas(section));
        }
        ParcellationConfig defaults = ParcellationConfig.of(atlases);
        Resampling resampling = section.choice("resample", defaults.resampling(), Resampling.class);
        ConstantVoxels constant = section.choice("constantVoxels", defaults.constantVoxels(), ConstantVoxels.class);
        double minimumCoverage = section.number("minimumCoverage", defaults.minimumCoverage(), 0, 1);
        MaskChoice mask = mask(section.text("mask", Choices.name(MaskChoice.Kind.AUTO)));
        double smoothing = section.number("smoothing", 0, 0, 100);
        section.refuseUnknown();
        for (ConfigSection also : top.sections("alsoAtlases", "image")) {
            atlases.add(atlas(also));
            also.refuseUnknown();
        }
        return new ParcellationConfig(atlases, resampling, constant, minimumCoverage, mask, smoothing);
    }

    private AtlasConfig atlas(ConfigSection section) {
        String image = section.required("image", "name the atlas's label image, such as image: atlas.nii.gz");
        String labels = section.text("labels", "");
        AtlasConfig defaults = AtlasConfig.of(image);
        return new AtlasConfig(
                resolved(image),
                labels.isEmpty() ? "" : resolved(labels),
                section.text("name", ""),
                section.text("map", ""),
                section.choice("statistic", defaults.statistic(), RegionStatistic.class),
                section.choice("mapStatistic", defaults.mapStatistic(), MapStatistic.class),
                section.choice("regions", defaults.regions(), NamedRegions.class));
    }

    private MaskChoice mask(String text) {
        return switch (text) {
            case "auto" -> MaskChoice.auto();
            case "none" -> MaskChoice.none();
            default -> MaskChoice.file(resolved(text));
        };
    }

    private static SamplingOptions samples(ConfigSection section) {
        LabelSource label = section.choice("label", LabelSource.TASK, LabelSource.class);
        section.required("frames", "give the number of frames of a sample, such as frames: 30");
        int frames = section.integer("frames", 0, 1, MANY);
        double defaultLag = label == LabelSource.TRIAL_TYPE ? 5 : 0;
        SamplingOptions samples = new SamplingOptions(
                label,
                frames,
                section.number("lag", defaultLag, 0, 1000),
                section.integer("stride", frames, 1, MANY),
                section.texts(label == LabelSource.TASK ? "tasks" : "trialTypes"),
                label == LabelSource.TASK ? Events.TRIAL_TYPE : section.text("column", Events.TRIAL_TYPE));
        section.refuseUnknown();
        return samples;
    }

    private static SaliencyConfig saliency(ConfigSection section) {
        SaliencyConfig defaults = SaliencyConfig.defaults();
        Target target = section.choice("target", defaults.target(), Target.class);
        Score score = section.choice("score", defaults.score(), Score.class);
        List<SaliencyMethod> methods = section.has("methods") ? methods(section) : defaults.methods();
        section.refuseUnknown();
        return section.checked(
                "methods",
                "list each once, such as [gradient, integrated-gradients]",
                () -> new SaliencyConfig(target, score, methods));
    }

    private static List<SaliencyMethod> methods(ConfigSection section) {
        List<SaliencyMethod> methods = new ArrayList<>();
        for (String name : section.texts("methods")) {
            methods.add(SaliencyMethod.of(name)
                    .orElseThrow(() -> section.refuseChoice("methods", name, SaliencyMethod.texts())));
        }
        return methods;
    }

    private String resolved(String path) {
        return ConfigPaths.resolve(folder, path);
    }
}
