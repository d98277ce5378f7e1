package org.insula.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What may stand under a key: how it is read, written, and described to people and to editors.
 *
 * @param <V> the value
 */
public interface ValueType<V> {
    /** More than anybody means to write. */
    int MANY = 1_000_000;

    /**
     * The value under a key of a section.
     *
     * @param current what it is before the key is read
     */
    V read(ConfigSection section, String key, V current);

    /**
     * The value as maps, lists, texts and numbers, as it is read back.
     *
     * @param paths how a path is written
     */
    Object write(V value, UnaryOperator<String> paths);

    /** JSON Schema (draft 2020-12) of what may be written. */
    ObjectNode schema();

    /** What may be written, for people. */
    String values();

    /** The keys below, where a value has keys of its own. */
    default Optional<Section<?>> parts() {
        return Optional.empty();
    }

    /** Whether it is read even where nothing is given, since keys below may be missing. */
    default boolean isAlwaysRead() {
        return false;
    }

    /** Reads a word or number. */
    @FunctionalInterface
    interface Parser<V> {
        /** The value of a text that stands under a key of a section. */
        V parse(ConfigSection section, String key, String text);
    }

    /**
     * A value of one word or number.
     *
     * @param parser reads it
     * @param writer writes it, given how a path is written
     * @param schema its JSON Schema
     * @param values what may be written, for people
     */
    record Scalar<V>(
            Parser<V> parser, BiFunction<V, UnaryOperator<String>, Object> writer, ObjectNode schema, String values)
            implements ValueType<V> {
        @Override
        public V read(ConfigSection section, String key, V current) {
            return parser.parse(section, key, section.text(key));
        }

        @Override
        public Object write(V value, UnaryOperator<String> paths) {
            return writer.apply(value, paths);
        }

        @Override
        public ObjectNode schema() {
            return schema.deepCopy();
        }
    }

    /**
     * A list of words or numbers; a single one counts as a list of one.
     *
     * @param item what is listed
     */
    record Listed<V>(Scalar<V> item) implements ValueType<List<V>> {
        @Override
        public List<V> read(ConfigSection section, String key, List<V> current) {
            return section.texts(key).stream()
                    .map(text -> item.parser().parse(section, key, text))
                    .toList();
        }

        @Override
        public Object write(List<V> value, UnaryOperator<String> paths) {
            return value.stream().map(each -> item.write(each, paths)).toList();
        }

        @Override
        public ObjectNode schema() {
            return anyOf(array(item.schema()), item.schema());
        }

        @Override
        public String values() {
            return "list: " + item.values();
        }
    }

    /** Names of the writer's own choice, each with one or several words. */
    record Named() implements ValueType<Map<String, List<String>>> {
        @Override
        public Map<String, List<String>> read(ConfigSection section, String key, Map<String, List<String>> current) {
            ConfigSection names = section.section(key);
            Map<String, List<String>> read = new LinkedHashMap<>();
            for (String name : names.keys()) {
                List<String> words = names.texts(name);
                if (words.isEmpty()) {
                    throw names.refuse(name, "has no value", "write one or a list");
                }
                read.put(name, words);
            }
            return read;
        }

        @Override
        public Object write(Map<String, List<String>> value, UnaryOperator<String> paths) {
            return value;
        }

        @Override
        public ObjectNode schema() {
            ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
            schema.set("additionalProperties", anyOf(array(text().schema()), text().schema()));
            return schema;
        }

        @Override
        public String values() {
            return "`name: value` or `name: [values]`, of any names";
        }
    }

    /**
     * A list of which each item has keys of its own, or is a word that stands for one of them.
     *
     * @param item its keys
     * @param word the key that a word stands for
     */
    record Sections<C>(Section<C> item, String word) implements ValueType<List<C>> {
        @Override
        public List<C> read(ConfigSection section, String key, List<C> current) {
            return section.sections(key, word).stream().map(item::read).toList();
        }

        @Override
        public Object write(List<C> value, UnaryOperator<String> paths) {
            return value.stream().map(each -> item.write(each, paths)).toList();
        }

        @Override
        public ObjectNode schema() {
            ObjectNode one = anyOf(string(), item.schema());
            return anyOf(array(one), one.deepCopy());
        }

        @Override
        public String values() {
            return "list: `" + word + "` or keys below";
        }

        @Override
        public Optional<Section<?>> parts() {
            return Optional.of(item);
        }
    }

    /** Any text, also one that looks like a number. */
    static Scalar<String> text() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("type").add("string").add("number").add("boolean");
        return new Scalar<>((section, key, text) -> text, (value, paths) -> value, schema, "text");
    }

    /** A file or folder, which is resolved. */
    static Scalar<String> path() {
        return new Scalar<>(
                (section, key, text) -> section.resolved(text), (value, paths) -> paths.apply(value), string(), "path");
    }

    /** A count. */
    static Scalar<Number> whole(long least, long most) {
        return ranged(
                "integer", "whole, ", (section, key, text) -> section.integer(key, text, least, most), least, most);
    }

    /** A number. */
    static Scalar<Double> number(double least, double most) {
        return ranged("number", "", (section, key, text) -> section.number(key, text, least, most), least, most);
    }

    private static <N extends Number> Scalar<N> ranged(
            String type, String kind, Parser<N> parser, Number least, Number most) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", type);
        schema.put("minimum", new BigDecimal(told(least))).put("maximum", new BigDecimal(told(most)));
        return new Scalar<>(parser, (value, paths) -> value, schema, kind + told(least) + " to " + told(most));
    }

    /** One of an enum's constants, in camel case ({@code TRIAL_TYPE} is {@code trialType}). */
    static <E extends Enum<E>> Scalar<E> choice(Class<E> type) {
        return named(Choices.names(type), text -> Choices.parse(type, text), Choices::name);
    }

    /** Yes or no. */
    static Scalar<Boolean> flag() {
        List<String> names = List.of("true", "false");
        Scalar<Boolean> words = named(
                names,
                text -> names.stream()
                        .filter(text::equalsIgnoreCase)
                        .map(Boolean::valueOf)
                        .findFirst(),
                String::valueOf);
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "boolean");
        return new Scalar<>(words.parser(), (value, paths) -> value, schema, words.values());
    }

    /** One of several things with names. */
    static <V> Scalar<V> named(List<String> names, Function<String, Optional<V>> find, Function<V, String> name) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode words = schema.putArray("enum");
        names.forEach(words::add);
        return new Scalar<>(
                (section, key, text) -> find.apply(text).orElseThrow(() -> section.refuseChoice(key, text, names)),
                (value, paths) -> name.apply(value),
                schema,
                names.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", ")));
    }

    /** A written value as people write it: {@code 0.5}, {@code [0.1, 0.2]}; nothing for one with keys of its own. */
    static String told(Object written) {
        if (written instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        if (written instanceof List<?> list) {
            return list.stream().map(ValueType::told).collect(Collectors.joining(", ", "[", "]"));
        }
        return written instanceof Map<?, ?> ? "" : written.toString();
    }

    /** Schema of a string. */
    static ObjectNode string() {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }

    /** Schema of a list. */
    static ObjectNode array(JsonNode item) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", item);
        return schema;
    }

    /** Schema of what is one or the other. */
    static ObjectNode anyOf(JsonNode... schemas) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("anyOf").addAll(List.of(schemas));
        return schema;
    }
}
