package org.insula.jobs.spark;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.types.StructType;
import org.insula.io.InputException;
import org.insula.jobs.log.StepMeter;
import org.insula.pipeline.model.BlasCore;

/**
 * Spark, started on first use: the one that {@code spark-submit} set up, or an embedded one in this process.
 *
 * <p>The embedded one listens on 127.0.0.1 only, to nobody but itself, and has no web page. For one thread.
 */
public final class Session implements AutoCloseable {
    private static final String MASTER = "spark.master";
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
    private static final long LISTENERS_MILLIS = 10_000;
    /** Bytes of heap without which Spark does not start. */
    private static final long LEAST_HEAP = 471_859_200L;
    /** Open files without which Spark, whose libraries are some 200 files, does not come far. */
    private static final long LEAST_OPEN_FILES = 512;

    private final SparkConf conf;
    private final Traffic traffic = new Traffic();
    private SparkSession spark;

    private Session(SparkConf conf) {
        this.conf = conf;
    }

    /**
     * A session that has not started yet.
     *
     * @param cores cores of the embedded Spark, 0 for all; without effect under {@code spark-submit}
     */
    public static Session withCores(int cores) {
        SparkConf conf = new SparkConf();
        if (!conf.contains(MASTER)) {
            embed(conf, cores);
        }
        conf.setIfMissing("spark.app.name", "insula");
        // Otherwise each class that is not found is asked for over the network, even by the driver of itself.
        conf.setIfMissing("spark.sql.artifact.isolation.enabled", "false");
        // Plans that change with the size of the data would make runs hard to compare.
        conf.setIfMissing("spark.sql.adaptive.enabled", "false");
        conf.setIfMissing("spark.sql.shuffle.partitions", "8");
        // A second attempt at a unit that is still under way would write the same files at the same time.
        conf.set("spark.speculation", "false");
        // Leaves no checksum files beside the tables on local disks.
        conf.setIfMissing("spark.hadoop.fs.file.impl", PlainLocalFileSystem.class.getName());
        speakAlike(conf);
        if (!BlasCore.inUse().isEmpty()) {
            // Other kernels round differently: executors get this process's, unless they were given their own.
            conf.setIfMissing("spark.executorEnv." + BlasCore.VARIABLE, BlasCore.inUse());
        }
        return new Session(conf);
    }

    /** Executors are processes of their own, with the locale of their machines. */
    private static void speakAlike(SparkConf conf) {
        String given = conf.get(EXECUTOR_OPTIONS, "");
        if (!given.contains(ProgramLocale.JAVA_OPTIONS)) {
            conf.set(EXECUTOR_OPTIONS, (given + " " + ProgramLocale.JAVA_OPTIONS).strip());
        }
    }

    private static void embed(SparkConf conf, int cores) {
        LoneProcess.prepare();
        conf.setMaster(cores > 0 ? "local[" + cores + "]" : "local[*]");
        conf.setIfMissing("spark.ui.enabled", "false");
        // A task that runs out of memory fails with that error, instead of ending this process without a word.
        conf.setIfMissing("spark.executor.killOnFatalError.depth", "0");
        conf.setIfMissing("spark.driver.host", "127.0.0.1");
        conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
        // Other users of this machine reach its ports too, and Spark believes whoever it talks with. It makes a random
        // secret for this process alone; who does not know that is not listened to. Nothing else travels.
        conf.set("spark.authenticate", "true");
    }

    /** The same with a folder of its own for Spark's temporary files; before Spark has started. */
    public Session withScratch(String folder) {
        conf.set("spark.local.dir", folder);
        return this;
    }

    /** The files that this session's settings lead to; does not start Spark. */
    public HadoopFiles files() {
        Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
        return HadoopFiles.of(hadoop).with(traffic);
    }

    /**
     * Spark, started now if it was not.
     *
     * @throws InputException if this process has too little memory for it
     */
    SparkSession spark() {
        if (spark == null) {
            requireHeap(Runtime.getRuntime().maxMemory());
            requireOpenFiles(mostOpenFiles());
            spark = SparkSession.builder().config(conf).getOrCreate();
            spark.sparkContext().addSparkListener(traffic);
        }
        return spark;
    }

    /** Spark itself would complain of options that Insula does not have. */
    static void requireHeap(long bytes) {
        if (bytes < LEAST_HEAP) {
            throw new InputException(
                    "memory",
                    "Java may take " + bytes / (1 << 20) + " MB, Spark needs " + LEAST_HEAP / (1 << 20) + " MB or more",
                    MemorySetting.JAVA.remedy(LEAST_HEAP));
        }
    }

    /** Without them it fails somewhere, with whatever words the part has that comes too late. */
    static void requireOpenFiles(long most) {
        if (most < LEAST_OPEN_FILES) {
            throw new InputException(
                    "open files",
                    "this process may open " + most + " files, Spark needs " + LEAST_OPEN_FILES + " or more",
                    "allow more, for instance with ulimit -n 4096");
        }
    }

    /** How many files the system lets this process open; no limit where it does not tell. */
    private static long mostOpenFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }

    /**
     * The rows of a Parquet table. Its path is taken to the letter; Spark would take brackets, braces and stars in the name
     * of any folder above it for a pattern.
     *
     * @param root the folder that partitions are told from: the table's own, or one above it
     * @param path the table, or some of its partitions
     */
    Dataset<Row> table(StructType schema, String root, String path) {
        return spark().read()
                .schema(schema)
                .option(DataSource.GLOB_PATHS_KEY(), "false")
                .option("basePath", root)
                .parquet(path);
    }

    /** The context for distributing work, started now if it was not. */
    JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(spark().sparkContext());
    }

    /** Bytes read, written and shuffled so far, those of all tasks that have ended included. */
    public StepMeter.Bytes bytes() {
        if (spark != null) {
            settle(spark.sparkContext());
        }
        return new StepMeter.Bytes(traffic.read(), traffic.written(), traffic.shuffled());
    }

    /** Waits until whoever listens to Spark has heard of all that has ended. */
    static void settle(SparkContext spark) {
        if (spark.isStopped()) {
            return;
        }
        try {
            spark.listenerBus().waitUntilEmpty(LISTENERS_MILLIS);
        } catch (TimeoutException e) {
            // Then figures lack what the listeners have not heard yet; results do not depend on them.
            return;
        }
    }

    /** Where Spark runs, such as {@code local[2]}. */
    String master() {
        return conf.get(MASTER);
    }

    /** What Spark was told. */
    SparkConf conf() {
        return conf;
    }

    /** Stops Spark if it was started. */
    @Override
    public void close() {
        if (spark != null) {
            spark.stop();
            spark = null;
        }
    }
}
