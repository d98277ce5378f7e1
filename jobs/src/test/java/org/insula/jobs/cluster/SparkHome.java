package org.insula.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.insula.pipeline.model.BlasCore;

/**
 * A Spark installation: a folder {@code jars} of links to Spark's own jars, which are those of the launcher's class path whose
 * classes the assembly does not bring, and an empty {@code RELEASE}.
 */
final class SparkHome {
    /** For processes that live for seconds: less of their time goes to compilers and collectors. */
    static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path folder;

    private SparkHome(Path folder) {
        this.folder = folder;
    }

    /** Makes one in a folder that is not there yet. */
    static SparkHome make(Path folder) throws IOException {
        Path jars = Files.createDirectories(folder.resolve("jars"));
        Files.createFile(folder.resolve("RELEASE"));
        Set<String> brought = classes(Build.assembly());
        for (Path jar : Build.classPath()) {
            Set<String> own = classes(jar);
            if (!own.isEmpty() && own.stream().noneMatch(brought::contains)) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
            }
        }
        return new SparkHome(folder);
    }

    /** Names of the class files in a jar. */
    static Set<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .filter(name -> !name.equals("module-info.class"))
                    .collect(Collectors.toSet());
        }
    }

    /** A process of Spark that has not started yet, in this process's folder. */
    ProcessBuilder java(String heap, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + Build.jvmOptions());
        command.addAll(List.of(SHORT_LIVED.split(" ")));
        command.addAll(List.of("-Xmx" + heap, "-cp", folder.resolve("jars") + "/*", mainClass));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = process.environment();
        environment.keySet().removeIf(name -> name.startsWith("SPARK_"));
        environment.put("SPARK_HOME", folder.toString());
        // What the scripts of an installation look up; without it executors do not start.
        environment.put("SPARK_SCALA_VERSION", System.getProperty("insula.scala"));
        environment.put("SPARK_LOCAL_IP", "127.0.0.1");
        environment.put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
        // As the launcher does: other kernels round differently.
        if (BlasCore.inUse().isEmpty() && !BlasCore.advised().isEmpty()) {
            environment.put(BlasCore.VARIABLE, BlasCore.advised());
        }
        return process;
    }
}
