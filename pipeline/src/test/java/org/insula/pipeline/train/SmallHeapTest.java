package org.insula.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {
    @TempDir
    private Path folder;

    @Test
    void samplesLargerThanTheHeapAreWrittenScaledAndLearnt() throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx64m",
                        "-cp",
                        classPath,
                        SmallHeapTraining.class.getName(),
                        folder.resolve("values.npy").toString())
                .redirectError(errors.toFile())
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as("%s", errorsIn(errors)).isZero();
        String[] numbers = answer.substring(answer.lastIndexOf('\n') + 1).split(" ");
        long file = Long.parseLong(numbers[0]);
        long heap = Long.parseLong(numbers[1]);
        assertThat(file).isGreaterThan(200_000_000);
        assertThat(heap).isLessThan(file / 2);
        assertThat(Double.parseDouble(numbers[2])).isBetween(0.0, 0.7);
    }

    private static String errorsIn(Path file) throws IOException {
        return Files.readString(file);
    }
}
