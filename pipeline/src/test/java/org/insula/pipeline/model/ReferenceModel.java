package org.insula.pipeline.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reference file's model in our layout. PyTorch's layout has weights [output][input] and two LSTM biases, of which
 * only the sum counts; the released input-cell layout has the cell's weights [input][4H] and one bias.
 */
final class ReferenceModel {

    /** Where one of our arrays comes from: the sum of theirs, each transposed or not. */
    private record Source(boolean transposed, String... names) {}

    private final JsonNode json;
    private final Network network;
    private final Map<String, Source> sources;

    private ReferenceModel(JsonNode json, ModelSpec spec, Map<String, Source> sources) {
        this.json = json;
        this.sources = sources;
        this.network = Network.zeros(spec, size("timeSteps"), size("features"), size("classes"));
        sources.forEach((name, source) -> {
            double[] values = network.parameters().values(name);
            for (String theirs : source.names()) {
                double[] added = array(json.path("parameters").path(theirs), source);
                for (int i = 0; i < values.length; i++) {
                    values[i] += added[i];
                }
            }
        });
    }

    /** The model of a file. */
    static ReferenceModel of(JsonNode json) {
        ModelSpec lstm = ModelSpec.lstm();
        ModelSpec inputCell = ModelSpec.inputCellLstm();
        return switch (json.path("kind").textValue()) {
            case "RNN" -> of(json, lstm.withCell(CellKind.RNN));
            case "GRU" -> of(json, lstm.withCell(CellKind.GRU));
            case "LSTM" -> of(json, lstm);
            case "BiLSTM" -> of(json, ModelSpec.biLstm());
            case "LSTMMeanPool" -> of(json, lstm.withReadOut(ReadOutKind.MEAN_POOLING));
            case "LSTMMaxPool" -> of(json, lstm.withReadOut(ReadOutKind.MAX_POOLING));
            case "LSTMSelfAttention" -> of(json, ModelSpec.selfAttentionLstm());
            case "InputCellRNN" -> of(json, inputCell.withCell(CellKind.RNN));
            case "InputCellGRU" -> of(json, inputCell.withCell(CellKind.GRU));
            case "InputCellAttention" -> new ReferenceModel(json, sized(json, inputCell), releasedInputCell());
            default -> throw new IllegalArgumentException("unknown kind " + json.path("kind"));
        };
    }

    private static ReferenceModel of(JsonNode json, ModelSpec spec) {
        return new ReferenceModel(json, sized(json, spec), torch(spec));
    }

    private static ModelSpec sized(JsonNode json, ModelSpec spec) {
        return spec.withHidden(json.path("hidden").intValue())
                .withAttentionWidth(json.path("attentionDim").intValue())
                .withHops(json.path("attentionHops").intValue());
    }

    private static Map<String, Source> torch(ModelSpec spec) {
        Map<String, Source> sources = head();
        addTorchCell(sources, spec.cell(), "cell.", "");
        if (spec.direction() == Direction.BIDIRECTIONAL) {
            addTorchCell(sources, spec.cell(), "cell.reverse.", "_reverse");
        }
        if (spec.readOut() == ReadOutKind.SELF_ATTENTION) {
            sources.put("readOut.first.weight", new Source(true, "attention_first.weight"));
            sources.put("readOut.second.weight", new Source(true, "attention_second.weight"));
        }
        if (spec.attention() == AttentionKind.INPUT_CELL) {
            addAttention(sources, "");
        }
        return sources;
    }

    private static void addTorchCell(Map<String, Source> sources, CellKind cell, String ours, String suffix) {
        sources.put(ours + "input.weight", new Source(true, "rnn.weight_ih_l0" + suffix));
        sources.put(ours + "hidden.weight", new Source(true, "rnn.weight_hh_l0" + suffix));
        if (cell == CellKind.GRU) {
            sources.put(ours + "bias", new Source(false, "rnn.bias_ih_l0" + suffix));
            sources.put(ours + "hidden.bias", new Source(false, "rnn.bias_hh_l0" + suffix));
        } else {
            sources.put(ours + "bias", new Source(false, "rnn.bias_ih_l0" + suffix, "rnn.bias_hh_l0" + suffix));
        }
    }

    private static Map<String, Source> releasedInputCell() {
        Map<String, Source> sources = head();
        sources.put("cell.input.weight", new Source(false, "rnn.weight_iBarh"));
        sources.put("cell.hidden.weight", new Source(false, "rnn.weight_hh"));
        sources.put("cell.bias", new Source(false, "rnn.bias"));
        addAttention(sources, "rnn.");
        return sources;
    }

    private static void addAttention(Map<String, Source> sources, String prefix) {
        sources.put("attention.first.weight", new Source(true, prefix + "linear_first.weight"));
        sources.put("attention.first.bias", new Source(false, prefix + "linear_first.bias"));
        sources.put("attention.second.weight", new Source(true, prefix + "linear_second.weight"));
        sources.put("attention.second.bias", new Source(false, prefix + "linear_second.bias"));
    }

    private static Map<String, Source> head() {
        Map<String, Source> sources = new LinkedHashMap<>();
        sources.put("head.weight", new Source(true, "fc.weight"));
        sources.put("head.bias", new Source(false, "fc.bias"));
        return sources;
    }

    Network network() {
        return network;
    }

    SequenceBatch batch() {
        return new SequenceBatch(expected("input"), size("batch"), size("timeSteps"), size("features"));
    }

    int[] labels() {
        int[] labels = new int[json.path("labels").size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = json.path("labels").path(i).intValue();
        }
        return labels;
    }

    double crossEntropy() {
        return json.path("crossEntropy").doubleValue();
    }

    /** An expected array at the top level, row-major. */
    double[] expected(String key) {
        return plain(json.path(key));
    }

    double[] expectedLossGradientOfInput() {
        return plain(json.path("lossGradient").path("input"));
    }

    /** Expected loss gradients in our layout; a sum of theirs has the gradient of any of them. */
    Map<String, double[]> expectedLossGradients() {
        Map<String, double[]> gradients = new LinkedHashMap<>();
        JsonNode theirs = json.path("lossGradient").path("parameters");
        sources.forEach((name, source) -> gradients.put(name, array(theirs.path(source.names()[0]), source)));
        return gradients;
    }

    private int size(String key) {
        return json.path(key).intValue();
    }

    private static double[] array(JsonNode array, Source source) {
        double[] values = plain(array);
        if (!source.transposed()) {
            return values;
        }
        int rows = array.path("shape").path(0).intValue();
        int columns = array.path("shape").path(1).intValue();
        double[] transposed = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            transposed[i % columns * rows + i / columns] = values[i];
        }
        return transposed;
    }

    private static double[] plain(JsonNode array) {
        JsonNode data = array.path("data");
        double[] values = new double[data.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.path(i).doubleValue();
        }
        return values;
    }
}
