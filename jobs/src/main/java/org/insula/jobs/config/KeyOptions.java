package org.insula.jobs.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.insula.io.InputException;

/**
 * The options of a command line that do what keys of a section do, keys of sections within it among them. Without an
 * option the value is the default.
 *
 * @param <C> what is configured
 */
public final class KeyOptions<C> {
    private final Section<C> section;
    private final C defaults;
    private final List<KeyOption> all = new ArrayList<>();

    /**
     * An option.
     *
     * @param name        such as {@code --high-pass}
     * @param label       what help calls its value
     * @param description what it does, what may be given, and the default
     * @param isList      whether several values may be given
     */
    public record KeyOption(String name, String label, String description, boolean isList) {}

    /**
     * Options of the keys of a section.
     *
     * @param defaults what is configured without them
     */
    public KeyOptions(Section<C> section, C defaults) {
        this.section = section;
        this.defaults = defaults;
        collect(section, defaults, all::add);
    }

    private static <P> void collect(Section<P> section, P defaults, Consumer<KeyOption> to) {
        for (Key<P, ?> key : section.keys()) {
            if (!key.manner().option().isEmpty()) {
                to.accept(option(key, defaults));
            }
            key.type().parts().ifPresent(part -> collectWithin(part, to));
        }
    }

    private static <P> void collectWithin(Section<P> section, Consumer<KeyOption> to) {
        collect(section, section.defaults(), to);
    }

    private static <P> KeyOption option(Key<P, ?> key, P defaults) {
        String choices =
                key.type().schema().has("enum") ? " One of " + key.type().values() + "." : "";
        String absent = key.defaultText(defaults);
        String described =
                key.sentence() + choices + (absent.isEmpty() || absent.equals("[]") ? "" : " Default: " + absent + ".");
        return new KeyOption(
                key.manner().option(),
                key.manner().label(),
                described.replace("`", ""),
                key.type() instanceof ValueType.Listed<?>);
    }

    /** The options, in the order of their keys. */
    public List<KeyOption> all() {
        return List.copyOf(all);
    }

    /**
     * What is configured.
     *
     * @param given the values given for an option; empty for one that is not given
     * @throws InputException if a value cannot be
     */
    public C read(Function<String, List<String>> given) {
        Map<String, String> places = new LinkedHashMap<>();
        ConfigNode.Mapping mapping = mapping(section, "", given, places);
        return section.read(ConfigSection.ofOptions(places, mapping), defaults);
    }

    private static ConfigNode.Mapping mapping(
            Section<?> section, String path, Function<String, List<String>> given, Map<String, String> places) {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        for (Key<?, ?> key : section.keys()) {
            String place = path + key.name();
            List<String> values = key.manner().option().isEmpty()
                    ? List.of()
                    : given.apply(key.manner().option());
            if (!values.isEmpty()) {
                places.put(place, key.manner().option());
                entries.put(key.name(), node(values));
            }
            key.type().parts().ifPresent(part -> {
                ConfigNode.Mapping within = mapping(part, place + ".", given, places);
                if (!within.entries().isEmpty()) {
                    entries.put(key.name(), within);
                }
            });
        }
        return new ConfigNode.Mapping(0, entries);
    }

    private static ConfigNode node(List<String> values) {
        List<ConfigNode> nodes = values.stream()
                .<ConfigNode>map(value -> new ConfigNode.Scalar(0, value))
                .toList();
        return nodes.size() == 1 ? nodes.get(0) : new ConfigNode.Sequence(0, nodes);
    }
}
