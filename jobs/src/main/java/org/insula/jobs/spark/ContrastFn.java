package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import org.insula.pipeline.importance.GroupContrast;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapPair;
import org.insula.pipeline.importance.SubjectSummary;
import org.insula.pipeline.statistics.BootstrapInterval;
import scala.Tuple2;

/** Sets two maps of the same subjects against each other; the order in which subjects arrive does not matter. */
final class ContrastFn implements Function<Tuple2<MapPair, Iterable<SubjectSummary>>, List<GroupContrast>> {
    private static final long serialVersionUID = 1L;

    private final ImportanceUnit counted;
    private final BootstrapInterval interval;

    ContrastFn(ImportanceUnit counted, BootstrapInterval interval) {
        this.counted = counted;
        this.interval = interval;
    }

    @Override
    public List<GroupContrast> call(Tuple2<MapPair, Iterable<SubjectSummary>> pair) {
        List<SubjectSummary> ones = new ArrayList<>();
        List<SubjectSummary> others = new ArrayList<>();
        pair._2().forEach(map -> (map.key().equals(pair._1().one()) ? ones : others).add(map));
        Optional<GroupContrast> contrast = GroupContrast.of(counted, ones, others, interval);
        return new ArrayList<>(contrast.stream().toList());
    }
}
