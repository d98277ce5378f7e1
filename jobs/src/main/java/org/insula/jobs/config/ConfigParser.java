package org.insula.jobs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.insula.io.InputException;

/** Reads YAML into {@link ConfigNode}s that remember their lines, so that every later complaint can name its place. */
final class ConfigParser {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int LONGEST_FILE = 1 << 20;

    private final String file;
    private final YAMLParser parser;

    private ConfigParser(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * The mapping at the top of a YAML file.
     *
     * @throws InputException if the text is longer than 1 MiB, not YAML, repeats a key, is not a mapping or has an alias
     */
    static ConfigNode.Mapping parse(String file, InputStream yaml) throws IOException {
        byte[] text = yaml.readNBytes(LONGEST_FILE + 1);
        if (text.length > LONGEST_FILE) {
            throw new InputException(file, "is longer than 1 MiB, too long for a configuration", "check the path");
        }
        return parse(file, text);
    }

    private static ConfigNode.Mapping parse(String file, byte[] yaml) throws IOException {
        try (YAMLParser parser = YAML.createParser(yaml)) {
            ConfigParser reader = new ConfigParser(file, parser);
            if (parser.nextToken() == null) {
                throw new InputException(file, "the configuration is empty", "give at least input, atlas and output");
            }
            if (reader.node(1) instanceof ConfigNode.Mapping mapping) {
                reader.requireEnd();
                return mapping;
            }
            throw new InputException(file, "the configuration is not a list of keys and values", "write key: value");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new InputException(
                    file,
                    "line " + line + ": " + problem(e.getOriginalMessage()),
                    "mend the YAML: two spaces a level, one space after a colon, every key once",
                    e);
        }
    }

    /** Otherwise what follows would be left out without a word. */
    private void requireEnd() throws IOException {
        if (parser.nextToken() != null) {
            throw new InputException(
                    file,
                    "line " + parser.currentTokenLocation().getLineNr() + ": a second YAML document begins",
                    "keep one study in a file");
        }
    }

    /** The value at the parser's token; a value under a key takes the key's line. */
    private ConfigNode node(int line) throws IOException {
        JsonToken token = parser.currentToken();
        if (parser.isCurrentAlias()) {
            throw new InputException(
                    file,
                    "line " + line + ": *" + parser.getText()
                            + " is an alias of YAML, which a configuration cannot have",
                    "write out what it stands for, or put a text that begins with * in quotation marks");
        }
        return switch (token) {
            case START_OBJECT -> new ConfigNode.Mapping(line, entries());
            case START_ARRAY -> new ConfigNode.Sequence(line, items());
            case VALUE_NULL -> new ConfigNode.Scalar(line, null);
            default -> new ConfigNode.Scalar(line, parser.getText());
        };
    }

    private Map<String, ConfigNode> entries() throws IOException {
        Map<String, ConfigNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line();
            parser.nextToken();
            entries.put(key, node(line));
        }
        return Collections.unmodifiableMap(entries);
    }

    private List<ConfigNode> items() throws IOException {
        List<ConfigNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(line()));
        }
        return List.copyOf(items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** What the parser was at and what it met instead; the quotations between them are indented. */
    private static String problem(String message) {
        return message.lines().filter(line -> !line.startsWith(" ")).collect(Collectors.joining(", "));
    }
}
