package org.insula.jobs.spark;

import java.util.HashMap;
import org.apache.spark.api.java.function.PairFunction;
import org.apache.spark.sql.Row;
import org.insula.jobs.spark.NullMapJob.NullMap;
import org.insula.jobs.spark.NullMapJob.NullSubject;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.SaliencyRow;
import scala.Tuple2;

/** Reads rows of {@link SaliencyRows} with all frames as one, under the permutation and the subject that they are of. */
final class NullRowFn implements PairFunction<Row, NullSubject, SaliencyRow> {
    private static final long serialVersionUID = 1L;

    private final HashMap<String, Integer> nullIndices;
    private final MapKind kind;

    /** Of networks by name, with the permutation that each is of. */
    NullRowFn(HashMap<String, Integer> nullIndices, MapKind kind) {
        this.nullIndices = nullIndices;
        this.kind = kind;
    }

    @Override
    public Tuple2<NullSubject, SaliencyRow> call(Row row) {
        SaliencyRow saliency = SaliencyRows.fromRow(row);
        int index = nullIndices.get(row.<String>getAs(SaliencyRows.UNIT));
        NullSubject subject = new NullSubject(new NullMap(saliency.key(), index), saliency.unit());
        // Rows of null networks are stored so; rounding is the same for both.
        return new Tuple2<>(subject, index == 0 ? saliency.overFrames(kind) : saliency);
    }
}
