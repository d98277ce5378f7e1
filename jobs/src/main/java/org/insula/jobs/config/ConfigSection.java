package org.insula.jobs.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.insula.io.InputException;

/**
 * Typed reading of one mapping of a configuration file.
 *
 * <p>Each question names a key, what it may be and what it is when absent. The section remembers which keys were asked
 * for; {@link #refuseUnknown()} then complains about all others, so there is no second list of known keys to keep in
 * step.
 */
final class ConfigSection {
    private final String file;
    private final String path;
    private final ConfigNode.Mapping mapping;
    private final Set<String> known = new LinkedHashSet<>();

    ConfigSection(String file, String path, ConfigNode.Mapping mapping) {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
    }

    /** The sub-section under a key; empty where the key is absent. */
    ConfigSection section(String key) {
        ConfigNode node = ask(key);
        if (node == null || isNull(node)) {
            return new ConfigSection(file, place(key), new ConfigNode.Mapping(0, Map.of()));
        }
        if (node instanceof ConfigNode.Mapping found) {
            return new ConfigSection(file, place(key), found);
        }
        throw wrong(node, place(key) + " must hold keys of its own", "write them indented below " + key + ":");
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

    String text(String key, String absent) {
        ConfigNode node = ask(key);
        return node == null || isNull(node) ? absent : scalar(node, place(key));
    }

    String required(String key, String remedy) {
        String text = text(key, "");
        if (text.isBlank()) {
            refuseMisspelt(key);
            throw wrong(mapping, place(key) + " is missing", remedy);
        }
        return text;
    }

    /** A key that is missing may be there under a name that is nearly it. */
    private void refuseMisspelt(String key) {
        for (Map.Entry<String, ConfigNode> entry : mapping.entries().entrySet()) {
            if (!known.contains(entry.getKey()) && NearestName.isNear(key, entry.getKey())) {
                throw wrong(entry.getValue(), "unknown key " + place(entry.getKey()), "did you mean " + key + "?");
            }
        }
    }

    int integer(String key, int absent, int least, int most) {
        return (int) integer(key, (long) absent, least, most);
    }

    long integer(String key, long absent, long least, long most) {
        String text = text(key, null);
        return text == null ? absent : integer(key, text, least, most);
    }

    /** A list of whole numbers; a single one counts as a list of one. */
    List<Long> integers(String key, long least, long most) {
        return texts(key).stream().map(text -> integer(key, text, least, most)).toList();
    }

    private long integer(String key, String text, long least, long most) {
        try {
            long value = Long.parseLong(text.trim());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw notInRange(key, text, "a whole number", least, most, e);
        }
        throw notInRange(key, text, "a whole number", least, most, null);
    }

    double number(String key, double absent, double least, double most) {
        String text = text(key, null);
        return text == null ? absent : number(key, text, least, most);
    }

    /** A list of numbers; a single one counts as a list of one. */
    List<Double> numbers(String key, double least, double most) {
        return texts(key).stream().map(text -> number(key, text, least, most)).toList();
    }

    private double number(String key, String text, double least, double most) {
        try {
            double value = Double.parseDouble(text.trim());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw notInRange(key, text, "a number", least, most, e);
        }
        throw notInRange(key, text, "a number", least, most, null);
    }

    /** One of an enum's constants, written in camel case ({@code TRIAL_TYPE} is {@code trialType}). */
    <E extends Enum<E>> E choice(String key, E absent, Class<E> type) {
        String text = text(key, null);
        if (text == null) {
            return absent;
        }
        return Choices.parse(type, text).orElseThrow(() -> refuseChoice(key, text, Choices.names(type)));
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
            String itemPath = place(key) + "[" + i + "]";
            ConfigNode item = items.get(i);
            if (item instanceof ConfigNode.Mapping found) {
                sections.add(new ConfigSection(file, itemPath, found));
            } else {
                ConfigNode name = new ConfigNode.Scalar(item.line(), scalar(item, itemPath));
                sections.add(
                        new ConfigSection(file, itemPath, new ConfigNode.Mapping(item.line(), Map.of(nameKey, name))));
            }
        }
        return sections;
    }

    /**
     * Ends the reading of this section.
     *
     * @throws InputException if the file has a key that nobody asked for, naming the line and the nearest known key
     */
    void refuseUnknown() {
        refuseOthersThan(known);
    }

    /**
     * Complains about any key that is not one of these.
     *
     * @throws InputException if there is one
     */
    void refuseOthersThan(Set<String> names) {
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

    /** A value made of several keys; what its constructor refuses is told with the line of the key given. */
    <T> T checked(String key, String remedy, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw refuse(key, "cannot be: " + e.getMessage(), remedy);
        }
    }

    private ConfigNode ask(String key) {
        known.add(key);
        return mapping.entries().get(key);
    }

    private String scalar(ConfigNode node, String where) {
        if (node instanceof ConfigNode.Scalar scalar && scalar.text() != null) {
            return scalar.text();
        }
        throw wrong(node, where + " must be a single value", "write it on one line after the colon");
    }

    private InputException notInRange(
            String key, String text, String kind, Object least, Object most, NumberFormatException cause) {
        ConfigNode node = ask(key);
        return new InputException(
                file,
                "line " + node.line() + ": " + place(key) + " is '" + text + "'",
                "give " + kind + " from " + least + " to " + most,
                cause);
    }

    private InputException wrong(ConfigNode node, String problem, String remedy) {
        String line = node.line() > 0 ? "line " + node.line() + ": " : "";
        return new InputException(file, line + problem, remedy);
    }

    private String place(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isNull(ConfigNode node) {
        return node instanceof ConfigNode.Scalar scalar && scalar.text() == null;
    }
}
