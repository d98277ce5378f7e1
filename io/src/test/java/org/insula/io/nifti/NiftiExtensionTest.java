package org.insula.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.junit.jupiter.api.Test;

class NiftiExtensionTest {
    private static final String FILE = "x.nii";

    private static byte[] gap(ByteOrder order, Object... codesAndTexts) {
        ByteBuffer gap = ByteBuffer.allocate(256).order(order).put(new byte[] {1, 0, 0, 0});
        for (int e = 0; e < codesAndTexts.length; e += 2) {
            byte[] text = ((String) codesAndTexts[e + 1]).getBytes(StandardCharsets.US_ASCII);
            gap.putInt(8 + text.length).putInt((int) codesAndTexts[e]).put(text);
        }
        byte[] bytes = new byte[gap.position()];
        gap.flip().get(bytes);
        return bytes;
    }

    private static NiftiValues open(NiftiBytes image, int code) {
        return NiftiReader.openExtended(new MemoryFiles().with(FILE, image.bytes()), FILE, code);
    }

    @Test
    void findsTheWantedExtensionAndThenTheValues() {
        for (NiftiBytes image : new NiftiBytes[] {
            NiftiBytes.first().gap(gap(ByteOrder.LITTLE_ENDIAN, 6, "other", 32, "<CIFTI/>", 32, "again")),
            NiftiBytes.secondBigEndian().gap(gap(ByteOrder.BIG_ENDIAN, 6, "other", 32, "<CIFTI/>", 32, "again"))
        }) {
            try (NiftiValues values = open(image, 32)) {
                assertThat(values.extension()).get().isEqualTo("<CIFTI/>".getBytes(StandardCharsets.US_ASCII));
                double[] read = new double[5];
                values.read(read, 1, 3);
                values.read(read, 4, 1);
                assertThat(read).containsExactly(0, 1, 2, 3, 4);
            }
        }
    }

    @Test
    void findsNoneWhereThereIsNone() {
        assertThat(open(NiftiBytes.first(), 32).extension()).isEmpty();
        assertThat(open(NiftiBytes.first().gap(gap(ByteOrder.LITTLE_ENDIAN, 6, "other")), 32)
                        .extension())
                .isEmpty();
    }

    @Test
    void scalesTheValues() {
        try (NiftiValues values = open(NiftiBytes.first().scaling(2, 1), 32)) {
            double[] read = new double[4];
            values.read(read, 0, 4);
            assertThat(read).containsExactly(3, 5, 7, 9);
        }
    }

    @Test
    void refusesToReadMoreValuesThanThereAre() {
        try (NiftiValues values = open(NiftiBytes.first(), 32)) {
            assertThat(values.count()).isEqualTo(4);
            assertThatIllegalArgumentException().isThrownBy(() -> values.read(new double[5], 0, 5));
        }
    }

    @Test
    void refusesAnExtensionThatDoesNotFit() {
        byte[] gap = gap(ByteOrder.LITTLE_ENDIAN, 32, "<CIFTI/>");
        for (int size : new int[] {-1, 0, 7, 17, Integer.MAX_VALUE}) {
            ByteBuffer.wrap(gap).order(ByteOrder.LITTLE_ENDIAN).putInt(4, size);
            assertThatThrownBy(() -> open(NiftiBytes.first().gap(gap), 32))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("x.nii: has a header extension of " + size + " bytes");
        }
    }

    @Test
    void refusesTheHeaderOfAPair() {
        assertThatThrownBy(() -> open(NiftiBytes.first().magic("ni1\0"), 32))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("pair");
    }
}
