package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Region;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.SampleTable;

/** Sixteen samples of four subjects, two labels in each, of one frame and two regions. */
final class HandMadeSamples {
    private HandMadeSamples() {}

    static SampleTable table() {
        List<HeldSample> samples = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String subject = "s" + i / 4;
            Map<String, String> columns = Map.of("subject", subject);
            samples.add(HeldSample.of("x" + i, subject + "-r", subject, columns, i % 2, 0, 1, new float[] {i, 1}));
        }
        List<Region> regions = List.of(new Region(1, "A"), new Region(2, "B"));
        return SampleSet.held(List.of("a", "b"), regions, 1, 2, samples).table();
    }
}
