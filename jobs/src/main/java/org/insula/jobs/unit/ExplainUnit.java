package org.insula.jobs.unit;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.insula.pipeline.saliency.SaliencyMethod;

/**
 * One trained network to explain by one method.
 *
 * @param network the network
 * @param method how it is explained
 */
public record ExplainUnit(NetworkUnit network, SaliencyMethod method) implements Serializable {
    /** What stands between network and method in the name. */
    public static final String SALIENCY = "_saliency-";

    /** Refuses null. */
    public ExplainUnit {
        Objects.requireNonNull(network);
        Objects.requireNonNull(method);
    }

    /** All networks by all methods, those of a network side by side. */
    public static List<ExplainUnit> of(List<NetworkUnit> networks, List<SaliencyMethod> methods) {
        return networks.stream()
                .flatMap(network -> methods.stream().map(method -> new ExplainUnit(network, method)))
                .toList();
    }

    /** The name that its folder bears, such as {@code model-lstm_fold-0_seed-1_saliency-gradient}. */
    public String name() {
        return network.name() + SALIENCY + method.text();
    }
}
