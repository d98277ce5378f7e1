package org.insula.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every damaged or lying image is one clear input error, found before memory is taken for it. */
class BadNiftiTest {
    private static void assertRefused(String name, byte[] bytes, String expected) {
        MemoryFiles files = new MemoryFiles().with(name, bytes);
        assertThatThrownBy(() -> {
                    try (NiftiFrames frames = NiftiReader.open(files, name)) {
                        double[] frame = new double[frames.grid().voxels()];
                        while (frames.next(frame)) {
                            assertThat(frame).isNotEmpty();
                        }
                    }
                })
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(name + ": ")
                .hasMessageContaining(expected);
    }

    static Stream<Object[]> headersThatLie() {
        return Stream.of(
                new Object[] {"no dimension", NiftiBytes.first().dim(0), "0 dimensions"},
                new Object[] {"eight dimensions", NiftiBytes.first().dim(8), "8 dimensions"},
                new Object[] {"negative dimension", NiftiBytes.first().dim(3, 2, -2, 1), "dimension 2 has -2"},
                new Object[] {"empty dimension", NiftiBytes.first().dim(3, 2, 0, 1), "dimension 2 has 0"},
                new Object[] {"large frame", NiftiBytes.first().dim(3, 30000, 30000, 30000), "30000×30000×30000"},
                new Object[] {"frame beyond the body", NiftiBytes.first().dim(3, 1000, 1000, 1000), "too few"},
                new Object[] {"product past 2⁶³", NiftiBytes.second().dim(3, 1L << 40, 1L << 40, 1L << 40), "more than"
                },
                new Object[] {"product that wraps to 0", NiftiBytes.second().dim(3, 1L << 32, 1L << 32, 1), "more than"
                },
                new Object[] {"many frames", NiftiBytes.second().dim(4, 2, 2, 1, 2_000_000_000L), "too few"},
                new Object[] {
                    "bytes past 2⁶³",
                    NiftiBytes.second()
                            .dim(4, 2_000_000_000, 1, 1, 2_000_000_000)
                            .datatype(64, 64),
                    "more bytes than any file"
                },
                new Object[] {"frames past an int", NiftiBytes.second().dim(4, 2, 2, 1, 1L << 40), "more than"},
                new Object[] {"complex", NiftiBytes.first().datatype(32, 64), "unsupported datatype complex (code 32)"},
                new Object[] {"RGB", NiftiBytes.first().datatype(128, 24), "unsupported datatype RGB (code 128)"},
                new Object[] {"RGBA", NiftiBytes.first().datatype(2304, 32), "unsupported datatype RGBA"},
                new Object[] {"float128", NiftiBytes.first().datatype(1536, 128), "unsupported datatype float128"},
                new Object[] {"bits", NiftiBytes.first().datatype(1, 1), "unsupported datatype binary"},
                new Object[] {"unknown type", NiftiBytes.first().datatype(777, 8), "unsupported datatype unknown"},
                new Object[] {"offset in the header", NiftiBytes.first().offset(100), "start at byte 100"},
                new Object[] {"negative offset", NiftiBytes.first().offset(-352), "start at byte -352"},
                new Object[] {"NaN offset", NiftiBytes.first().offset(Double.NaN), "start at byte NaN"},
                new Object[] {"broken offset", NiftiBytes.first().offset(352.5), "start at byte 352.5"},
                new Object[] {"offset past the end", NiftiBytes.first().offset(0x1p29), "too few"},
                new Object[] {"offset past memory", NiftiBytes.second().offset(0x1p62), "start at byte 4.6"},
                new Object[] {"NaN intercept", NiftiBytes.first().scaling(2, Double.NaN), "adds NaN"},
                new Object[] {"flat sform", NiftiBytes.first().sform(1, new double[12]), "sform does not map"},
                new Object[] {"NaN sform", NiftiBytes.first().sform(1, nans()), "sform does not map"},
                new Object[] {"no rotation", NiftiBytes.first().qform(1, 1, 1, 1, 0, 0, 0), "not a rotation"},
                new Object[] {"NaN rotation", NiftiBytes.first().qform(1, Double.NaN, 0, 0, 0, 0, 0), "not a rotation"},
                new Object[] {"NaN voxel size", NiftiBytes.first().pixdim(1, Double.NaN), "pixdim does not map"},
                new Object[] {"wrong magic", NiftiBytes.first().magic("n+3\0"), "magic text is wrong"},
                new Object[] {"NIfTI-2 sent as text", NiftiBytes.second().magic("n+2\0\n\n\032\n"), "magic"},
                new Object[] {"ANALYZE", NiftiBytes.first().magic("\0\0\0\0"), "ANALYZE 7.5"},
                new Object[] {"half of a pair", NiftiBytes.first().magic("ni1\0"), "header of an .hdr/.img pair"});
    }

