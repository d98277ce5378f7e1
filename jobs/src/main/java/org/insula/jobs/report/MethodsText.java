package org.insula.jobs.report;

import java.util.List;
import java.util.Objects;

/**
 * How a study was done.
 *
 * @param text plain text; blank lines separate paragraphs
 * @param references the works that the text cites, in full, in alphabetical order
 */
public record MethodsText(String text, List<String> references) {

    /** Copies the list. */
    public MethodsText {
        Objects.requireNonNull(text, "text");
        references = List.copyOf(references);
    }
}
