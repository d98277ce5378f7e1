package org.insula.pipeline.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.insula.io.LocalFiles;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.LocalValues;
import org.insula.pipeline.sample.MissingRegions;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.SampledRun;
import org.insula.pipeline.sample.StoredValues;
import org.insula.pipeline.sample.ValuesFile;

/**
 * Writes 200 MB of samples and trains on them for an epoch: a program for a process with a small heap. Its argument is
 * the file to write; it answers with bytes of the file, bytes of the heap, and the training loss.
 */
public final class SmallHeapTraining {
    private static final int SAMPLES = 1000;
    private static final int FRAMES = 100;
    private static final int REGIONS = 500;

    private SmallHeapTraining() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        SampleTable table = table();
        StoredValues stored = ValuesFile.write(new LocalFiles(), arguments[0], table.shape(), out -> {
            SplittableRandom random = new SplittableRandom(1);
            float[] values = new float[FRAMES * REGIONS];
            for (int sample = 0; sample < SAMPLES; sample++) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float)
                            (random.nextDouble() - 0.5 + table.sample(sample).label());
                }
                ValuesFile.put(values, out);
            }
        });
        LocalValues local = new LocalValues("", () -> Path.of(arguments[0]).getParent());
        SampleSet samples = new SampleSet(table, local.open(new LocalFiles(), arguments[0], stored));
        Fold fold = new Fold(
                0,
                IntStream.range(0, 900).toArray(),
                IntStream.range(900, SAMPLES).toArray(),
                new int[0]);
        TrainingOptions options = TrainingOptions.defaults().withEpochs(1).withBatch(10);
        TrainingResult result = new Trainer(options).train(ModelSpec.lstm().withHidden(4), samples, fold, 1);
        System.out.println(stored.fileBytes() + " " + Runtime.getRuntime().maxMemory() + " "
                + result.curve().get(0).trainingLoss());
    }

    private static SampleTable table() {
        List<Sample> samples = IntStream.range(0, SAMPLES)
                .mapToObj(i -> new Sample(
                        "sample" + i,
                        new SampledRun("run" + i, "" + i, Map.of()),
                        i % 2,
                        0,
                        FRAMES,
                        MissingRegions.at(REGIONS)))
                .toList();
        return new SampleTable(List.of("a", "b"), Boxes.regions(REGIONS), FRAMES, 1, samples);
    }
}
