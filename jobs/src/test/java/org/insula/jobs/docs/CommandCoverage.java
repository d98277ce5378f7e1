package org.insula.jobs.docs;

import java.util.Map;

/**
 * Documented commands that {@link DocumentedCommandsIT} does not run as they stand. All others it runs, so a new command
 * that cannot be run in seconds must be written down here, with what covers it.
 */
public final class CommandCoverage {
    private static final String MINUTES = "takes minutes or more; it is run with less";

    /** What is added to commands that take long as they stand. */
    static final Map<String, String> SMALLER =
            Map.of("reproduce mnist --data MNIST --out DIR", "--seeds 1 --epochs 1 --digits 20");

    /** The test, or the build's own step, that does what a command says, and why it is not run as it stands. */
    static final Map<String, Covered> ELSEWHERE = Map.ofEntries(
            covered("insula demo", "docs.NotebooksIT", "needs no prepared folder; it is run by the launcher there"),
            covered("insula reproduce boxes --out DIR", "ReproduceTest", MINUTES),
            covered(
                    "insula reproduce boxes --seeds 3 --models input-cell-lstm,linear,input-cell-lstm-skip"
                            + " --cores 1 --out DIR",
                    "ReproduceTest",
                    MINUTES),
            covered("insula reproduce vanishing --seeds 3 --cores 1 --out DIR", "ReproduceTest", MINUTES),
            covered("insula reproduce moving-box --out DIR", "ReproduceTest", MINUTES),
            covered("insula reproduce vanishing --out DIR", "ReproduceTest", MINUTES),
            covered("insula bench parcellate", "BenchTest", MINUTES),
            covered("insula bench parcellate --frames 1000", "BenchTest", MINUTES),
            covered("insula bench parcellate --cohort 40", "BenchTest", MINUTES),
            covered("insula bench parcellate --rounds 3 --cohort 40", "BenchTest", MINUTES),
            covered("insula bench train", "BenchTest", MINUTES),
            covered("insula bench train --shapes synthetic --json FILE", "BenchTest", MINUTES),
            covered("insula bench maps", "BenchTest", MINUTES),
            covered("insula bench maps --cohorts 10 --first-seed 1001 --out DIR", "BenchTest", MINUTES),
            covered("insula by spark-submit run study.yaml", "cluster.ClusterIT", "needs a cluster"),
            covered("insula by spark-submit run /study/study.yaml", "cluster.ClusterIT", "needs a cluster"),
            covered("spark-submit --master spark://HOST:7077", "cluster.ClusterIT", "needs a cluster"),
            covered("spark-submit --master local[1]", "cluster.ClusterIT", "needs a cluster's folder"),
            covered("spark-submit --master yarn", "", "needs YARN; the page says that it was not run"),
            covered("spark-submit --master k8s://https://HOST:6443", "", "needs Kubernetes; the page says so"),
            covered(
                    "insula by spark-submit run s3a://BUCKET/study/study.yaml",
                    "",
                    "needs S3; the page says what was tried"),
            covered(
                    "spark-submit --packages org.apache.hadoop:hadoop-aws",
                    "",
                    "needs S3; the page says what was tried"),
            covered("insula run hdfs://NAMENODE:8020/study/study.yaml", "HdfsTest", "needs HDFS"),
            covered("hadoop fs -rm OUT/work/.lock", "spark.OutputLockTest", "needs Hadoop's own programs"),
            covered("jupyter nbconvert", "docs.NotebooksIT", "would write into the project"),
            covered("apt install", "", "continuous integration installs the same packages (.ci/run)"),
            covered("mvn verify", "", "is the build that this test is part of"),
            covered("mvn dependency:tree", "", "lists what the page has a table of; run by hand for it"),
            covered("mvn -DskipTests package", "cluster.AssemblyIT", "is a build; the test looks at its jar"),
            covered("mvn -DskipTests -Dassembly.skip package", "", "is a build without the assembly"),
            covered("mvn -q -pl pipeline -am test-compile", "", "starts Maven in Maven; run by hand for the page"));

    /** Options that make any command long, and the test that gives them with less. */
    static final Map<String, Covered> LONG_OPTIONS =
            Map.of("--permutations", new Covered("ControlsTest", "trains every network many times more"));

    private CommandCoverage() {}

    /**
     * What covers a command.
     *
     * @param test the test's class below this project's package; empty if there is none
     * @param reason why it is not run as it stands
     */
    record Covered(String test, String reason) {}

    private static Map.Entry<String, Covered> covered(String command, String test, String reason) {
        return Map.entry(command, new Covered(test, reason));
    }

    /** The entry that covers a command: for Insula the command itself, for other programs the beginning of it; else an option. */
    static String entry(DocumentedCommand command) {
        String whole = command.program() + " " + command.arguments();
        String longOption = LONG_OPTIONS.keySet().stream()
                .filter(whole::contains)
                .findFirst()
                .orElse("");
        return ELSEWHERE.keySet().stream()
                .filter(entry -> command.isInsula() ? whole.equals(entry) : whole.startsWith(entry))
                .findFirst()
                .orElse(longOption);
    }
}
