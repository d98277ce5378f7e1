package org.insula.io.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.InputException;

/** Reads and writes JSON files. Python's {@code NaN} and {@code Infinity} are understood. */
public final class Json {
    private static final long LONGEST_FILE = 64L << 20;

    /** Words, numbers and brackets of a file; in memory each may take more than ten times its length in the file. */
    private static final long MOST_TOKENS = 4_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(bounded())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            // Double.toString differs between Java versions; this writer does not.
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    /** For files that others wrote by hand: what Python and editors let through is read, the last of equal keys wins. */
    private static final JsonMapper LENIENT = JsonMapper.builder(bounded())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private Json() {}

    private static JsonFactory bounded() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxTokenCount(MOST_TOKENS)
                        .build())
                .build();
    }

    /**
     * Reads a whole file.
     *
     * @throws InputException if the file cannot be read, is empty, larger than 64 MiB, of more than 4 million tokens
     *     or not JSON, or if an object has the same key twice
     */
    public static JsonNode read(FileAccess files, String path) {
        try {
            long size = files.status(path).size();
            if (size > LONGEST_FILE) {
                throw new InputException(path, "is " + (size >> 20) + " MiB, too large for JSON", "check the path");
            }
            try (InputStream in = files.open(path)) {
                JsonNode node = MAPPER.readTree(in);
                if (node.isMissingNode()) {
                    throw new InputException(path, "is empty", "it should hold JSON");
                }
                return node;
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InputException(path, "is not JSON (line " + line + ": " + reason(e) + ")", "", e);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    /** Without where the parser began, which it cannot name. */
    private static String reason(JsonProcessingException e) {
        return e.getOriginalMessage().replaceFirst("(?s) \\(start marker.*", "");
    }

    /**
     * Reads a whole file that need not be JSON to the letter: a trailing comma, a comment, a raw line break or tab in a
     * text, a byte that is not UTF-8 and a byte-order mark are let through; of equal keys the last counts.
     *
     * @throws InputException if the file cannot be read, is empty, larger than 64 MiB, of more than 4 million tokens or still not JSON
     */
    public static JsonNode readLeniently(FileAccess files, String path) {
        try {
            long size = files.status(path).size();
            if (size > LONGEST_FILE) {
                throw new InputException(path, "is " + (size >> 20) + " MiB, too large for JSON", "check the path");
            }
            try (InputStream in = files.open(path)) {
                byte[] bytes = in.readAllBytes();
                // Replaces what is not UTF-8; other than a strict decoder it never fails.
                String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
                return LENIENT.readTree(text);
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InputException(path, "is not JSON (line " + line + ": " + reason(e) + ")", "", e);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    /**
     * Writes a tree, whole or not at all: indented, keys in the tree's order, line feeds only.
     *
     * @throws InputException if the file cannot be written
     */
    public static void write(FileAccess files, String path, JsonNode tree) {
        writeAny(files, path, tree);
    }

    /**
     * Writes an object, whole or not at all: indented, keys in the map's order, line feeds only. Values are what JSON
     * has: text, numbers, booleans, null, lists and maps of these. NaN becomes the text {@code "NaN"}.
     *
     * @throws InputException if the file cannot be written
     */
    public static void write(FileAccess files, String path, Map<String, ?> object) {
        writeAny(files, path, object);
    }

    /** An object in one line, without a line feed, keys in the map's order; values as {@link #write} takes them. */
    public static String line(Map<String, ?> object) {
        try {
            return MAPPER.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON for " + object.keySet(), e);
        }
    }

    /** A tree in one line, as the map that it was read from. */
    public static String line(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private static void writeAny(FileAccess files, String path, Object value) {
        files.writeAtomically(path, out -> {
            out.write(writer().writeValueAsBytes(value));
            out.write('\n');
        });
    }

    private static ObjectWriter writer() {
        Separators separators =
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return MAPPER.writer(new DefaultPrettyPrinter(separators)
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance));
    }
}
