package org.insula.pipeline.provenance;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One piece of work that is done once: a run to parcellate, a network to train, a network to explain.
 *
 * @param kind what is done, such as {@code parcellate}
 * @param name the unit among its kind, such as a run's id; for people and file names, not part of the key
 * @param inputs every input by name with what identifies its content
 * @param options every resolved option that can change the result, as values that JSON can hold
 * @param codeVersion version of the code that does it
 */
public record WorkUnit(
        String kind, String name, Map<String, InputIdentity> inputs, Map<String, Object> options, String codeVersion)
        implements Serializable {
    private static final int PART_LENGTH = 16;

    /** Copies the maps, sorted by name. */
    public WorkUnit {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
        Objects.requireNonNull(codeVersion);
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /**
     * Short digest of each thing that determines the result, by what people call it ({@code input bold}, {@code option
     * cleaning}): where two units of one name differ is why one does not stand for the other.
     */
    public Map<String, String> parts() {
        Map<String, String> parts = new TreeMap<>();
        inputs.forEach((input, identity) -> parts.put("input " + input, digest(identity)));
        options.forEach((option, value) -> parts.put("option " + option, digest(value)));
        parts.put("version of Insula", digest(codeVersion));
        return parts;
    }

    private static String digest(Object value) {
        return sha256(CanonicalJson.of(value)).substring(0, PART_LENGTH);
    }

    /** Key of this unit: SHA-256, in hexadecimal, of the canonical JSON of all that determines its result. */
    public String key() {
        Map<String, Object> determining =
                Map.of("kind", kind, "inputs", inputs, "options", options, "codeVersion", codeVersion);
        return sha256(CanonicalJson.of(determining));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
