package org.insula.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Properties;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What spark-submit is given. */
class AssemblyIT {
    @Test
    void bringsInsulaAndItsNativeLibrariesButNothingOfSparks() throws IOException {
        assertThat(SparkHome.classes(Build.assembly()))
                .contains(
                        "org/insula/jobs/Insula.class",
                        "org/nd4j/linalg/factory/Nd4j.class",
                        "picocli/CommandLine.class")
                .noneMatch(name -> name.startsWith("org/apache/spark/")
                        || name.startsWith("org/apache/hadoop/")
                        || name.startsWith("scala/")
                        || name.startsWith("com/fasterxml/jackson/core/")
                        || name.startsWith("com/fasterxml/jackson/databind/"));
        try (JarFile jar = new JarFile(Build.assembly().toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .anyMatch(name -> name.contains("libnd4jcpu") || name.contains("nd4jcpu.dll"))
                    .anyMatch(name -> name.contains("libopenblas") || name.contains("openblas.dll"))
                    .doesNotContain("log4j2.properties");
        }
    }

    @Test
    void thePropertiesFileHoldsTheOptionsThatTheLauncherUses() throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(Build.sparkProperties())) {
            properties.load(in);
        }
        String addOpens = Files.readString(Build.jvmOptions()).strip();
        String options = "-Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 " + addOpens;
        assertThat(options).contains("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
        assertThat(properties.getProperty("spark.driver.extraJavaOptions")).isEqualTo(options);
        assertThat(properties.getProperty("spark.executor.extraJavaOptions")).isEqualTo(options);
    }
}
