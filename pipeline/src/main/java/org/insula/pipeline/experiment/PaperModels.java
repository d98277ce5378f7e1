package org.insula.pipeline.experiment;

import java.util.List;
import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.ModelSpec;

/** The models that the experiments compare. */
public final class PaperModels {
    private static final int BOX_HIDDEN = 5;
    private static final int BOX_WIDTH = 50;
    private static final int BOX_HOPS = 20;
    private static final int STUDY_HIDDEN = 16;
    private static final int STUDY_WIDTH = 16;
    private static final int STUDY_HOPS = 4;
    private static final int DIGIT_HIDDEN = 25;
    private static final int DIGIT_WIDTH = 30;
    private static final int DIGIT_HOPS = 28;

    private PaperModels() {}

    /** The four of the published table, then input-cell attention in front of a GRU and of a simple RNN. */
    public static List<ModelSpec> boxes() {
        ModelSpec inputCell = ModelSpec.inputCellLstm();
        return List.of(
                        ModelSpec.lstm(),
                        ModelSpec.biLstm(),
                        ModelSpec.selfAttentionLstm(),
                        inputCell,
                        inputCell.withCell(CellKind.GRU).withName("input-cell-gru"),
                        inputCell.withCell(CellKind.RNN).withName("input-cell-rnn"))
                .stream()
                .map(model -> sized(model, BOX_HIDDEN, BOX_WIDTH, BOX_HOPS))
                .toList();
    }

    /** Two that the paper does not have, of the size that suits studies: softmax regression, and the cell beside it. */
    public static List<ModelSpec> studies() {
        return List.of(ModelSpec.linear(), sized(ModelSpec.inputCellLstmSkip(), STUDY_HIDDEN, STUDY_WIDTH, STUDY_HOPS));
    }

    /** LSTM with and without input-cell attention, for digits read row by row. */
    public static List<ModelSpec> digits() {
        return List.of(
                sized(ModelSpec.lstm(), DIGIT_HIDDEN, DIGIT_WIDTH, DIGIT_HOPS),
                sized(ModelSpec.inputCellLstm(), DIGIT_HIDDEN, DIGIT_WIDTH, DIGIT_HOPS));
    }

    private static ModelSpec sized(ModelSpec model, int hidden, int width, int hops) {
        return model.withHidden(hidden).withAttentionWidth(width).withHops(hops);
    }

    /** Whether a model has input-cell attention. */
    static boolean hasInputCellAttention(ModelSpec model) {
        return model.attention() == AttentionKind.INPUT_CELL;
    }
}
