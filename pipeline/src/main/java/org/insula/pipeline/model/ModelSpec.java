package org.insula.pipeline.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * Which parts a network is made of and how wide they are. Immutable.
 *
 * @param name           what the user calls the model, unique within a run, e.g. {@code input-cell-lstm}
 * @param cell           the recurrent cell, if any
 * @param direction      in which order it reads the frames; unused without a cell
 * @param attention      what the cell sees at a frame
 * @param reduction      how the hops of input-cell attention become what the cell sees; unused without
 * @param readOut        how the hidden sequence becomes one vector
 * @param skip           what is added to the class scores past the cell
 * @param hidden         hidden units of the cell, at least 1; unused without a cell
 * @param attentionWidth units of the inner layer (d_a) of input-cell attention or of self-attention, at least 1;
 *                       unused without either
 * @param hops           hops (r) of input-cell attention or of self-attention, at least 1; unused without either
 */
public record ModelSpec(
        String name,
        CellKind cell,
        Direction direction,
        AttentionKind attention,
        HopReduction reduction,
        ReadOutKind readOut,
        Skip skip,
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
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(attention, "attention");
        Objects.requireNonNull(reduction, "reduction");
        Objects.requireNonNull(readOut, "readOut");
        Objects.requireNonNull(skip, "skip");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a model needs a name");
        }
        atLeastOne("hidden", hidden);
        atLeastOne("attentionWidth", attentionWidth);
        atLeastOne("hops", hops);
    }

    /** The plain LSTM read at its last state: the baseline whose saliency vanishes. */
    public static ModelSpec lstm() {
        return new ModelSpec(
                "lstm",
                CellKind.LSTM,
                Direction.FORWARD,
                AttentionKind.NONE,
                HopReduction.MEAN,
                ReadOutKind.LAST_STATE,
                Skip.NONE,
                16,
                16,
                4);
    }

    /** The LSTM that sees input-cell attention, mean over hops, read at its last state. */
    public static ModelSpec inputCellLstm() {
        return lstm().withName("input-cell-lstm").withAttention(AttentionKind.INPUT_CELL);
    }

    /** The same with a linear map of the window added to its class scores. */
    public static ModelSpec inputCellLstmSkip() {
        return inputCellLstm().withName("input-cell-lstm-skip").withSkip(Skip.LINEAR);
    }

    /** The same whose cell sees every hop by itself. */
    public static ModelSpec flatInputCellLstmSkip() {
        return inputCellLstmSkip().withName("flat-input-cell-lstm-skip").withReduction(HopReduction.FLATTEN);
    }

    /** The bidirectional LSTM read where each direction ends. */
    public static ModelSpec biLstm() {
        return lstm().withName("bilstm").withDirection(Direction.BIDIRECTIONAL);
    }

    /** The LSTM whose hidden sequence is read by self-attention. */
    public static ModelSpec selfAttentionLstm() {
        return lstm().withName("lstm-self-attention").withReadOut(ReadOutKind.SELF_ATTENTION);
    }

    /** Softmax regression on the whole window, a weight for each class, frame and region: no cell, flattened. */
    public static ModelSpec linear() {
        return lstm().withName("linear").withCell(CellKind.NONE).withReadOut(ReadOutKind.FLATTEN);
    }

    /** Softmax regression on each region's mean over the window. */
    public static ModelSpec linearMean() {
        return linear().withName("linear-mean").withReadOut(ReadOutKind.MEAN_POOLING);
    }

    /**
     * Whether the head alone has parameters: softmax regression on what the read-out makes of the frames, which has one
     * optimum.
     */
    public boolean isLinear() {
        return cell == CellKind.NONE
                && attention == AttentionKind.NONE
                && readOut != ReadOutKind.SELF_ATTENTION
                && skip == Skip.NONE;
    }

    /** Whether class scores are an affine map of the window, so that every slope is the same everywhere. */
    public boolean isAffine() {
        return isLinear() && readOut != ReadOutKind.MAX_POOLING;
    }

    /** Whether a network of this kind reads sequences of one length only. */
    public boolean fixesFrames() {
        return readOut == ReadOutKind.FLATTEN || skip == Skip.LINEAR;
    }

    /** The same model under another name. */
    public ModelSpec withName(String newName) {
        return new ModelSpec(
                newName, cell, direction, attention, reduction, readOut, skip, hidden, attentionWidth, hops);
    }

    /** The same model with another cell. */
    public ModelSpec withCell(CellKind newCell) {
        return new ModelSpec(
                name, newCell, direction, attention, reduction, readOut, skip, hidden, attentionWidth, hops);
    }

    /** The same model reading in another order. */
    public ModelSpec withDirection(Direction newDirection) {
        return new ModelSpec(
                name, cell, newDirection, attention, reduction, readOut, skip, hidden, attentionWidth, hops);
    }

    /** The same model whose cell sees something else. */
    public ModelSpec withAttention(AttentionKind newAttention) {
        return new ModelSpec(
                name, cell, direction, newAttention, reduction, readOut, skip, hidden, attentionWidth, hops);
    }

    /** The same model with another reduction of input-cell attention's hops. */
    public ModelSpec withReduction(HopReduction newReduction) {
        return new ModelSpec(
                name, cell, direction, attention, newReduction, readOut, skip, hidden, attentionWidth, hops);
    }

    /** The same model with another read-out. */
    public ModelSpec withReadOut(ReadOutKind newReadOut) {
        return new ModelSpec(
                name, cell, direction, attention, reduction, newReadOut, skip, hidden, attentionWidth, hops);
    }

    /** The same model with something else added to its class scores. */
    public ModelSpec withSkip(Skip newSkip) {
        return new ModelSpec(
                name, cell, direction, attention, reduction, readOut, newSkip, hidden, attentionWidth, hops);
    }

    /** The same model with another number of hidden units. */
    public ModelSpec withHidden(int units) {
        return new ModelSpec(name, cell, direction, attention, reduction, readOut, skip, units, attentionWidth, hops);
    }

    /** The same model with another width of the attention's inner layer. */
    public ModelSpec withAttentionWidth(int width) {
        return new ModelSpec(name, cell, direction, attention, reduction, readOut, skip, hidden, width, hops);
    }

    /** The same model with another number of attention hops. */
    public ModelSpec withHops(int newHops) {
        return new ModelSpec(
                name, cell, direction, attention, reduction, readOut, skip, hidden, attentionWidth, newHops);
    }

    private static void atLeastOne(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be at least 1");
        }
    }
}
