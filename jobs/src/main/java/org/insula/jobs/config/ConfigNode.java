package org.insula.jobs.config;

import java.util.List;
import java.util.Map;

/**
 * One value of a configuration file together with the line it stands on.
 *
 * <p>Scalars keep the text that was written ({@code 01} stays {@code 01}): what a value means is decided by whoever
 * asks for it.
 */
sealed interface ConfigNode {
    /** The line of the value, counted from 1; 0 where the value stands in no file. */
    int line();

    /**
     * A number, word or quoted text; {@code text} is null where the file has {@code null} or nothing after the colon.
     */
    record Scalar(int line, String text) implements ConfigNode {}

    /** A list of values. */
    record Sequence(int line, List<ConfigNode> items) implements ConfigNode {}

    /** Keys and their values, in the file's order. */
    record Mapping(int line, Map<String, ConfigNode> entries) implements ConfigNode {}
}
