package org.insula.jobs.report;

import java.util.Objects;

/**
 * How many planted regions of a label a model ranks among its top ones.
 *
 * @param model the model's name
 * @param label the label
 * @param planted number of planted regions
 * @param top how many of the highest ranks were looked at
 * @param found how many planted regions are among them
 */
public record Recovery(String model, String label, int planted, int top, int found) {

    /** Refuses null. */
    public Recovery {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(label, "label");
    }
}
