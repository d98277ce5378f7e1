package org.insula.jobs.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.insula.pipeline.model.AttentionKind;
import org.insula.pipeline.model.CellKind;
import org.insula.pipeline.model.Direction;
import org.insula.pipeline.model.HopReduction;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.ReadOutKind;
import org.insula.pipeline.model.Skip;

/**
 * The kinds of network that a configuration can name: every composition of cell, direction, attention, hop reduction
 * and read-out has one name, such as {@code bilstm-max-pool} or, without a cell, {@code linear}, and no two share one.
 */
final class ModelPresets {
    /** How names are built, for people. */
    static final String PATTERN =
            "rnn, gru or lstm, with bi before it, input-cell- or flat-input-cell- before that, and -mean-pool, -max-pool,"
                    + " -flatten or -self-attention behind it, and -skip at the end; without a cell linear, linear-mean, linear-last, linear-max";

    private static final List<ModelSpec> ALL = compositions();

    private ModelPresets() {}

    /** The names of all compositions, those with fewer parts first. */
    static List<String> names() {
        return ALL.stream().map(ModelSpec::name).toList();
    }

    /** The composition of a name, in its default size; empty if there is none. */
    static Optional<ModelSpec> named(String name) {
        return ALL.stream().filter(preset -> preset.name().equals(name)).findFirst();
    }

    /** The name of a model's composition, whatever the model itself is called and however large it is. */
    static String name(ModelSpec model) {
        String attention =
                switch (model.attention()) {
                    case NONE -> "";
                    case INPUT_CELL -> model.reduction() == HopReduction.FLATTEN ? "flat-input-cell-" : "input-cell-";
                };
        String skip = model.skip() == Skip.LINEAR ? "-skip" : "";
        return attention + (model.cell() == CellKind.NONE ? withoutCell(model) : withCell(model)) + skip;
    }

    private static String withCell(ModelSpec model) {
        String direction = model.direction() == Direction.BIDIRECTIONAL ? "bi" : "";
        String readOut =
                switch (model.readOut()) {
                    case LAST_STATE -> "";
                    case MEAN_POOLING -> "-mean-pool";
                    case MAX_POOLING -> "-max-pool";
                    case FLATTEN -> "-flatten";
                    case SELF_ATTENTION -> "-self-attention";
                };
        return direction + model.cell().name().toLowerCase(Locale.ROOT) + readOut;
    }

    private static String withoutCell(ModelSpec model) {
        return switch (model.readOut()) {
            case LAST_STATE -> "linear-last";
            case MEAN_POOLING -> "linear-mean";
            case MAX_POOLING -> "linear-max";
            case FLATTEN -> "linear";
            case SELF_ATTENTION -> "linear-self-attention";
        };
    }

    /** The cells that can read in a direction; without a cell there is none to choose. */
    private static List<CellKind> cells(Direction direction) {
        return Stream.of(CellKind.values())
                .filter(cell -> direction == Direction.FORWARD || cell != CellKind.NONE)
                .toList();
    }

    /** A linear map beside one that is linear already adds nothing. */
    private static Stream<ModelSpec> withoutAndWithSkip(ModelSpec model) {
        return model.isLinear() ? Stream.of(model) : Stream.of(model, model.withSkip(Skip.LINEAR));
    }

    private static List<ModelSpec> compositions() {
        List<ModelSpec> all = new ArrayList<>();
        for (ReadOutKind readOut : ReadOutKind.values()) {
            for (Direction direction : Direction.values()) {
                for (CellKind cell : cells(direction)) {
                    ModelSpec plain = ModelSpec.lstm()
                            .withCell(cell)
                            .withDirection(direction)
                            .withReadOut(readOut);
                    ModelSpec inputCell = plain.withAttention(AttentionKind.INPUT_CELL);
                    Stream.of(plain, inputCell, inputCell.withReduction(HopReduction.FLATTEN))
                            .flatMap(ModelPresets::withoutAndWithSkip)
                            .map(model -> model.withName(name(model)))
                            .forEach(all::add);
                }
            }
        }
        return List.copyOf(all);
    }
}
