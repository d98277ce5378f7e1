package org.insula.jobs.cluster;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;

/**
 * A standalone Spark cluster on 127.0.0.1: a master and workers of two cores, each a process of its own on a port that is free.
 *
 * <p>Their logs, and those of what is submitted, stay in {@code target/cluster/NAME}. Closing it stops every process.
 */
final class SparkCluster implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Starting Spark master at (spark://[0-9.]+:[0-9]+)");
    private static final int WORKERS = 2;
    private static final List<String> ONE_CORE_EACH = List.of(
            "spark.executor.cores=1",
            "spark.cores.max=2",
            "spark.scheduler.minRegisteredResourcesRatio=1.0",
            "spark.scheduler.maxRegisteredResourcesWaitingTime=120s");

    private final Path folder;
    private final SparkHome home;
    private final List<LoggedProcess> workers = new ArrayList<>();
    private LoggedProcess masterProcess;
    private String master;
    private int started;
    private int submissions;

    private SparkCluster(Path folder, SparkHome home) {
        this.folder = folder;
        this.home = home;
    }

    /** Starts a cluster of two workers. */
    static SparkCluster start(String name) throws IOException {
        Path folder = Build.logs().resolve(name);
        new LocalFiles().delete(folder.toString());
        SparkCluster cluster = new SparkCluster(folder, SparkHome.make(folder.resolve("spark")));
        try {
            cluster.startMaster();
            for (int worker = 0; worker < WORKERS; worker++) {
                cluster.startWorker();
            }
        } catch (IOException | RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    private void startMaster() throws IOException {
        List<String> arguments = List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
        masterProcess = LoggedProcess.start(
                home.java("512m", "org.apache.spark.deploy.master.Master", arguments), folder.resolve("master.log"));
        masterProcess.awaitOutput("I have been elected leader");
        Matcher address = ADDRESS.matcher(masterProcess.output());
        if (!address.find()) {
            throw new IllegalStateException("the master does not tell its address:\n" + masterProcess.output());
        }
        master = address.group(1);
    }

    /** Starts a worker in place of one that is gone. */
    void replaceWorker(int number) throws IOException {
        workers.remove(number);
        startWorker();
    }

    private void startWorker() throws IOException {
        String name = "worker-" + started++;
        List<String> arguments = List.of(
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0",
                "--cores",
                "2",
                "--memory",
                "3g",
                "--work-dir",
                folder.resolve(name).toString(),
                master);
        LoggedProcess worker = LoggedProcess.start(
                home.java("512m", "org.apache.spark.deploy.worker.Worker", arguments), folder.resolve(name + ".log"));
        workers.add(worker);
        worker.awaitOutput("Successfully registered with master");
    }

    /** What spark-submit takes as {@code --master}. */
    String master() {
        return master;
    }

    /** The process of a worker. */
    LoggedProcess worker(int number) {
        return workers.get(number);
    }

    /** The executors that run now, in the order of their workers. */
    List<ProcessHandle> executors() {
        return workers.stream()
                .flatMap(worker -> worker.handle().children())
                .filter(child -> child.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                .toList();
    }

    /** What each executor that there ever was has printed to its standard error. */
    List<String> executorLogs() throws IOException {
        List<String> logs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.endsWith("stderr")).toList()) {
                logs.add(Files.readString(file));
            }
        }
        return logs;
    }

    /**
     * Runs spark-submit with the assembly jar from an empty folder.
     *
     * @param settings further lines for {@code --conf}
     */
    Submission submit(String onMaster, List<String> settings, String... arguments) throws IOException {
        String name = "submit-" + submissions++;
        List<String> command = new ArrayList<>(List.of(
                "--class",
                "org.insula.jobs.Insula",
                "--master",
                onMaster,
                "--deploy-mode",
                "client",
                "--properties-file",
                Build.sparkProperties().toString()));
        List<String> all = new ArrayList<>(settings);
        all.add("spark.ui.enabled=false");
        all.add("spark.executor.defaultJavaOptions=" + SparkHome.SHORT_LIVED);
        all.add("spark.executor.memory=1g");
        all.add("spark.eventLog.enabled=true");
        all.add("spark.eventLog.compress=false");
        all.add("spark.eventLog.rolling.enabled=false");
        Path events = Files.createDirectories(folder.resolve(name + "-events"));
        all.add("spark.eventLog.dir=file://" + events);
        all.forEach(setting -> command.addAll(List.of("--conf", setting)));
        command.add(Build.assembly().toString());
        command.addAll(List.of(arguments));
        Path clean = Files.createDirectories(folder.resolve(name));
        ProcessBuilder driver = home.java("1g", "org.apache.spark.deploy.SparkSubmit", command);
        return new Submission(
                LoggedProcess.start(driver.directory(clean.toFile()), folder.resolve(name + ".log")), events);
    }

    /** Submits to this cluster: two executors of one core, both there before work begins. */
    Submission submit(String... arguments) throws IOException {
        return submit(master, ONE_CORE_EACH, arguments);
    }

    /** Stops every process; logs stay, copies of the program do not. */
    @Override
    public void close() throws IOException {
        workers.forEach(LoggedProcess::killWithChildren);
        if (masterProcess != null) {
            masterProcess.killWithChildren();
        }
        removeCopies();
    }

    /**
     * Removes what Spark copied for executors, which is as large as the program for each; executors that are on their way
     * out remove their own at the same time.
     */
    void removeCopies() throws IOException {
        Path local = folder.resolve("spark/local");
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.startsWith(local) || file.getFileName().toString().endsWith("-assembly.jar")) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException problem) {
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
