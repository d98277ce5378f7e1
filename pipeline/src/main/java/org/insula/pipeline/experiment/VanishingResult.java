package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.importance.Decay;

/**
 * How fast a model's saliency fades towards the first frames.
 *
 * @param model    name of the model
 * @param samples  samples it was averaged over
 * @param saliency each frame's share of a sample's |saliency|, the mean over samples
 * @param memory   of an LSTM, for each frame the product ∏ o_i (1 − tanh²(c_i)) f_i over the frames after it, which is
 *                 how much of its hidden state still reaches the last one where recurrent weights are small; the mean
 *                 over units and samples. Of a bidirectional LSTM, the forward cell's. Null for other cells
 */
public record VanishingResult(String model, int samples, Decay saliency, Decay memory) implements Serializable {

    /** The product of the forget-gate terms; empty unless the cell is an LSTM. */
    public Optional<Decay> ofForgetGates() {
        return Optional.ofNullable(memory);
    }

    /** The same under another name of the model. */
    public VanishingResult withModel(String name) {
        return new VanishingResult(name, samples, saliency, memory);
    }

    /** A row for each model and frame of some results. */
    public static Table byFrame(List<VanishingResult> results) {
        List<List<String>> rows = new ArrayList<>();
        for (VanishingResult result : results) {
            for (int t = 0; t < result.saliency.byFrame().size(); t++) {
                double product = result.memory == null
                        ? Double.NaN
                        : result.memory.byFrame().get(t);
                rows.add(List.of(
                        result.model,
                        Integer.toString(t),
                        Tsv.format(result.saliency.byFrame().get(t)),
                        Tsv.format(product)));
            }
        }
        return Table.of(List.of("model", "frame", "saliency_share", "forget_gate_product"), rows);
    }

    /** A row for each result. */
    public static Table summary(List<VanishingResult> results) {
        List<String> columns = List.of(
                "model",
                "samples",
                "half_life_frames",
                "half_mass_frames",
                "forget_gate_half_life_frames",
                "forget_gate_half_mass_frames");
        return Table.of(
                columns, results.stream().map(VanishingResult::summaryCells).toList());
    }

    private List<String> summaryCells() {
        return List.of(
                model,
                Integer.toString(samples),
                Tsv.format(saliency.halfLife()),
                Integer.toString(saliency.halfMass()),
                Tsv.format(ofForgetGates().map(Decay::halfLife).orElse(Double.NaN)),
                Tsv.format(
                        ofForgetGates().map(decay -> (double) decay.halfMass()).orElse(Double.NaN)));
    }
}
