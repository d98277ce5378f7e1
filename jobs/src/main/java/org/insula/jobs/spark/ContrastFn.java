package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import org.insula.pipeline.importance.GroupContrast;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapPair;
import org.insula.pipeline.importance.RegionTest;
import org.insula.pipeline.importance.SubjectShares;
import scala.Tuple2;

/** Sets two maps of the same subjects against each other; the order in which subjects arrive does not matter. */
final class ContrastFn implements Function<Tuple2<MapPair, Iterable<SubjectShares>>, List<GroupContrast>> {
    private static final long serialVersionUID = 1L;

    private final ImportanceUnit counted;
    private final RegionTest test;

    ContrastFn(ImportanceUnit counted, RegionTest test) {
        this.counted = counted;
        this.test = test;
    }

    @Override
    public List<GroupContrast> call(Tuple2<MapPair, Iterable<SubjectShares>> pair) {
        List<SubjectShares> ones = new ArrayList<>();
        List<SubjectShares> others = new ArrayList<>();
        pair._2().forEach(shares -> (shares.key().equals(pair._1().one()) ? ones : others).add(shares));
        Optional<GroupContrast> contrast = GroupContrast.of(counted, ones, others, test);
        return new ArrayList<>(contrast.stream().toList());
    }
}
