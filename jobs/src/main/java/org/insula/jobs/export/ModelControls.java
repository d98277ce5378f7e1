package org.insula.jobs.export;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.insula.pipeline.evaluate.NullAccuracy;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.inference.Control;
import org.insula.pipeline.inference.Findings;
import org.insula.pipeline.inference.RegionEvidence;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.statistics.SignFlipTest;

/**
 * What the controls of a model say of its maps: which regions are important, and whether maps and accuracy come from
 * learning.
 *
 * @param labels   the study's labels, in their order
 * @param findings which regions are important, by the one test there is
 * @param observed the networks that controls are compared with, if there are any
 * @param controls untrained networks and those of permuted labels, by index
 */
public record ModelControls(
        List<String> labels, Findings findings, Optional<Control> observed, List<Control> controls) {
    /** Copies the lists. */
    public ModelControls {
        labels = List.copyOf(labels);
        controls = List.copyOf(controls);
    }

    /** A model without controls. */
    public static ModelControls none(List<String> labels, int regions) {
        return new ModelControls(labels, Findings.none(labels, regions), Optional.empty(), List.of());
    }

    /**
     * The findings and controls of a model: over subjects set aside where there are any, else against permuted labels.
     *
     * @param all  every control, the true labels included
     * @param seed of the draws of sign flips
     */
    public static ModelControls of(List<String> labels, int regions, List<Control> all, long seed) {
        Optional<Control> observed = of(all, Control.Kind.OBSERVED).findFirst();
        List<Control> permuted = of(all, Control.Kind.PERMUTED).toList();
        Findings findings = Findings.none(labels, regions);
        if (observed.isPresent() && !observed.get().heldOut().isEmpty()) {
            findings = Findings.byHeldOutSubjects(
                    labels,
                    observed.get().heldOut(),
                    SignFlipTest.withDefaults().withSeed(seed));
        } else if (observed.isPresent() && !permuted.isEmpty()) {
            findings = Findings.byPermutation(
                    RegionEvidence.of(labels, observed.get().statistics()),
                    permuted.stream()
                            .map(control -> RegionEvidence.of(labels, control.statistics()))
                            .toList());
        }
        List<Control> controls = Stream.concat(of(all, Control.Kind.UNTRAINED), permuted.stream())
                .toList();
        return new ModelControls(labels, findings, observed, controls);
    }

    private static Stream<Control> of(List<Control> all, Control.Kind kind) {
        return all.stream().filter(control -> control.kind() == kind);
    }

    /** The networks of permuted labels, by permutation. */
    public List<Control> permuted() {
        return of(controls, Control.Kind.PERMUTED).toList();
    }

    /** The accuracy beside that of networks of permuted labels; empty without any. */
    public Optional<NullAccuracy> accuracy() {
        List<Double> accuracies = permuted().stream().map(Control::accuracy).toList();
        return accuracies.isEmpty()
                ? Optional.empty()
                : observed.map(real -> new NullAccuracy(real.accuracy(), accuracies));
    }

    /**
     * Spearman's correlation of the model's maps by a method with those of its controls of a kind, all labels and regions
     * together, mean over the controls; empty where there is none or it is not defined.
     *
     * @param maps the model's maps, one per label
     */
    public OptionalDouble similarity(SaliencyMethod method, List<GroupMap> maps, Control.Kind kind) {
        if (!Control.METHODS.contains(method) || maps.size() != labels.size()) {
            return OptionalDouble.empty();
        }
        double[] own = labels.stream()
                .flatMapToDouble(label -> maps.stream()
                        .filter(map -> map.key().label().equals(label))
                        .flatMapToDouble(map -> Arrays.stream(map.regions().mean())))
                .toArray();
        return of(controls, kind)
                .mapToDouble(control -> control.similarity(method, own))
                .filter(Double::isFinite)
                .average();
    }
}
