package org.insula.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the build left in its target folder. */
final class Build {
    private static final Path TARGET = Path.of(System.getProperty("insula.target"));

    private Build() {}

    /** Where logs of clusters are kept. */
    static Path logs() {
        return TARGET.resolve("cluster");
    }

    /** The one jar that spark-submit takes. */
    static Path assembly() throws IOException {
        try (Stream<Path> jars = Files.list(TARGET)) {
            return jars.filter(jar -> jar.getFileName().toString().endsWith("-assembly.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no assembly jar in " + TARGET));
        }
    }

    /** The file for {@code --properties-file}. */
    static Path sparkProperties() {
        return TARGET.resolve("spark.properties");
    }

    /** The file of Java's options, as {@code java @FILE} takes it. */
    static Path jvmOptions() {
        return TARGET.resolve("jvm-options");
    }

    /** All jars that the launcher starts with, but for the program itself. */
    static List<Path> classPath() throws IOException {
        String[] jars = Files.readString(TARGET.resolve("class-path")).strip().split(java.io.File.pathSeparator);
        return Stream.of(jars).map(Path::of).toList();
    }
}
