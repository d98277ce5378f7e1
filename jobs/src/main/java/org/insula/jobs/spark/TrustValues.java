package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.insula.jobs.config.TrustConfig;
import org.insula.jobs.export.MethodTrust;
import org.insula.jobs.export.NetworkCurve;
import org.insula.jobs.export.Recoveries;
import org.insula.jobs.export.StudyTrust;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.RetrainStep;
import org.insula.pipeline.faithfulness.FaithfulnessCurve;
import org.insula.pipeline.faithfulness.RemovalOrder;
import org.insula.pipeline.faithfulness.SubjectRemoval;
import org.insula.pipeline.importance.TruthRecovery;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.simulate.Truth;
import org.insula.pipeline.statistics.BootstrapInterval;

/**
 * Puts together what tells whether a study's maps can be believed.
 *
 * <p>Input: probed networks and what their saliency says over subjects. Output: values, which others write and show.
 */
final class TrustValues {
    private final Study study;
    private final ProbeStep probing;
    private final RetrainStep retraining;
    private final SampleTable samples;

    /** Of a study whose networks are probed. */
    TrustValues(Study study, ProbeStep probing, RetrainStep retraining, SampleTable samples) {
        this.study = study;
        this.probing = probing;
        this.retraining = retraining;
        this.samples = samples;
    }

    /**
     * What is known.
     *
     * @param aggregates what each method's saliency says, in the order asked for
     * @param taskOn in which frames of each sample the task is on
     * @param truth what was planted, if that is known
     */
    StudyTrust of(
            Map<SaliencyMethod, Aggregation.Result> aggregates, Map<String, boolean[]> taskOn, Optional<Truth> truth) {
        List<MethodTrust> methods = new ArrayList<>();
        aggregates.forEach((method, aggregate) -> methods.add(new MethodTrust(
                curves(method),
                retraining.curves(method),
                aggregate.contrasts(),
                inOrder(aggregate.taskOn().values(), each -> each.key().model()),
                truth.map(planted -> recoveries(planted, aggregate)).orElse(List.of()))));
        TrustConfig options = study.config().trust();
        return new StudyTrust(options, methods, taskOnByLabel(taskOn));
    }

    private List<TruthRecovery> recoveries(Truth planted, Aggregation.Result aggregate) {
        return new Recoveries(planted, study.config().samples())
                .labels(inOrder(aggregate.maps().values(), map -> map.key().model()));
    }

    /** Sorted by label within a model: models in the order asked for. */
    private <T> List<T> inOrder(Collection<T> sorted, Function<T, String> model) {
        List<T> ordered = new ArrayList<>();
        study.config()
                .models()
                .forEach(spec -> sorted.stream()
                        .filter(each -> model.apply(each).equals(spec.name()))
                        .forEach(ordered::add));
        return ordered;
    }

    /** By model, first all of its networks together, then each by fold and seed. */
    private List<NetworkCurve> curves(SaliencyMethod method) {
        Map<String, TreeMap<RemovalOrder, List<SubjectRemoval>>> all = new HashMap<>();
        Map<String, List<NetworkCurve>> single = new HashMap<>();
        for (ExplainUnit unit : probing.done()) {
            if (unit.method() == method) {
                String model = unit.network().model().name();
                Map<RemovalOrder, List<SubjectRemoval>> found = probing.found(unit);
                found.forEach((order, subjects) -> all.computeIfAbsent(model, name -> new TreeMap<>())
                        .computeIfAbsent(order, each -> new ArrayList<>())
                        .addAll(subjects));
                single.computeIfAbsent(model, name -> new ArrayList<>()).addAll(curves(unit.network(), found));
            }
        }
        List<NetworkCurve> curves = new ArrayList<>();
        study.config().models().stream()
                .map(model -> model.name())
                .filter(all::containsKey)
                .forEach(model -> {
                    all.get(model)
                            .forEach((order, subjects) ->
                                    curves.add(curve(model, NetworkCurve.ALL, NetworkCurve.ALL, order, subjects)));
                    curves.addAll(single.get(model));
                });
        return curves;
    }

    private List<NetworkCurve> curves(NetworkUnit network, Map<RemovalOrder, List<SubjectRemoval>> found) {
        String fold = String.valueOf(network.fold());
        String seed = String.valueOf(network.seed());
        return found.entrySet().stream()
                .map(each -> curve(network.model().name(), fold, seed, each.getKey(), each.getValue()))
                .toList();
    }

    private NetworkCurve curve(
            String model, String fold, String seed, RemovalOrder order, List<SubjectRemoval> subjects) {
        BootstrapInterval interval = BootstrapInterval.withDefaults()
                .withSeed(study.config().training().folds().seed());
        return new NetworkCurve(model, fold, seed, order, FaithfulnessCurve.of(probing.removal(), subjects, interval));
    }

    /** Share of each label's samples in which the task is on [frame]. */
    private Map<String, double[]> taskOnByLabel(Map<String, boolean[]> taskOn) {
        Map<String, double[]> sums = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Sample sample : samples.samples()) {
            boolean[] on = taskOn.get(sample.id());
            if (on != null) {
                String label = samples.labels().get(sample.label());
                double[] sum = sums.computeIfAbsent(label, name -> new double[on.length]);
                for (int frame = 0; frame < on.length; frame++) {
                    sum[frame] += on[frame] ? 1 : 0;
                }
                counts.merge(label, 1, Integer::sum);
            }
        }
        sums.forEach((label, sum) -> {
            for (int frame = 0; frame < sum.length; frame++) {
                sum[frame] /= counts.get(label);
            }
        });
        return sums;
    }
}
