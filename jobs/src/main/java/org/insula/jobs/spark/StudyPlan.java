package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.insula.jobs.unit.ControlWork;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.ExplainWork;
import org.insula.jobs.unit.MapWork;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.ParcellateWork;
import org.insula.jobs.unit.ProbeWork;
import org.insula.jobs.unit.RetrainWork;
import org.insula.jobs.unit.SampleWork;
import org.insula.jobs.unit.TrainWork;
import org.insula.jobs.unit.UnitStatus;

/**
 * How every unit of a study stands, step by step: looks, and writes nothing. Spark is not started.
 *
 * <p>What a step would be given is known only once the step before it is settled; until then its units are missing, or
 * stale because of that.
 */
public final class StudyPlan {
    private final Study study;
    private final StepPlan parcellation;
    private final StepPlan samples;
    private final StepPlan training;
    private final StepPlan explaining;
    private final StepPlan probing;
    private final StepPlan retraining;
    private final StepPlan controlling;
    private final StepPlan mapping;

    /** The plan of a study as it is now. */
    public StudyPlan(Study study) {
        this.study = study;
        this.parcellation = new StepPlan(ParcellateWork.KIND, new ParcellateJob(study).status());
        SampleJob cutting = new SampleJob(study);
        this.samples = new StepPlan(SampleWork.KIND, List.of(cutting.status(parcellation.isSettled())));
        boolean cut = samples.units().get(0).isDone();
        TrainJob trainer = new TrainJob(study, cutting, cut ? SampleWork.digest(cutting.finished()) : "");
        ExplainJob explainer = new ExplainJob(study, cutting, trainer);
        this.training = new StepPlan(
                TrainWork.KIND, cut ? trainer.status() : waiting(trainer.work().networks()));
        this.explaining = new StepPlan(ExplainWork.KIND, explaining(trainer, explainer));
        ProbeJob prober = new ProbeJob(study, cutting, trainer, explainer);
        this.probing = new StepPlan(ProbeWork.KIND, probing(prober));
        RetrainJob retrainer = new RetrainJob(study, cutting, trainer);
        this.retraining = new StepPlan(RetrainWork.KIND, retrainer.status());
        ControlJob controller = new ControlJob(study, cutting, cut ? SampleWork.digest(cutting.finished()) : "");
        this.controlling = new StepPlan(ControlWork.KIND, cut ? controller.status() : List.of());
        boolean ready = cut
                && training.isSettled()
                && explaining.isSettled()
                && probing.isSettled()
                && retraining.isSettled()
                && controlling.isSettled();
        boolean any = training.count(UnitStatus.State.DONE) > 0;
        this.mapping = new StepPlan(
                MapWork.KIND,
                List.of(
                        ready && any
                                ? new MapJob(
                                                study,
                                                cutting,
                                                cutting.finished(),
                                                trainer,
                                                explainer,
                                                prober,
                                                retrainer,
                                                controller)
                                        .status()
                                : unfinished(MapWork.KIND, MapWork.NAME, "networks are to be explained first")));
    }

    /** Every step, in the order in which they are done. */
    public List<StepPlan> steps() {
        List<StepPlan> steps = new ArrayList<>(List.of(parcellation, samples, training));
        steps.addAll(explanation());
        steps.add(mapping);
        return steps;
    }

    /** What is asked of trained networks, and their controls. */
    public List<StepPlan> explanation() {
        List<StepPlan> steps = new ArrayList<>(List.of(explaining, probing));
        Stream.of(retraining, controlling)
                .filter(step -> !step.units().isEmpty())
                .forEach(steps::add);
        return steps;
    }

    /** The parcellation of runs. */
    public StepPlan parcellation() {
        return parcellation;
    }

    /** The cutting of samples, a single unit. */
    public StepPlan samples() {
        return samples;
    }

    /** The training of networks. */
    public StepPlan training() {
        return training;
    }

    /** The explaining of networks that are trained, or will be. */
    public StepPlan explaining() {
        return explaining;
    }

    /** The probing of networks that are explained, or will be. */
    public StepPlan probing() {
        return probing;
    }

    /** The training anew of networks that are trained, or will be; without units unless it is asked for. */
    public StepPlan retraining() {
        return retraining;
    }

    /** The controls of maps; without units until samples are cut. */
    public StepPlan controlling() {
        return controlling;
    }

    /** The maps, tables and report, a single unit. */
    public StepPlan mapping() {
        return mapping;
    }

    /** Why runs were found but cannot be used, by their ids. */
    public Map<String, String> unusable() {
        return study.unusable();
    }

    private List<UnitStatus> waiting(List<NetworkUnit> networks) {
        return networks.stream()
                .map(network -> unfinished(TrainWork.KIND, network.name(), "samples are to be cut first"))
                .toList();
    }

    private List<UnitStatus> explaining(TrainJob trainer, ExplainJob explainer) {
        List<UnitStatus> units = new ArrayList<>();
        List<NetworkUnit> networks = trainer.work().networks();
        for (int n = 0; n < networks.size(); n++) {
            UnitStatus network = training.units().get(n);
            if (network.state() != UnitStatus.State.FAILED) {
                for (ExplainUnit unit : explainer.work().units(List.of(networks.get(n)))) {
                    units.add(
                            network.isDone()
                                    ? explainer.status(unit)
                                    : unfinished(ExplainWork.KIND, unit.name(), "its network is to be trained first"));
                }
            }
        }
        return units;
    }

    /** A network can be probed once it and those that it is compared with are explained. */
    private List<UnitStatus> probing(ProbeJob prober) {
        Map<String, UnitStatus> explained = new HashMap<>();
        explaining.units().forEach(unit -> explained.put(unit.name(), unit));
        List<NetworkUnit> networks = prober.networks().stream()
                .filter(network -> prober.work().units(List.of(network)).stream()
                        .allMatch(unit -> explained.containsKey(unit.name())))
                .toList();
        List<UnitStatus> units = new ArrayList<>();
        for (ExplainUnit unit : prober.work().units(networks)) {
            boolean ready = prober.work().sources(unit.network(), networks).stream()
                    .map(source -> new ExplainUnit(source, unit.method()).name())
                    .allMatch(name -> explained.get(name).isDone());
            units.add(
                    ready
                            ? prober.status(unit)
                            : unfinished(ProbeWork.KIND, unit.name(), "networks are to be explained first"));
        }
        return units;
    }

    private UnitStatus unfinished(String kind, String name, String reason) {
        return study.units().unfinished(kind, name, reason);
    }
}
