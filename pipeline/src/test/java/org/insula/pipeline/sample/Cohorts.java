package org.insula.pipeline.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;

/** Small runs and sample sets with values that name their place. */
final class Cohorts {
    private Cohorts() {}

    static List<Region> regions(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(label -> new Region(label, "R" + label))
                .toList();
    }

    static BoldRun run(String subject, String task, String run, Map<String, String> columns) {
        String id = "sub-" + subject + "_task-" + task + "_run-" + run;
        return new BoldRun(id, id + "_bold.nii.gz", subject, "", task, run, Double.NaN, "", "", "", columns);
    }

    /** A run whose value is 100 · frame + region. */
    static LabelledRun labelledRun(BoldRun run, int frames, int regions, double repetitionTime, List<Event> events) {
        double[][] values = new double[frames][regions];
        for (int frame = 0; frame < frames; frame++) {
            for (int region = 0; region < regions; region++) {
                values[frame][region] = 100 * frame + region;
            }
        }
        double[] coverage = IntStream.range(0, regions).mapToDouble(r -> 1).toArray();
        return new LabelledRun(
                run, new RegionSeries(run.id(), regions(regions), repetitionTime, values, coverage), events);
    }

    /** The same without their values. */
    static SampleTable sampleTable(String[] groups, int[] labels, int labelCount) {
        return sampleSet(groups, labels, labelCount).table();
    }

    /** Samples of one frame and two regions; groups[i] and labels[i] are those of sample i. */
    static SampleSet sampleSet(String[] groups, int[] labels, int labelCount) {
        List<HeldSample> samples = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            String run = "run" + i % 4;
            Map<String, String> columns = Map.of("subject", groups[i], "run", groups[i] + run, "task", "t");
            samples.add(HeldSample.of(
                    "s" + i, groups[i] + run, groups[i], columns, labels[i], 0, 1, new float[] {i, labels[i]}));
        }
        List<String> names = IntStream.range(0, labelCount)
                .mapToObj(label -> "label" + label)
                .toList();
        return SampleSet.held(names, regions(2), 1, 2, samples);
    }
}
