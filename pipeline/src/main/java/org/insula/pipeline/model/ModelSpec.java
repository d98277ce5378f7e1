package org.insula.pipeline.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * Which parts a network is made of and how wide they are. Immutable.
 *
 * @param name           what the user calls the model, unique within a run, e.g. {@code input-cell-lstm}
 * @param cell           the recurrent cell
 * @param attention      what the cell sees at a frame
 * @param readOut        how the hidden sequence becomes one vector
 * @param hidden         hidden units of the cell, at least 1
 * @param attentionWidth units of the attention's inner layer (d_a), at least 1; unused without attention
 * @param hops           attention hops (r), at least 1; unused without attention
 */
public record ModelSpec(
        String name,
        CellKind cell,
        AttentionKind attention,
        ReadOutKind readOut,
        int hidden,
        int attentionWidth,
        int hops)
        implements Serializable {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if the name is blank or a size is below 1
     */
    public ModelSpec {
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(attention, "attention");
        Objects.requireNonNull(readOut, "readOut");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a model needs a name");
        }
        atLeastOne("hidden", hidden);
        atLeastOne("attentionWidth", attentionWidth);
        atLeastOne("hops", hops);
    }

    /** The plain LSTM read at its last state: the baseline whose saliency vanishes. */
    public static ModelSpec lstm() {
        return new ModelSpec("lstm", CellKind.LSTM, AttentionKind.NONE, ReadOutKind.LAST_STATE, 32, 50, 20);
    }

    /** The LSTM that sees input-cell attention, mean over hops, read at its last state. */
    public static ModelSpec inputCellLstm() {
        return new ModelSpec(
                "input-cell-lstm", CellKind.LSTM, AttentionKind.INPUT_CELL, ReadOutKind.LAST_STATE, 32, 50, 20);
    }

    /** The same model under another name. */
    public ModelSpec withName(String newName) {
        return new ModelSpec(newName, cell, attention, readOut, hidden, attentionWidth, hops);
    }

    /** The same model with another number of hidden units. */
    public ModelSpec withHidden(int units) {
        return new ModelSpec(name, cell, attention, readOut, units, attentionWidth, hops);
    }

    /** The same model with another width of the attention's inner layer. */
    public ModelSpec withAttentionWidth(int width) {
        return new ModelSpec(name, cell, attention, readOut, hidden, width, hops);
    }

    /** The same model with another number of attention hops. */
    public ModelSpec withHops(int newHops) {
        return new ModelSpec(name, cell, attention, readOut, hidden, attentionWidth, newHops);
    }

    private static void atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be at least 1");
        }
    }
}
