package org.insula.pipeline.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A reference file's model in our layout. PyTorch's layout has weights [output][input] and two LSTM biases, of which
 * only the sum counts; the released input-cell layout has the cell's weights [input][4H] and one bias.
 */
public final class ReferenceModel {

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

    /** The model of a file; kinds are written as the files of models or those of attributions do. */
    public static ReferenceModel of(JsonNode json) {
        String kind = json.path("kind").textValue().toLowerCase(Locale.ROOT).replace("-", "");
        ModelSpec base = kind.startsWith("bi")
                ? ModelSpec.biLstm()
                : kind.startsWith("inputcell") ? ModelSpec.inputCellLstm() : ModelSpec.lstm();
        ModelSpec spec = sized(json, withReadOut(base.withCell(cell(kind)), kind));
        boolean released = json.path("parameters").has("rnn.weight_iBarh");
        return new ReferenceModel(json, spec, released ? releasedInputCell() : torch(spec, json));
    }

    private static CellKind cell(String kind) {
        String cell = kind.replaceFirst("^(bi|inputcell)", "").replaceFirst("(mean|max)pool$|selfattention$", "");
        return switch (cell) {
            case "rnn" -> CellKind.RNN;
            case "gru" -> CellKind.GRU;
            case "lstm", "attention" -> CellKind.LSTM;
            default -> throw new IllegalArgumentException("unknown kind " + kind);
        };
    }

    private static ModelSpec withReadOut(ModelSpec spec, String kind) {
        if (kind.endsWith("selfattention")) {
            return spec.withReadOut(ReadOutKind.SELF_ATTENTION);
        }
        if (kind.endsWith("pool")) {
            return spec.withReadOut(kind.endsWith("meanpool") ? ReadOutKind.MEAN_POOLING : ReadOutKind.MAX_POOLING);
        }
        return spec;
    }

    private static ModelSpec sized(JsonNode json, ModelSpec spec) {
        return spec.withHidden(json.path("hidden").intValue())
                .withAttentionWidth(json.path("attentionDim").intValue())
                .withHops(json.path("attentionHops").intValue());
    }

    private static Map<String, Source> torch(ModelSpec spec, JsonNode json) {
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
            addAttention(sources, json.path("parameters").has("rnn.linear_first.weight") ? "rnn." : "");
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

    /** The network in our layout. */
    public Network network() {
        return network;
    }

    /** The input. */
    public SequenceBatch batch() {
        return new SequenceBatch(expected("input"), size("batch"), size("timeSteps"), size("features"));
    }

    /** The true class of each sample. */
    public int[] labels() {
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
    public double[] expected(String key) {
        return numbers(json.path(key));
    }

    double[] expectedLossGradientOfInput() {
        return numbers(json.path("lossGradient").path("input"));
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
        double[] values = numbers(array);
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

    /** The numbers of an array that is written as a shape and its data, row-major. */
    public static double[] numbers(JsonNode array) {
        JsonNode data = array.path("data");
        double[] values = new double[data.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.path(i).doubleValue();
        }
        return values;
    }
}