    private static double[] nans() {
        double[] nans = new double[12];
        Arrays.fill(nans, Double.NaN);
        return nans;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headersThatLie")
    void refusesHeadersThatLie(String name, NiftiBytes image, String expected) {
        assertRefused("/x.nii", image.bytes(), expected);
        assertRefused("/x.nii.gz", NiftiBytes.gzip(image.bytes()), expected);
    }

    @Test
    void refusesFilesThatAreNotImages() {
        assertRefused("/x.nii", new byte[0], "is empty");
        assertRefused("/x.nii", new byte[3], "has 3 bytes, fewer than a NIfTI header");
        assertRefused("/x.nii", new byte[1000], "is not a NIfTI image");
        assertRefused("/x.nii.gz", NiftiBytes.first().bytes(), "named .gz but is not gzip");
        assertRefused("/x.nii", Arrays.copyOf(NiftiBytes.first().bytes(), 347), "fewer than a NIfTI header");
        assertRefused("/x.nii", Arrays.copyOf(NiftiBytes.second().bytes(), 400), "fewer than a NIfTI header");
        assertRefused("/x.hdr", NiftiBytes.first().headerOnly(), "rename it to .nii");
    }

    @Test
    void refusesAbsentFilesAndHalvesOfPairs() {
        byte[] header = NiftiBytes.first().magic("ni1\0").offset(0).headerOnly();
        MemoryFiles files = new MemoryFiles().with("/x.hdr", header);
        assertThatThrownBy(() -> NiftiReader.open(files, "/none.nii"))
                .isInstanceOf(InputException.class)
                .hasMessage("/none.nii: does not exist; check the path");
        assertThatThrownBy(() -> NiftiReader.open(files, "/x.hdr"))
                .isInstanceOf(InputException.class)
                .hasMessage("/x.img: does not exist; it should hold the voxels of /x.hdr");
        assertThatThrownBy(() -> NiftiReader.open(files, "/y.img"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("/y.hdr: does not exist");
    }

    @Test
    void refusesTruncatedImages() {
        byte[] plain = NiftiBytes.first().dim(4, 2, 1, 1, 2).bytes();
        assertRefused("/x.nii", Arrays.copyOf(plain, plain.length - 1), "has 355 bytes, too few for the 356");
        byte[] shortBody = NiftiBytes.gzip(Arrays.copyOf(plain, plain.length - 1));
        assertRefused("/x.nii.gz", shortBody, "ends in frame 2 of 2");
    }

    @Test
    void refusesGzipDataCutAnywhere() {
        byte[] packed = NiftiBytes.gzip(NiftiBytes.first().bytes());
        for (int length = 1; length < packed.length; length++) {
            assertRefused("/x.nii.gz", Arrays.copyOf(packed, length), "");
        }
    }

    @Test
    void refusesADamagedChecksumAndLength() {
        byte[] packed = NiftiBytes.gzip(NiftiBytes.first().bytes());
        for (int fromEnd = 1; fromEnd <= 8; fromEnd++) {
            byte[] damaged = packed.clone();
            damaged[packed.length - fromEnd] ^= 1;
            assertRefused("/x.nii.gz", damaged, "gzip data is damaged");
        }
    }

    @Test
    void refusesGzipHeadersItDoesNotKnow() {
        byte[] packed = NiftiBytes.gzip(NiftiBytes.first().bytes());
        packed[2] = 7;
        assertRefused("/x.nii.gz", packed, "unknown compression method");
    }

    @Test
    void readsGzipHeadersWithEveryOptionalPart() {
        byte[] packed = NiftiBytes.gzip(NiftiBytes.first().bytes());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3});
        out.writeBytes(new byte[] {3, 0, 'a', 'b', 'c', 'n', 'a', 'm', 'e', 0, 'n', 'o', 't', 'e', 0, 1, 2});
        out.write(packed, 10, packed.length - 10);
        MemoryFiles files = new MemoryFiles().with("/x.nii.gz", out.toByteArray());
        assertThat(NiftiReader.readVolume(files, "/x.nii.gz").values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aBombBehindASmallHeaderIsNotUnpacked() {
        // 64 MiB of zeros follow the four voxels; only the first 64 KiB of them are looked at.
        byte[] body = new byte[64 << 20];
        body[3] = 4;
        MemoryFiles files = new MemoryFiles()
                .with("/x.nii.gz", NiftiBytes.gzip(NiftiBytes.first().body(body).bytes()));
        assertThat(NiftiReader.readVolume(files, "/x.nii.gz").values()).containsExactly(0, 0, 0, 4);
    }

    @Test
    void aFrameLargerThanMemoryNamesTheSettingToChange() {
        // The file announces 2³⁰ voxels and could hold them, packed.
        NiftiBytes image = NiftiBytes.second().dim(3, 1024, 1024, 1024);
        MemoryFiles files = new MemoryFiles().with("/x.nii.gz", padded(NiftiBytes.gzip(image.bytes()), 2 << 20));
        if ((8L << 30) > Runtime.getRuntime().maxMemory() / 2) {
            assertThatThrownBy(() -> NiftiReader.open(files, "/x.nii.gz"))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("-Xmx");
        }
    }

    private static byte[] padded(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }
}
