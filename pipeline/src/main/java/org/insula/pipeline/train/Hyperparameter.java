package org.insula.pipeline.train;

import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.ReadOutKind;

/** A size or rate of which several values may be tried. */
public enum Hyperparameter {
    /** Hidden units of the cell. */
    HIDDEN(Kind.WHOLE) {
        @Override
        public boolean matters(ModelSpec model) {
            return model.cell() != CellKind.NONE;
        }

        @Override
        ModelSpec of(ModelSpec model, double value) {
            return model.withHidden((int) value);
        }
    },
    /** Units of the attention's inner layer. */
    ATTENTION_WIDTH(Kind.WHOLE) {
        @Override
        public boolean matters(ModelSpec model) {
            return attends(model);
        }

        @Override
        ModelSpec of(ModelSpec model, double value) {
            return model.withAttentionWidth((int) value);
        }
    },
    /** Hops of the attention. */
    HOPS(Kind.WHOLE) {
        @Override
        public boolean matters(ModelSpec model) {
            return attends(model);
        }

        @Override
        ModelSpec of(ModelSpec model, double value) {
            return model.withHops((int) value);
        }
    },
    /** Samples of a mini-batch. */
    BATCH(Kind.WHOLE) {
        @Override
        TrainingOptions of(TrainingOptions options, double value) {
            return options.withBatch((int) value);
        }
    },
    /** Step size in the first epoch. */
    LEARNING_RATE(Kind.REAL) {
        @Override
        TrainingOptions of(TrainingOptions options, double value) {
            return options.withLearningRate(value);
        }
    },
    /** Decoupled weight decay. */
    WEIGHT_DECAY(Kind.REAL) {
        @Override
        TrainingOptions of(TrainingOptions options, double value) {
            return options.withWeightDecay(value);
        }
    },
    /** Dropout probability. */
    DROPOUT(Kind.REAL) {
        @Override
        TrainingOptions of(TrainingOptions options, double value) {
            return options.withDropout(value);
        }
    };

    /** Which numbers it may be. */
    private enum Kind {
        WHOLE,
        REAL
    }

    private final Kind kind;

    Hyperparameter(Kind kind) {
        this.kind = kind;
    }

    /** Whether it is a count. */
    public boolean isWhole() {
        return kind == Kind.WHOLE;
    }

    /** A value as people write it: a count without a decimal point. */
    public Number number(double value) {
        if (isWhole()) {
            return (int) value;
        }
        return value;
    }

    /** Whether it changes anything about a model: nothing changes a linear one, which is fitted in a way of its own. */
    public boolean matters(ModelSpec model) {
        return !model.isLinear();
    }

    /** The model with this value; the same where it is none of the model's. */
    ModelSpec of(ModelSpec model, double value) {
        return model;
    }

    /** The options with this value; the same where it is none of theirs. */
    TrainingOptions of(TrainingOptions options, double value) {
        return options;
    }

    private static boolean attends(ModelSpec model) {
        return model.attention() == AttentionKind.INPUT_CELL || model.readOut() == ReadOutKind.SELF_ATTENTION;
    }
}
