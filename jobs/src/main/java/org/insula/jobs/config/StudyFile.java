package org.insula.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.pipeline.model.ModelSpec;

/**
 * The YAML file of a study: reads and writes a {@link RunConfig} by its declared keys.
 *
 * <p>Relative paths are taken from the folder of the file, so that a study can be moved as a whole and started from
 * anywhere. What is written has every default spelt out, and is read back to an equal configuration.
 */
public final class StudyFile {
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build());

    private static final Section<RunConfig> INFERENCE = Section.of(RunConfig.defaults())
            .include("inference", InferenceConfig.SECTION)
            .key(
                    "heldOutSubjects",
                    "training.folds.heldOutShare",
                    ValueType.number(0, 0.5),
                    "Share of subjects that no network is trained on; the test is then by sign flips over them.")
            .build();

    /** Every key of a study. */
    static final Section<RunConfig> KEYS = Section.of(RunConfig.defaults())
            .key("input", InputConfig.SECTION, "Which runs are analysed.")
            .key("atlas", "parcellation", ParcellationConfig.SECTION, "The regions, and how runs become region series.")
            .key(
                    "alsoAtlases",
                    new ValueType.Sections<>(AtlasConfig.SECTION, "image"),
                    config -> config.parcellation().further(),
                    (config, atlases) -> config.with(config.parcellation().withFurther(atlases)),
                    "Further atlases whose series are taken in the same pass and exported beside; networks see atlas"
                            + " only.")
            .unwritten("none")
            .key("clean", CleaningKeys.SECTION, "How region series are cleaned.")
            .key("samples", SamplingKeys.SECTION, "How labelled samples are cut from the series.")
            .key(
                    "models",
                    new ValueType.Sections<>(ModelKeys.SECTION, "model"),
                    RunConfig::models,
                    StudyFile::withModels,
                    "The networks that are compared.")
            .absent(StudyDefaults.models().stream()
                    .map(model -> "`" + model.name() + "`")
                    .collect(Collectors.joining(", ")))
            .remedy("give each a name of its own with name:")
            .key(
                    "training",
                    TrainingKeys.SECTION,
                    config -> config,
                    (config, read) -> read,
                    "How networks are trained.")
            .key("saliency", SaliencyConfig.SECTION, "How trained networks are explained.")
            .key(
                    "inference",
                    INFERENCE,
                    config -> config,
                    (config, read) -> read,
                    "How it is decided which regions are important.")
            .key("trust", TrustConfig.SECTION, "How maps are checked.")
            .key("glm", GlmConfig.SECTION, "A general linear model of each region.")
            .key("output", ValueType.path(), "Folder of the results.")
            .required("name the folder that receives the results, such as output: results")
            .end(StudyFile::withAtlas);

    private StudyFile() {}

    /**
     * Reads a configuration file.
     *
     * @throws InputException if it cannot be read, has a key that is unknown, lacks one that is needed, or a value is
     *     out of range; the message names the line and what to write
     */
    public static RunConfig read(FileAccess files, String path) {
        try (InputStream yaml = files.open(path)) {
            return KEYS.read(ConfigSection.ofFile(path, ConfigParser.parse(path, yaml)));
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new InputException(path, "there is no such configuration file", "check the path", e);
        } catch (IOException e) {
            throw new InputException(
                    path, "cannot be read (" + e.getMessage() + ")", "check the file and its rights", e);
        }
    }

    private static RunConfig withModels(RunConfig config, List<ModelSpec> models) {
        Set<String> names = new HashSet<>();
        for (ModelSpec model : models) {
            // Names stand in file names: two that differ in letter case only would share a file on some disks.
            if (!names.add(model.name().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("there are two models called " + model.name());
            }
        }
        return models.isEmpty() ? config : config.withModels(models);
    }

    private static RunConfig withAtlas(ConfigSection top, RunConfig config) {
        InputKind kind = config.input().kind();
        boolean isOptional = kind == InputKind.SERIES || kind == InputKind.RUNS;
        if (!isOptional && top.section("atlas").isBlank("image")) {
            throw top.section("atlas").refuse("image", "is missing", AtlasConfig.NEEDED);
        }
        return config;
    }

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
        return KEYS.write(config, told(config, folder));
    }

    /**
     * Where the input lies.
     *
     * @param folder the folder from which a path in or beside the output is told
     */
    public static String input(RunConfig config, String folder) {
        return told(config, folder).apply(config.input().path());
    }

    private static UnaryOperator<String> told(RunConfig config, String folder) {
        return path -> ConfigPaths.relativise(config.output(), folder, path);
    }

    /** JSON Schema (draft 2020-12) of a configuration, from which editors complete and check it. */
    public static ObjectNode schema() {
        ObjectNode schema = KEYS.schema();
        ArrayNode kinds = ((ObjectNode) schema.path("properties").path("input")).putArray("oneOf");
        Choices.names(InputKind.class)
                .forEach(kind -> kinds.addObject().putArray("required").add(kind));
        schema.withArray("required").add("input");
        ObjectNode whole = schema.objectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.put("title", "Configuration of an Insula study");
        whole.setAll(schema);
        return whole;
    }
}
