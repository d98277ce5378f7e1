package org.insula.io.bids;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.insula.io.InputException;

/**
 * A BIDS file name taken apart: key–value pairs, a suffix and an extension, as in
 * {@code sub-01_task-rest_run-1_bold.nii.gz}. Immutable, equal by content; names are always put together in the order
 * of the standard.
 */
public final class Entities implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The order of the BIDS schema; {@code model} and {@code stat}, which are Insula's and XCP-D's, after the atlas. */
    private static final List<String> ORDER = List.of(
            "sub",
            "tpl",
            "ses",
            "cohort",
            "sample",
            "task",
            "tracksys",
            "acq",
            "nuc",
            "voi",
            "ce",
            "trc",
            "stain",
            "rec",
            "dir",
            "run",
            "mod",
            "echo",
            "flip",
            "inv",
            "mt",
            "part",
            "proc",
            "hemi",
            "space",
            "split",
            "recording",
            "chunk",
            "atlas",
            "seg",
            "scale",
            "model",
            "stat",
            "res",
            "den",
            "label",
            "desc");

    /** Entities whose value is a number, so that 1 and 01 mean the same. */
    private static final Set<String> INDICES = Set.of("run", "echo", "flip", "inv", "split", "chunk");

    private static final Comparator<String> STANDARD_ORDER =
            Comparator.<String>comparingInt(Entities::rank).thenComparing(Comparator.naturalOrder());

    private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9]+)-([A-Za-z0-9+]+)");
    private static final Pattern SUFFIX = Pattern.compile("[A-Za-z0-9]+");

    private final Map<String, String> pairs;
    private final String suffix;
    private final String extension;

    private Entities(Map<String, String> pairs, String suffix, String extension) {
        this.pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
        this.suffix = suffix;
        this.extension = extension;
    }

    private static int rank(String key) {
        int rank = ORDER.indexOf(key);
        return rank < 0 ? ORDER.size() : rank;
    }

    /**
     * A name without entities.
     *
     * @param suffix such as {@code bold}; may be empty
     * @param extension with its dot, such as {@code .nii.gz}; may be empty
     */
    public static Entities of(String suffix, String extension) {
        return new Entities(Map.of(), suffix, extension);
    }

    /**
     * Takes a file name apart.
     *
     * @throws InputException if it is not made of {@code key-value} pairs and a suffix
     */
    public static Entities parse(String fileName) {
        return tryParse(fileName)
                .orElseThrow(() -> new InputException(
                        fileName, "is not a BIDS file name", "name it like sub-01_task-rest_run-1_bold.nii.gz"));
    }

    /** Takes a file name apart, if it is made of {@code key-value} pairs and a suffix. */
    public static Optional<Entities> tryParse(String fileName) {
        int dot = fileName.indexOf('.');
        String extension = dot < 0 ? "" : fileName.substring(dot);
        String[] parts =
                fileName.substring(0, fileName.length() - extension.length()).split("_", -1);
        String suffix = parts[parts.length - 1];
        if (!SUFFIX.matcher(suffix).matches()) {
            return Optional.empty();
        }
        TreeMap<String, String> pairs = new TreeMap<>(STANDARD_ORDER);
        for (String part : Arrays.asList(parts).subList(0, parts.length - 1)) {
            var pair = PAIR.matcher(part);
            if (!pair.matches() || pairs.put(pair.group(1), pair.group(2)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Entities(pairs, suffix, extension));
    }

    /** What is left of a text when it is to be an entity's value: letters and digits only. */
    public static String label(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "");
    }

    /** The value of an entity, if it is there. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(pairs.get(key));
    }

    /** The value of an entity; empty if it is not there. */
    public String value(String key) {
        return pairs.getOrDefault(key, "");
    }

    /** The keys that are there, in the standard's order. */
    public List<String> keys() {
        return List.copyOf(pairs.keySet());
    }

    /** What the file is, such as {@code bold}. */
    public String suffix() {
        return suffix;
    }

    /** The extension with its dot. */
    public String extension() {
        return extension;
    }

    /**
     * The same with an entity set; an empty value takes it away.
     *
     * @throws IllegalArgumentException unless key and value consist of letters and digits (the value also of +)
     */
    public Entities with(String key, String value) {
        if (value.isEmpty()) {
            return without(key);
        }
        if (!PAIR.matcher(key + "-" + value).matches()) {
            throw new IllegalArgumentException(key + "-" + value + " is no BIDS entity");
        }
        TreeMap<String, String> changed = new TreeMap<>(STANDARD_ORDER);
        changed.putAll(pairs);
        changed.put(key, value);
        return new Entities(changed, suffix, extension);
    }

    /** The same without some entities. */
    public Entities without(String... keys) {
        Map<String, String> changed = new LinkedHashMap<>(pairs);
        changed.keySet().removeAll(Arrays.asList(keys));
        return new Entities(changed, suffix, extension);
    }

    /** The same with another suffix. */
    public Entities withSuffix(String other) {
        return new Entities(pairs, other, extension);
    }

    /** The same with another extension, given with its dot. */
    public Entities withExtension(String other) {
        return new Entities(pairs, suffix, other);
    }

    /** Whether every entity here is also there with the same value: a file of this name may apply to that one. */
    public boolean isWithin(Entities other) {
        return pairs.keySet().stream().allMatch(key -> hasSame(key, other));
    }

    /** Whether an entity has the same value in both names, or is in neither. */
    public boolean hasSame(String key, Entities other) {
        return comparable(key, value(key)).equals(comparable(key, other.value(key)));
    }

    /** The same with {@code run-01} and its like as {@code run-1}. */
    Entities withPlainNumbers() {
        Map<String, String> plain = new LinkedHashMap<>();
        pairs.forEach((key, value) -> plain.put(key, comparable(key, value)));
        return new Entities(plain, suffix, extension);
    }

    private static String comparable(String key, String value) {
        return INDICES.contains(key) ? value.replaceFirst("^0+(?=[0-9])", "") : value;
    }

    /** The entities alone, joined as in a file name: {@code sub-01_task-rest}. */
    public String stem() {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + "-" + pair.getValue())
                .collect(Collectors.joining("_"));
    }

    /** The whole file name, in the standard's order. */
    public String fileName() {
        return (pairs.isEmpty() ? suffix : stem() + (suffix.isEmpty() ? "" : "_" + suffix)) + extension;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entities entities && fileName().equals(entities.fileName());
    }

    @Override
    public int hashCode() {
        return fileName().hashCode();
    }

    @Override
    public String toString() {
        return fileName();
    }
}
