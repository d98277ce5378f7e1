package org.insula.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.atlas.NamedRegions;
import org.insula.io.bids.Events;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.LabelSource;
import org.insula.pipeline.sample.SamplingOptions;

/**
 * Writes a {@link RunConfig} with every default spelt out, as YAML that {@link RunConfigReader} reads back to an equal
 * one.
 */
public final class RunConfigWriter {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    private RunConfigWriter() {}

    /**
     * The resolved configuration as YAML.
     *
     * @param folder the folder it will be written to, from which paths in or beside the output are told
     */
    public static String yaml(RunConfig config, String folder) {
        try {
            return YAML.writeValueAsString(tree(config, folder));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration is plain maps, lists, texts and numbers", e);
        }
    }

    /**
     * The resolved configuration as maps, lists, texts and numbers, in the order of {@link #yaml}.
     *
     * @param folder the folder it will be written to, from which paths in or beside the output are told
     */
    public static Map<String, Object> tree(RunConfig config, String folder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("input", inputTree(config, folder));
        tree.put("atlas", parcellation(config, folder));
        List<AtlasConfig> atlases = config.parcellation().atlases();
        if (atlases.size() > 1) {
            tree.put(
                    "alsoAtlases",
                    atlases.stream()
                            .skip(1)
                            .map(atlas -> atlas(config, atlas, folder))
                            .toList());
        }
        tree.put("clean", CleaningWriter.tree(config.clean()));
        tree.put("samples", samples(config.samples()));
        tree.put("models", config.models().stream().map(ModelWriter::tree).toList());
        tree.put("training", TrainingWriter.tree(config.training()));
        tree.put("saliency", saliency(config.saliency()));
        tree.put("inference", config.inference().tree(config.training().folds().heldOutShare()));
        tree.put("trust", TrustWriter.tree(config.trust()));
        tree.put("glm", config.glm().tree());
        tree.put("output", ConfigPaths.relativise(config.output(), folder, config.output()));
        return tree;
    }

    /**
     * Where the input lies.
     *
     * @param folder the folder from which a path in or beside the output is told
     */
    public static String input(RunConfig config, String folder) {
        return ConfigPaths.relativise(config.output(), folder, config.input().path());
    }

    private static Map<String, Object> inputTree(RunConfig config, String folder) {
        InputConfig input = config.input();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(Choices.name(input.kind()), input(config, folder));
        if (input.kind() == InputKind.HCP) {
            tree.put("images", Choices.name(input.images()));
        }
        putUnlessEmpty(tree, "raw", ConfigPaths.relativise(config.output(), folder, input.raw()));
        putUnlessEmpty(tree, "atlas", input.atlas());
        putUnlessEmpty(tree, "subjects", input.filter().subjects());
        putUnlessEmpty(tree, "tasks", input.filter().tasks());
        putUnlessEmpty(tree, "space", input.filter().space());
        putUnlessEmpty(tree, "desc", input.filter().description());
        putUnlessEmpty(tree, "echo", input.filter().echo());
        return tree;
    }

    private static Map<String, Object> parcellation(RunConfig config, String folder) {
        ParcellationConfig options = config.parcellation();
        Map<String, Object> tree = new LinkedHashMap<>();
        options.atlases().stream().findFirst().ifPresent(atlas -> tree.putAll(atlas(config, atlas, folder)));
        tree.put("resample", Choices.name(options.resampling()));
        tree.put("constantVoxels", Choices.name(options.constantVoxels()));
        tree.put("minimumCoverage", options.minimumCoverage());
        tree.put("mask", mask(config, folder));
        tree.put("smoothing", options.smoothing());
        return tree;
    }

    private static String mask(RunConfig config, String folder) {
        MaskChoice mask = config.parcellation().mask();
        return mask.kind() == MaskChoice.Kind.FILE
                ? ConfigPaths.relativise(config.output(), folder, mask.path())
                : Choices.name(mask.kind());
    }

    private static Map<String, Object> atlas(RunConfig config, AtlasConfig atlas, String folder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("image", ConfigPaths.relativise(config.output(), folder, atlas.image()));
        putUnlessEmpty(tree, "labels", ConfigPaths.relativise(config.output(), folder, atlas.labels()));
        putUnlessEmpty(tree, "name", atlas.name());
        putUnlessEmpty(tree, "map", atlas.map());
        tree.put("statistic", Choices.name(atlas.statistic()));
        tree.put("mapStatistic", Choices.name(atlas.mapStatistic()));
        if (atlas.regions() != NamedRegions.AUTO) {
            tree.put("regions", Choices.name(atlas.regions()));
        }
        return tree;
    }

    private static Map<String, Object> samples(SamplingOptions samples) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("label", Choices.name(samples.label()));
        tree.put("frames", samples.frames());
        tree.put("lag", samples.lagSeconds());
        tree.put("stride", samples.stride());
        putUnlessEmpty(tree, samples.label() == LabelSource.TASK ? "tasks" : "trialTypes", samples.trialTypes());
        if (!samples.column().equals(Events.TRIAL_TYPE)) {
            tree.put("column", samples.column());
        }
        return tree;
    }

    private static Map<String, Object> saliency(SaliencyConfig saliency) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("target", Choices.name(saliency.target()));
        tree.put("score", Choices.name(saliency.score()));
        tree.put(
                "methods", saliency.methods().stream().map(SaliencyMethod::text).toList());
        return tree;
    }

    private static void putUnlessEmpty(Map<String, Object> tree, String key, List<String> values) {
        if (!values.isEmpty()) {
            tree.put(key, values);
        }
    }

    private static void putUnlessEmpty(Map<String, Object> tree, String key, String value) {
        if (!value.isEmpty()) {
            tree.put(key, value);
        }
    }
}
