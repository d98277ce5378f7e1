package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkConf;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.memory.StudyNeeds;
import org.insula.jobs.memory.StudySizes;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {
    private static final long MB = 1L << 20;

    /**
     * Runs of 2 mm whose frame takes 7 MB, and a network that takes about 180 MB and 96 MB beside while it is trained, and twice that
     * while it is explained in double precision.
     */
    private static StudyNeeds needs() {
        String yaml = "input: {bids: in}\natlas: {image: a.nii}\nsamples: {frames: 176}\n"
                + "models: [{model: lstm, hidden: 128}]\ntraining: {batch: 50}\noutput: out\n";
        RunConfig config = StudyFile.read(new MemoryFiles().with("/s/study.yaml", yaml), "/s/study.yaml");
        return StudyNeeds.of(config, new StudySizes(902_629, 300, 4 * 902_629, 228_000, 360, 360, 1000, 176));
    }

    private static SparkConf conf(String... settings) {
        SparkConf conf = new SparkConf(false);
        for (int i = 0; i < settings.length; i += 2) {
            conf.set(settings[i], settings[i + 1]);
        }
        return conf;
    }

    private static void refuses(SparkConf conf, long heap, String... parts) {
        assertThatThrownBy(() -> new MemoryCheck(needs(), conf, heap).require())
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll(parts);
    }

    private static void accepts(SparkConf conf, long heap) {
        assertThatCode(() -> new MemoryCheck(needs(), conf, heap).require()).doesNotThrowAnyException();
    }

    @Test
    void anEmbeddedSparkNeedsTheHeapOfAllItsTasks() {
        accepts(conf("spark.master", "local[1]"), 600 * MB);
        refuses(
                conf("spark.master", "local[4]"),
                600 * MB,
                "Java may take 600 MB",
                "at least",
                "INSULA_JAVA_OPTS=-Xmx3g",
                "--cores");
        accepts(conf("spark.master", "local[4]", "spark.task.cpus", "4"), 600 * MB);
        accepts(conf("spark.master", "local[4]"), 2000 * MB);
    }

    @Test
    void aClusterIsToldWhichOfItsSettingsToRaise() {
        String[] cluster = {"spark.master", "spark://host:7077", "spark.submit.deployMode", "client"};
        accepts(conf(cluster).set("spark.executor.memory", "1g"), 1000 * MB);
        refuses(
                conf(cluster).set("spark.executor.memory", "200m"),
                1000 * MB,
                "an executor may take 200 MB",
                "--executor-memory");
        refuses(
                conf(cluster).set("spark.executor.memory", "1g").set("spark.executor.cores", "8"),
                1000 * MB,
                "spark.executor.memory",
                "spark.executor.cores");
        refuses(conf(cluster), 40 * MB, "the driver may take 40 MB", "spark.driver.memory");
    }

    @Test
    void memoryBesideTheHeapCountsWhereTheClusterCountsIt() {
        SparkConf yarn = conf("spark.master", "yarn", "spark.executor.memory", "4g", "spark.executor.cores", "6");
        refuses(yarn, 4000 * MB, "spark.executor.memoryOverhead");
        accepts(yarn.set("spark.executor.memoryOverhead", "2g"), 4000 * MB);
        accepts(yarn.set("spark.master", "spark://host:7077").remove("spark.executor.memoryOverhead"), 4000 * MB);
    }

    @Test
    void aTaskCannotHaveMoreCoresThanItsExecutor() {
        refuses(
                conf("spark.master", "local[2]", "spark.task.cpus", "3"),
                4000 * MB,
                "spark.task.cpus: is 3",
                "--cores");
        refuses(
                conf("spark.master", "spark://host:7077", "spark.task.cpus", "3", "spark.executor.cores", "2"),
                4000 * MB,
                "raise spark.executor.cores");
    }

    @Test
    void adviceFollowsWhereMemoryRanOut() {
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");
        assertThat(advice(new ExecutionException(full), "local[2]")).contains("INSULA_JAVA_OPTS=-Xmx", "--cores");
        assertThat(advice(lost("Task 0 failed: java.lang.OutOfMemoryError: Java heap space"), "local[2]"))
                .contains("INSULA_JAVA_OPTS=-Xmx");
        assertThat(advice(full, "spark://host:7077")).contains("spark.driver.memory");
        assertThat(advice(lost("Lost task 0.3: java.lang.OutOfMemoryError: Java heap space"), "spark://host:7077"))
                .contains("spark.executor.memory ");
        assertThat(advice(lost("ExecutorLostFailure (executor 3 exited ...) Command exited with code 52"), "yarn"))
                .contains("spark.executor.memory ");
        assertThat(advice(lost("Container killed by YARN for exceeding physical memory limits."), "yarn"))
                .contains("spark.executor.memoryOverhead");
        assertThat(MemoryAdvice.after(lost("Task 0 failed: NullPointerException"), "yarn"))
                .isEmpty();
    }

    private static Throwable lost(String message) {
        return new IllegalStateException("Job aborted due to stage failure", new IllegalStateException(message));
    }

    private static String advice(Throwable failure, String master) {
        return MemoryAdvice.after(failure, master).orElseThrow().getMessage();
    }
}
