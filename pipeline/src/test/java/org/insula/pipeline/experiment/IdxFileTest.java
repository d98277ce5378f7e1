package org.insula.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    @TempDir
    private Path folder;

    @Test
    void readsAnArrayPlainAndPacked() throws IOException {
        byte[] bytes = idx(0x803, new int[] {2, 1, 3}, 6);
        for (byte[] written : new byte[][] {bytes, packed(bytes)}) {
            IdxFile.Array array = read(written, 3);
            assertThat(array.shape()).containsExactly(2, 1, 3);
            assertThat(array.values()).containsExactly(0, 1, 2, 3, 4, 5);
        }
    }

    @Test
    void refusesOtherArrays() throws IOException {
        assertRefused(idx(0x801, new int[] {3}, 3), 3, "starts with 00000801");
        assertRefused(idx(0xd03, new int[] {1, 1, 1}, 4), 3, "starts with 00000d03");
        assertRefused("not an array at all".getBytes(StandardCharsets.US_ASCII), 1, "starts with");
    }

    @Test
    void refusesCountsThatDoNotFitTheValues() throws IOException {
        assertRefused(idx(0x801, new int[] {4}, 3), 1, "ends after 3 of the 4 values");
        assertRefused(idx(0x801, new int[] {2}, 3), 1, "goes on after the 2 values");
        assertRefused(idx(0x801, new int[] {0}, 0), 1, "0 values");
        assertRefused(idx(0x801, new int[] {-1}, 0), 1, "-1 values");
        assertRefused(idx(0x803, new int[] {1 << 20, 1 << 20, 1 << 20}, 0), 3, "2^30");
        assertRefused(idx(0x801, new int[] {1 << 29}, 5), 1, "ends after 5");
    }

    @Test
    void refusesTruncatedHeadersAndArchives() throws IOException {
        byte[] bytes = idx(0x803, new int[] {2, 1, 3}, 6);
        byte[] packed = packed(bytes);
        for (int length = 0; length < 16; length++) {
            assertRefused(Arrays.copyOf(bytes, length), 3, "ends too early");
        }
        for (int length = 2; length < packed.length; length++) {
            assertRefused(Arrays.copyOf(packed, length), 3, "");
        }
    }

    @Test
    void namesTheFileOfADigitSetThatIsMissing() {
        assertThatThrownBy(() -> DigitSet.read(new LocalFiles(), folder.toString(), "train"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("train-images-idx3-ubyte")
                .hasMessageContaining("four MNIST files");
    }

    @Test
    void refusesADigitSetWhoseCountsOrLabelsAreWrong() throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte"), idx(0x803, new int[] {11, 2, 2}, 44));
        Files.write(folder.resolve("train-labels-idx1-ubyte"), idx(0x801, new int[] {10}, 10));
        assertThatThrownBy(() -> DigitSet.read(new LocalFiles(), folder.toString(), "train"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("10 labels for 11 pictures");
        Files.write(folder.resolve("train-labels-idx1-ubyte"), idx(0x801, new int[] {11}, 11));
        assertThatThrownBy(() -> DigitSet.read(new LocalFiles(), folder.toString(), "train"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("label 10");
    }

    private void assertRefused(byte[] bytes, int dimensions, String message) {
        assertThatThrownBy(() -> read(bytes, dimensions))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    private IdxFile.Array read(byte[] bytes, int dimensions) throws IOException {
        Path file = folder.resolve("array");
        Files.write(file, bytes);
        return IdxFile.read(new LocalFiles(), file.toString(), dimensions);
    }

    /** An array whose values count up from 0. */
    static byte[] idx(int magic, int[] shape, int values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(magic);
        for (int size : shape) {
            out.writeInt(size);
        }
        for (int i = 0; i < values; i++) {
            out.writeByte(i);
        }
        return bytes.toByteArray();
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
