package org.insula.pipeline.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.insula.atlas.Region;

/** Cuts a whole cohort in memory, run by run and by way of the bytes that files would hold. */
record CohortCutter(SamplingOptions options) {

    /** What came of it. */
    record Held(SampleSet samples, List<Exclusion> exclusions) {}

    static CohortCutter with(SamplingOptions options) {
        return new CohortCutter(options);
    }

    /** Cuts runs with the regions of the first. */
    Held cut(List<LabelledRun> runs) {
        List<Region> regions = runs.get(0).series().regions();
        SampleCutter cutter = SampleCutter.with(options, regions);
        List<RunCut> cuts = runs.stream().map(cutter::cut).toList();
        Cut cut = cutter.table(cuts);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (RunCut each : SampleCutter.inOrder(cuts)) {
            // One whose repetition time is odd comes back without its windows.
            LabelledRun run = runs.stream()
                    .filter(labelled -> labelled.run().id().equals(each.run().id()))
                    .findFirst()
                    .orElseThrow();
            try {
                cutter.write(run, each, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Held(held(cut.samples(), bytes.toByteArray()), cut.exclusions());
    }

    private static SampleSet held(SampleTable table, byte[] bytes) {
        ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<HeldSample> held = new ArrayList<>();
        for (Sample sample : table.samples()) {
            float[] own = new float[table.shape().size()];
            values.asFloatBuffer().get(own);
            values.position(values.position() + table.shape().sampleBytes());
            held.add(HeldSample.of(
                    sample.id(),
                    sample.run(),
                    sample.subject(),
                    sample.columns(),
                    sample.label(),
                    sample.onset(),
                    sample.frames(),
                    own));
        }
        SampleSet set = SampleSet.held(table.labels(), table.regions(), table.frames(), table.repetitionTime(), held);
        if (!set.table().equals(table) || values.hasRemaining()) {
            throw new AssertionError("the values written are not those of " + table);
        }
        return set;
    }
}
