package org.insula.jobs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.insula.io.FilePaths;
import org.insula.io.InputException;

/**
 * One mapping of a configuration file, or of options of the command line: finds the values under its keys and complains
 * about them, naming the line and what to write.
 */
final class ConfigSection {
    private final Source source;
    private final String path;
    private final ConfigNode.Mapping mapping;

    /**
     * Where a mapping is from.
     *
     * @param file what messages begin with
     * @param resolve makes a path that is given one that can be opened
     * @param place what a key is called in messages, given its place such as {@code training.folds}
     */
    private record Source(String file, UnaryOperator<String> resolve, UnaryOperator<String> place) {}

    private ConfigSection(Source source, String path, ConfigNode.Mapping mapping) {
        this.source = source;
        this.path = path;
        this.mapping = mapping;
    }

    /** The mapping of a file, from whose folder paths are taken. */
    static ConfigSection ofFile(String file, ConfigNode.Mapping mapping) {
        String folder = FilePaths.parent(file);
        Source source = new Source(file, path -> ConfigPaths.resolve(folder, path), UnaryOperator.identity());
        return new ConfigSection(source, "", mapping);
    }

    /** Options of the command line, by the places of the keys that they stand for. */
    static ConfigSection ofOptions(Map<String, String> options, ConfigNode.Mapping mapping) {
        Source source =
                new Source("command line", UnaryOperator.identity(), place -> options.getOrDefault(place, place));
        return new ConfigSection(source, "", mapping);
    }

    /** A path that is given here, as it can be opened. */
    String resolved(String given) {
        return given.isEmpty() ? given : source.resolve().apply(given);
    }

    /** The sub-section under a key; empty where the key is absent. */
    ConfigSection section(String key) {
        ConfigNode node = ask(key);
        if (node == null || isNull(node)) {
            return new ConfigSection(source, within(key), new ConfigNode.Mapping(0, Map.of()));
        }
        if (node instanceof ConfigNode.Mapping found) {
            return new ConfigSection(source, within(key), found);
        }
        throw wrong(node, place(key) + " must hold keys of its own", "write them indented below " + key + ":");
    }

    /** The keys that are given here, in their order. */
    List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    boolean has(String key) {
        ConfigNode node = ask(key);
        return node != null && !isNull(node);
    }

    /** Whether the value under a key is a single word or number. */
    boolean isScalar(String key) {
        return ask(key) instanceof ConfigNode.Scalar;
    }

    /** Whether the value under a key is a list. */
    boolean isList(String key) {
        return ask(key) instanceof ConfigNode.Sequence;
    }

    /** Whether nothing is given under a key, or an empty text. */
    boolean isBlank(String key) {
        return !has(key)
                || ask(key) instanceof ConfigNode.Scalar scalar && scalar.text().isBlank();
    }

    /** The single value under a key that is given. */
    String text(String key) {
        return scalar(ask(key), place(key));
    }

    /** A whole number within a range. */
    long integer(String key, String text, long least, long most) {
        return inRange(key, text, Long::valueOf, "a whole number", least, most);
    }

    /** A number within a range. */
    double number(String key, String text, double least, double most) {
        return inRange(key, text, Double::valueOf, "a number", least, most);
    }

    /** NaN is above every number here. */
    private <N extends Comparable<N>> N inRange(
            String key, String text, Function<String, N> parser, String kind, N least, N most) {
        NumberFormatException cause = null;
        try {
            N value = parser.apply(text.trim());
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            cause = e;
        }
        throw new InputException(
                source.file(),
                line(ask(key)) + place(key) + " is '" + text + "'",
                "give " + kind + " from " + ValueType.told(least) + " to " + ValueType.told(most),
                cause);
    }

    /** A word that is none of those that may be written there. */
    InputException refuseChoice(String key, String text, List<String> choices) {
        String nearest = NearestName.of(text, choices);
        String remedy = NearestName.isNear(text, nearest) ? "did you mean " + nearest + "? Use " : "use ";
        return wrong(ask(key), place(key) + " is '" + text + "'", remedy + String.join(", ", choices));
    }

    /** A list of words; a single word counts as a list of one. */
    List<String> texts(String key) {
        ConfigNode node = ask(key);
        if (node == null || isNull(node)) {
            return List.of();
        }
        if (node instanceof ConfigNode.Sequence sequence) {
            List<String> texts = new ArrayList<>();
            for (ConfigNode item : sequence.items()) {
                texts.add(scalar(item, place(key)));
            }
            return List.copyOf(texts);
        }
        return List.of(scalar(node, place(key)));
    }

    /** A list whose items are words or mappings; a word becomes a mapping with that word under {@code nameKey}. */
    List<ConfigSection> sections(String key, String nameKey) {
        ConfigNode node = ask(key);
        if (node == null || isNull(node)) {
            return List.of();
        }
        List<ConfigNode> items = node instanceof ConfigNode.Sequence sequence ? sequence.items() : List.of(node);
        List<ConfigSection> sections = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String itemPath = within(key) + "[" + i + "]";
            ConfigNode item = items.get(i);
            if (item instanceof ConfigNode.Mapping found) {
                sections.add(new ConfigSection(source, itemPath, found));
            } else {
                ConfigNode name = new ConfigNode.Scalar(item.line(), scalar(item, itemPath));
                sections.add(new ConfigSection(
                        source, itemPath, new ConfigNode.Mapping(item.line(), Map.of(nameKey, name))));
            }
        }
        return sections;
    }

    /**
     * Complains about any key that is not one of these.
     *
     * @throws InputException if there is one
     */
    void refuseOthersThan(List<String> names) {
        for (Map.Entry<String, ConfigNode> entry : mapping.entries().entrySet()) {
            if (!names.contains(entry.getKey())) {
                String nearest = NearestName.of(entry.getKey(), names);
                throw wrong(
                        entry.getValue(),
                        "unknown key " + place(entry.getKey()),
                        "did you mean " + nearest + "? Known here: " + String.join(", ", names));
            }
        }
    }

    /** An error about a value of this section that only its reader can judge. */
    InputException refuse(String key, String problem, String remedy) {
        ConfigNode node = mapping.entries().get(key);
        return wrong(node == null ? mapping : node, place(key) + " " + problem, remedy);
    }

    private ConfigNode ask(String key) {
        return mapping.entries().get(key);
    }

    private String scalar(ConfigNode node, String where) {
        if (node instanceof ConfigNode.Scalar scalar && scalar.text() != null) {
            return scalar.text();
        }
        throw wrong(node, where + " must be a single value", "write it on one line after the colon");
    }

    private InputException wrong(ConfigNode node, String problem, String remedy) {
        return new InputException(source.file(), line(node) + problem, remedy);
    }

    private static String line(ConfigNode node) {
        return node.line() > 0 ? "line " + node.line() + ": " : "";
    }

    /** What a key is called in messages. */
    private String place(String key) {
        return source.place().apply(within(key));
    }

    private String within(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isNull(ConfigNode node) {
        return node instanceof ConfigNode.Scalar scalar && scalar.text() == null;
    }
}
