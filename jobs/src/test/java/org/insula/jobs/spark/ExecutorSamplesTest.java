package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.util.Utils;
import org.insula.atlas.Region;
import org.insula.io.MemoryFiles;
import org.insula.jobs.unit.UnitStore;
import org.insula.pipeline.sample.MissingRegions;
import org.insula.pipeline.sample.Sample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.sample.SampledRun;
import org.insula.pipeline.sample.StoredValues;
import org.insula.pipeline.sample.ValuesFile;
import org.junit.jupiter.api.Test;

/** Samples cross Spark: what is known of them by broadcast, the values through a file. */
class ExecutorSamplesTest {
    private static final List<Region> REGIONS = List.of(new Region(1, "A"), new Region(2, "B"));

    private static SampleTable table() {
        SampledRun run = new SampledRun("r", "01", Map.of("site", "x"));
        return new SampleTable(
                List.of("x", "y"),
                REGIONS,
                1,
                2.0,
                List.of(
                        new Sample("a", run, 0, 0, 1, MissingRegions.at(2)),
                        new Sample("b", run, 1, 2, 1, MissingRegions.at(2, 1))));
    }

    @Test
    void tasksOfAProcessShareOneCopyOfARemoteFile() throws IOException {
        SampleTable table = table();
        MemoryFiles files = new MemoryFiles();
        StoredValues stored = ValuesFile.write(
                files, "/v.npy", table.shape(), out -> ValuesFile.put(new float[] {1, 2, 3, Float.NaN}, out));
        try (Session session = Session.withCores(2)) {
            ExecutorSamples samples = new ExecutorSamples(
                    session.context().broadcast(table), files, new UnitStore(files, "/units"), "/v.npy", stored);
            List<String> seen = session.context()
                    .parallelize(IntStream.range(0, 8).boxed().toList(), 8)
                    .map(task -> describe(samples.open()))
                    .distinct()
                    .collect();
            assertThat(seen).singleElement().asString().startsWith("a 1.0 2.0 b 3.0 NaN site x; ");
            Path scratch = Path.of(Utils.getLocalDir(SparkEnv.get().conf()));
            try (Stream<Path> all = Files.walk(scratch)) {
                assertThat(all.filter(path -> path.endsWith(stored.sha256() + ".npy")))
                        .hasSize(1);
            }
        }
    }

    /** What a task sees, and the identity of the values in its process. */
    private static String describe(SampleSet samples) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < samples.size(); i++) {
            text.append(samples.sample(i).id()).append(' ');
            for (float value : samples.values().of(i)) {
                text.append(value).append(' ');
            }
        }
        return text + "site " + samples.sample(1).columns().get("site") + "; "
                + System.identityHashCode(samples.values());
    }
}
