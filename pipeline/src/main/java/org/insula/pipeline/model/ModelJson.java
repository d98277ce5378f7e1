package org.insula.pipeline.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.insula.io.InputException;

/** An object in {@code model.json}, read with suspicion: every entry is checked for its kind and range. */
final class ModelJson {
    private final String path;
    private final JsonNode node;

    ModelJson(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    InputException wrong(String problem) {
        return new InputException(path, problem, "train the model again with this version");
    }

    void require(String key, String value) {
        String found = node.path(key).asText();
        if (!found.equals(value)) {
            throw wrong("has " + key + " \"" + found + "\", expected \"" + value + "\"");
        }
    }

    String text(String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong("lacks the text " + key);
        }
        return value.textValue();
    }

    int integer(String key) {
        JsonNode value = node.path(key);
        if (!value.isInt()) {
            throw wrong("lacks the whole number " + key);
        }
        return value.intValue();
    }

    /** A whole number from 1 to the given one. */
    int size(String key, int most) {
        int value = integer(key);
        if (value < 1 || value > most) {
            throw wrong("has " + key + " " + value + ", expected 1 to " + most);
        }
        return value;
    }

    <E extends Enum<E>> E constant(String key, Class<E> type) {
        String name = text(key);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong("has an unknown " + key + " \"" + name + "\""));
    }

    ModelJson object(String key) {
        return new ModelJson(path, node.path(key));
    }

    List<ModelJson> objects(String key, int most) {
        List<ModelJson> objects = new ArrayList<>();
        array(key, most).forEach(item -> objects.add(new ModelJson(path, item)));
        return objects;
    }

    List<String> texts(String key, int most) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array(key, most)) {
            if (!item.isTextual()) {
                throw wrong("has something else than text in " + key);
            }
            texts.add(item.textValue());
        }
        return texts;
    }

    private JsonNode array(String key, int most) {
        JsonNode array = node.path(key);
        if (!array.isArray() || array.size() > most) {
            throw wrong("lacks the list " + key + ", or it is longer than " + most);
        }
        return array;
    }
}
