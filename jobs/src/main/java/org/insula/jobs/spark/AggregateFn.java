package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.SubjectImportance;
import org.insula.pipeline.importance.SubjectMap;

/** Averages the saliency of one model, label and subject; the order in which its rows arrive does not matter. */
final class AggregateFn implements Function<Iterable<SaliencyRow>, SubjectMap> {
    private static final long serialVersionUID = 1L;

    private final MapKind kind;

    /** Averages rows as maps of the given kind do. */
    AggregateFn(MapKind kind) {
        this.kind = kind;
    }

    @Override
    public SubjectMap call(Iterable<SaliencyRow> rows) {
        List<SaliencyRow> list = new ArrayList<>();
        rows.forEach(list::add);
        return SubjectImportance.of(kind, list);
    }
}
