package org.insula.jobs.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.insula.io.Component;

/**
 * The declared keys of a part of the configuration. Immutable.
 *
 * @param <C> what they configure
 */
public final class Section<C> implements ValueType<C> {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final C defaults;
    private final List<Key<C, ?>> keys;
    private final BiFunction<ConfigSection, C, C> end;

    private Section(C defaults, List<Key<C, ?>> keys, BiFunction<ConfigSection, C, C> end) {
        this.defaults = defaults;
        this.keys = List.copyOf(keys);
        this.end = end;
    }

    /**
     * Declares the keys of what is configured.
     *
     * @param defaults what is configured where no key is given
     */
    static <C> Builder<C> of(C defaults) {
        return new Builder<>(defaults);
    }

    /** The keys, in the order in which they are read and written: one that overrides others comes after them. */
    List<Key<C, ?>> keys() {
        return keys;
    }

    /** The names of the keys. */
    public List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    /** What is configured where no key is given. */
    C defaults() {
        return defaults;
    }

    /**
     * What a section of a file configures.
     *
     * @throws org.insula.io.InputException if it has an unknown key, lacks one, or a value cannot be; the message names
     *     the line and what to write
     */
    C read(ConfigSection section) {
        return read(section, defaults);
    }

    /** The same, for keys that are absent, as what is configured already. */
    C read(ConfigSection section, C configured) {
        section.refuseOthersThan(names());
        List<Key<C, ?>> given = keys.stream().filter(key -> key.isRead(section)).toList();
        C read = applied(given, section, configured);
        keys.forEach(key -> key.check(section, read));
        return end.apply(section, read);
    }

    /** Values that cannot be without others wait for them. */
    private static <C> C applied(List<Key<C, ?>> given, ConfigSection section, C configured) {
        C read = configured;
        List<Key<C, ?>> waiting = new ArrayList<>();
        IllegalArgumentException first = null;
        for (Key<C, ?> key : given) {
            try {
                read = key.read(section, read);
            } catch (IllegalArgumentException e) {
                first = first == null ? e : first;
                waiting.add(key);
            }
        }
        if (waiting.isEmpty()) {
            return read;
        }
        if (waiting.size() == given.size()) {
            Key<C, ?> key = waiting.get(0);
            throw section.refuse(
                    key.name(),
                    "is not valid: " + first.getMessage(),
                    key.manner().remedy());
        }
        return applied(waiting, section, read);
    }

    @Override
    public C read(ConfigSection section, String key, C current) {
        return read(section.section(key), current);
    }

    /** What is configured, by key, with every default spelt out; keys that change nothing are left out. */
    @Override
    public Map<String, Object> write(C configured, UnaryOperator<String> paths) {
        return write(configured, paths, Key::name);
    }

    /** The same under the names of sidecars. */
    public Map<String, Object> sidecar(C configured, UnaryOperator<String> paths) {
        return write(configured, paths, Section::sidecarName);
    }

    private Map<String, Object> write(C configured, UnaryOperator<String> paths, Function<Key<C, ?>, String> name) {
        Map<String, Object> tree = new LinkedHashMap<>();
        keys.forEach(key -> key.write(configured, defaults, paths)
                .filter(written -> !(written instanceof Map<?, ?> part && part.isEmpty()))
                .ifPresent(written -> tree.put(name.apply(key), written)));
        return tree;
    }

