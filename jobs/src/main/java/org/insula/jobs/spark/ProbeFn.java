package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.insula.jobs.unit.ExplainUnit;
import org.insula.jobs.unit.NetworkUnit;
import org.insula.jobs.unit.ProbeWork;
import org.insula.jobs.unit.UnitOutcome;
import org.insula.pipeline.faithfulness.NetworkRemoval;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.sample.Fold;
import scala.Tuple2;

/**
 * Probes the network of a partition, whose rows of saliency arrive sorted by sample; only the outcome travels back to the
 * driver, and only a portion of the samples is in memory at a time.
 */
final class ProbeFn implements FlatMapFunction<Iterator<Tuple2<ProbeKey, SaliencyRow>>, UnitOutcome> {
    private static final long serialVersionUID = 1L;

    private final ProbeWork work;
    private final List<ExplainUnit> units;
    private final List<NetworkUnit> networks;
    private final List<Fold> folds;
    private final ExecutorSamples samples;

    /**
     * Probes the units of the given numbers.
     *
     * @param networks all explained networks
     */
    ProbeFn(
            ProbeWork work,
            List<ExplainUnit> units,
            List<NetworkUnit> networks,
            List<Fold> folds,
            ExecutorSamples samples) {
        this.work = work;
        this.units = new ArrayList<>(units);
        this.networks = new ArrayList<>(networks);
        this.folds = folds;
        this.samples = samples;
    }

    @Override
    public Iterator<UnitOutcome> call(Iterator<Tuple2<ProbeKey, SaliencyRow>> rows) {
        if (!rows.hasNext()) {
            return Collections.emptyIterator();
        }
        ProbePortions portions = new ProbePortions(rows);
        ExplainUnit unit = units.get(portions.unit());
        NetworkRemoval removal =
                work.begin(unit, samples.open(), folds.get(unit.network().fold()));
        portions.forEachRemaining(removal::add);
        return List.of(work.finish(work.unit(unit, networks), removal)).iterator();
    }
}
