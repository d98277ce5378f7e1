package org.insula.jobs.spark;

import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.Function;
import org.insula.pipeline.importance.Summary;
import scala.Tuple2;

/**
 * Summarises one frame of one model and label over subjects: pairs of subject and values [region], in whatever order
 * they arrive.
 */
final class FrameFn implements Function<Iterable<Tuple2<String, double[]>>, Summary> {
    private static final long serialVersionUID = 1L;

    @Override
    public Summary call(Iterable<Tuple2<String, double[]>> subjects) {
        List<double[]> values = StreamSupport.stream(subjects.spliterator(), false)
                .sorted(Comparator.comparing(Tuple2::_1))
                .map(Tuple2::_2)
                .toList();
        return Summary.of(values);
    }
}