    private static String sidecarName(Key<?, ?> key) {
        String name = key.name();
        return key.manner().sidecar().isEmpty()
                ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
                : key.manner().sidecar();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.arrayNode();
        for (Key<C, ?> key : keys) {
            ObjectNode property = key.type().schema();
            property.put("description", key.sentence());
            key.defaultValue(defaults).ifPresent(value -> property.set("default", JSON.valueToTree(value)));
            properties.set(key.name(), property);
            if (isRequired(key)) {
                required.add(key.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static boolean isRequired(Key<?, ?> key) {
        return !key.manner().needed().isEmpty()
                || key.type() instanceof Section<?> part && part.keys.stream().anyMatch(Section::isRequired);
    }

    @Override
    public String values() {
        return "keys below";
    }

    @Override
    public Optional<Section<?>> parts() {
        return Optional.of(this);
    }

    @Override
    public boolean isAlwaysRead() {
        return true;
    }

    /**
     * Declares keys one after the other. What is said of a key is said after it.
     *
     * <p>A key stands for a component of what is configured, a record, that has its name or another that is given; or it
     * is declared with functions of its own.
     */
    static final class Builder<C> {
        private final C defaults;
        private final List<Key<C, ?>> keys = new ArrayList<>();
        private BiFunction<ConfigSection, C, C> end = (section, configured) -> configured;
        private String within = "";

        private Builder(C defaults) {
            this.defaults = defaults;
        }

        /** The components of the keys that follow are those of a record within; of the record itself if this is empty. */
        Builder<C> within(String component) {
            within = component.isEmpty() ? "" : component + ".";
            return this;
        }

        <V> Builder<C> key(
                String name, ValueType<V> type, Function<C, V> getter, BiFunction<C, V, C> with, String sentence) {
            keys.add(new Key<>(name, type, getter, with, sentence, Key.Manner.usual()));
            return this;
        }

        <V> Builder<C> key(String name, String component, ValueType<V> type, String sentence) {
            return key(name, component(component), type, sentence);
        }

        @SuppressWarnings("unchecked")
        private <V> Builder<C> key(String name, Component component, ValueType<V> type, String sentence) {
            return key(
                    name,
                    type,
                    configured -> (V) component.get(configured),
                    (configured, value) -> (C) component.with(configured, value),
                    sentence);
        }

        private Component component(String path) {
            return Component.of(defaults.getClass(), within + path);
        }

        <V> Builder<C> key(String name, ValueType<V> type, String sentence) {
            return key(name, name, type, sentence);
        }

        /** A key of the constants of the component's enum. */
        Builder<C> choice(String name, String component, String sentence) {
            Component chosen = component(component);
            return key(name, chosen, choices(chosen.type()), sentence);
        }

        Builder<C> choice(String name, String sentence) {
            return choice(name, name, sentence);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static ValueType<?> choices(Class<?> type) {
            return ValueType.choice((Class<? extends Enum>) type.asSubclass(Enum.class));
        }

        /** All keys of a component. */
        @SuppressWarnings("unchecked")
        <P> Builder<C> include(String name, Section<P> part) {
            Component component = component(name);
            return include(part, configured -> (P) component.get(configured), (configured, value) ->
                    (C) component.with(configured, value));
        }

        /** All keys of a part. */
        <P> Builder<C> include(Section<P> part, Function<C, P> getter, BiFunction<C, P, C> with) {
            part.keys.forEach(key -> keys.add(key.of(getter, with)));
            return this;
        }

        /** The same; its keys may be missing, and are of use somewhere only. */
        <P> Builder<C> include(Section<P> part, Function<C, P> getter, BiFunction<C, P, C> with, Key.Use<C> use) {
            for (Key<P, ?> key : part.keys) {
                keys.add(key.of(getter, with));
                required("").declared("use", use);
            }
            return this;
        }

        /** The default in words, where it is no value. */
        Builder<C> absent(String words) {
            return declared("absent", words);
        }

        /** The key is not written while it is the default, which is this in words. */
        Builder<C> unwritten(String words) {
            return declared("written", Key.Written.UNLESS_DEFAULT).absent(words);
        }

        /** The key must be there; else this is to be done. */
        Builder<C> required(String remedy) {
            return declared("needed", remedy);
        }

        /** What to do about a value that cannot be. */
        Builder<C> remedy(String remedy) {
            return declared("remedy", remedy);
        }

        /** An option of the command line does the same. */
        Builder<C> option(String option, String label) {
            return declared("option", option).declared("label", label);
        }

        Builder<C> sidecar(String name) {
            return declared("sidecar", name);
        }

        /** The key is an error where it changes nothing. */
        Builder<C> where(Predicate<C> matters, Function<C, String> problem, String remedy) {
            return declared("use", new Key.Use<>(matters, problem, remedy));
        }

        @SuppressWarnings("unchecked")
        private Builder<C> declared(String component, Object value) {
            int at = keys.size() - 1;
            keys.set(at, (Key<C, ?>)
                    Component.of(Key.class, "manner." + component).with(keys.get(at), value));
            return this;
        }

        /** The section; what was read goes through this in the end. */
        Section<C> end(BiFunction<ConfigSection, C, C> last) {
            end = last;
            return build();
        }

        Section<C> build() {
            return new Section<>(defaults, keys, end);
        }
    }
}
