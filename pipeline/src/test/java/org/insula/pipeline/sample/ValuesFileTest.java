package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.MemoryFiles;
import org.insula.io.npy.NpyHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValuesFileTest {
    private static final ValuesShape SHAPE = new ValuesShape(3, 2, 2);
    private static final float[][] VALUES = {{0, 1, 2, 3}, {4, Float.NaN, 6, Float.NaN}, {-8, 9, 1e-40f, -0f}};

    @TempDir
    private Path folder;

    private StoredValues written(Path file) {
        return ValuesFile.write(new LocalFiles(), file.toString(), SHAPE, out -> {
            for (float[] sample : VALUES) {
                ValuesFile.put(sample, out);
            }
        });
    }

    private SampleValues open(Path file, StoredValues wanted) {
        return new LocalValues("", () -> folder).open(new LocalFiles(), file.toString(), wanted);
    }

    @Test
    void isAHeaderOf128BytesAndLittleEndianFloats() throws IOException {
        Path file = folder.resolve("values.npy");
        StoredValues stored = written(file);
        byte[] bytes = Files.readAllBytes(file);
        assertThat(stored.fileBytes()).isEqualTo(128 + 3 * 16).isEqualTo(bytes.length);
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2, 2)");
        assertThat(Arrays.copyOfRange(bytes, 132, 136)).containsExactly(0, 0, 0x80, 0x3f);
        SampleValues back = open(file, stored);
        for (int sample = 0; sample < VALUES.length; sample++) {
            assertThat(back.of(sample)).isEqualTo(VALUES[sample]);
        }
    }

    @Test
    void numpyReadsIt() throws IOException, InterruptedException {
        Path file = folder.resolve("values.npy");
        written(file);
        String script = "import numpy, sys; a = numpy.load(sys.argv[1], mmap_mode='r');"
                + "print(a.dtype, a.shape, a[0, 1, 1], a[1, 0, 1], a[2, 0, 0])";
        Process process = new ProcessBuilder("python3", "-c", script, file.toString())
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assumeThat(process.waitFor()).as(answer).isZero();
        assertThat(answer).isEqualTo("float32 (3, 2, 2) 3.0 nan -8.0");
    }

    @Test
    void refusesBytesThatAreNotTheShapes() {
        MemoryFiles files = new MemoryFiles();
        for (float[] few : new float[][] {{}, {1}, new float[13]}) {
            assertThatThrownBy(() -> ValuesFile.write(files, "/v", SHAPE, out -> ValuesFile.put(few, out)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(4 * few.length + " bytes were given");
        }
        assertThat(files.all()).isEmpty();
    }

    @Test
    void refusesATruncatedOrLengthenedFile() throws IOException {
        Path file = folder.resolve("values.npy");
        StoredValues stored = written(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 127, 128, 140, bytes.length - 1, bytes.length + 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> open(file, stored))
                    .isInstanceOf(InputException.class)
                    .hasMessageContainingAll("values.npy: is " + length + " bytes long", "not the 176", "run again");
        }
    }

    @Test
    void refusesAFileOfWhichAnyByteChanged() throws IOException {
        Path file = folder.resolve("values.npy");
        StoredValues stored = written(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(() -> open(file, stored))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(i < 128 ? "does not begin like" : "SHA-256 differs");
        }
    }

    @Test
    void refusesAHeaderThatTellsAnotherShapeOfTheSameSize() throws IOException {
        Path file = folder.resolve("values.npy");
        StoredValues stored = written(file);
        byte[] bytes = Files.readAllBytes(file);
        byte[] lie = NpyHeader.float32(2, 3, 2);
        System.arraycopy(lie, 0, bytes, 0, lie.length);
        Files.write(file, bytes);
        assertThatThrownBy(() -> open(file, stored)).hasMessageContaining("3 samples of 2 frames of 2 regions");
    }

    @Test
    void makesNoRoomForWhatAFileDoesNotHave() {
        MemoryFiles files = new MemoryFiles().with("/v.npy", NpyHeader.float32(2_000_000_000, 1000, 400));
        StoredValues huge = new StoredValues(new ValuesShape(2_000_000_000, 1000, 400), "00");
        LocalValues values = new LocalValues("", () -> {
            throw new AssertionError("scratch was asked for");
        });
        assertThatThrownBy(() -> values.open(files, "/v.npy", huge))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not the 3200000000000128");
    }

    @Test
    void refusesSamplesThatNoArrayHolds() {
        assertThatThrownBy(() -> new ValuesShape(1, 1 << 16, 1 << 13)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ValuesShape(1, 0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new ValuesShape(1 << 20, 1 << 14, 1 << 14).bytes()).isEqualTo(1L << 50);
    }
}
