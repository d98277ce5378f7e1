package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.export.Leftovers;
import org.insula.jobs.unit.ParcellateWork;
import org.insula.jobs.unit.ScannedRun;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.jobs.unit.UnitRecord;
import org.insula.jobs.unit.UnitStatus;

/**
 * Averages every run of a study over its atlas: one Spark task a run.
 *
 * <p>Input: the runs' images and the atlas. Output: time series, sidecar and coverage of each run, and one finished
 * unit a run. A run that cannot be parcellated is noted and left out.
 */
public final class ParcellateJob {
    private static final int WARNINGS_SHOWN = 10;

    private final Study study;
    private final ParcellateWork work;

    /** The job of a study. */
    public ParcellateJob(Study study) {
        this.study = study;
        this.work = study.parcellation();
    }

    /** Parcellates what is not done yet; gives the runs that cannot be used. */
    public List<UnitOutcome> run() {
        List<UnitOutcome> failed = new ArrayList<>();
        study.unusable().forEach((run, reason) -> failed.add(UnitOutcome.failed(run, run + ": " + reason)));
        List<UnitOutcome> impossible = parcellate();
        failed.forEach(run -> study.progress().leftOut(run.name(), "left out: " + run.message()));
        impossible.forEach(run -> study.progress().unitFailed(run.name(), "left out: " + run.message()));
        failed.addAll(impossible);
        return failed;
    }

    private List<UnitOutcome> parcellate() {
        List<ScannedRun> pending = study.runs().stream()
                .map(work::scan)
                .filter(scanned -> !isDone(scanned))
                .toList();
        study.progress().begin("parcellate", pending.size(), study.runs().size() - pending.size());
        if (pending.isEmpty()) {
            return List.of();
        }
        sweep(pending);
        JavaSparkContext spark = study.session().context();
        ParcellateFn parcellate = new ParcellateFn(spark.broadcast(work));
        List<UnitOutcome> outcomes = ProgressListener.during(
                spark,
                study.progress(),
                pending.stream().map(scanned -> scanned.run().id()).toList(),
                () -> spark.parallelize(pending, pending.size())
                        .mapPartitions(parcellate)
                        .collect());
        // An executor that was lost on the way leaves files as a killed run does.
        sweep(pending);
        warn(outcomes);
        return UnitOutcome.failures(outcomes);
    }

    private void sweep(List<ScannedRun> runs) {
        runs.stream()
                .map(scanned -> study.tree().runFolder(scanned.run()))
                .distinct()
                .forEach(folder -> Leftovers.removeUnfinished(study.files(), folder));
    }

    private void warn(List<UnitOutcome> outcomes) {
        List<String> warnings = outcomes.stream()
                .flatMap(outcome -> outcome.warnings().stream().map(warning -> outcome.name() + ": " + warning))
                .toList();
        warnings.stream()
                .limit(WARNINGS_SHOWN)
                .forEach(warning -> study.progress().warn("warning: " + warning));
        if (warnings.size() > WARNINGS_SHOWN) {
            study.progress()
                    .warn("… and " + (warnings.size() - WARNINGS_SHOWN)
                            + " more warnings; each run's sidecar has its own");
        }
    }

    /**
     * Makes sure that every run is parcellated or known to be impossible.
     *
     * @throws InputException if a run was not parcellated yet, or its input or an option changed since
     */
    public void requireDone() {
        for (BoldRun run : study.runs()) {
            Optional<UnitRecord> known = study.units().find(ParcellateWork.KIND, run.id());
            boolean settled = known.map(UnitRecord::hasFailed).orElse(false) || isDone(work.scan(run));
            if (!settled) {
                throw new InputException(
                        run.path(),
                        known.isEmpty() ? "is not parcellated yet" : "or an option changed since it was parcellated",
                        "run insula parcellate (or insula run) with this configuration first");
            }
        }
    }

    /** How each run stands; nothing is done. */
    List<UnitStatus> status() {
        return study.runs().stream().map(this::status).toList();
    }

    private UnitStatus status(BoldRun run) {
        try {
            return study.units().status(work.unit(run), () -> work.outputs(run).exist(study.files()));
        } catch (InputException e) {
            return study.units().unfinished(ParcellateWork.KIND, run.id(), e.getMessage());
        }
    }

    private boolean isDone(ScannedRun scanned) {
        BoldRun run = scanned.run();
        try {
            return study.units().isDone(ParcellateWork.KIND, run.id(), scanned.key())
                    && work.outputs(run).exist(study.files());
        } catch (InputException e) {
            // What cannot be looked at is made again.
            return false;
        }
    }
}
