package org.insula.pipeline.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
        this.network = Network.zeros(spec, size("features"), size("classes"));
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

    /** The model of a file, or nothing where its kind has not been built. */
    static Optional<ReferenceModel> of(JsonNode json) {
        int hidden = json.path("hidden").intValue();
        int width = json.path("attentionDim").intValue();
        int hops = json.path("attentionHops").intValue();
        return switch (json.path("kind").textValue()) {
            case "LSTM" -> Optional.of(new ReferenceModel(json, ModelSpec.lstm().withHidden(hidden), torchLstm()));
            case "InputCellAttention" ->
                Optional.of(new ReferenceModel(
                        json,
                        ModelSpec.inputCellLstm()
                                .withHidden(hidden)
                                .withAttentionWidth(width)
                                .withHops(hops),
                        releasedInputCell()));
            default -> Optional.empty();
        };
    }

    private static Map<String, Source> torchLstm() {
        Map<String, Source> sources = head();
        sources.put("cell.input.weight", new Source(true, "rnn.weight_ih_l0"));
        sources.put("cell.hidden.weight", new Source(true, "rnn.weight_hh_l0"));
        sources.put("cell.bias", new Source(false, "rnn.bias_ih_l0", "rnn.bias_hh_l0"));
        return sources;
    }

    private static Map<String, Source> releasedInputCell() {
        Map<String, Source> sources = head();
        sources.put("cell.input.weight", new Source(false, "rnn.weight_iBarh"));
        sources.put("cell.hidden.weight", new Source(false, "rnn.weight_hh"));
        sources.put("cell.bias", new Source(false, "rnn.bias"));
        sources.put("attention.first.weight", new Source(true, "rnn.linear_first.weight"));
        sources.put("attention.first.bias", new Source(false, "rnn.linear_first.bias"));
        sources.put("attention.second.weight", new Source(true, "rnn.linear_second.weight"));
        sources.put("attention.second.bias", new Source(false, "rnn.linear_second.bias"));
        return sources;
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
