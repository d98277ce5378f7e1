package org.insula.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NiftiReaderTest {
    private static Volume volume(byte[] bytes) {
        return NiftiReader.readVolume(new MemoryFiles().with("/x.nii", bytes), "/x.nii");
    }

    private static NiftiFrames frames(byte[] bytes) {
        return NiftiReader.open(new MemoryFiles().with("/x.nii", bytes), "/x.nii");
    }

    static Stream<NiftiBytes> everyVersionAndByteOrder() {
        return Stream.of(
                NiftiBytes.first(), NiftiBytes.firstBigEndian(), NiftiBytes.second(), NiftiBytes.secondBigEndian());
    }

    @ParameterizedTest
    @MethodSource("everyVersionAndByteOrder")
    void readsBothVersionsInBothByteOrders(NiftiBytes image) {
        image.datatype(4, 16)
                .body(
                        8,
                        b -> b.putShort((short) 1)
                                .putShort((short) -2)
                                .putShort((short) 300)
                                .putShort((short) 4));
        assertThat(volume(image.bytes()).values()).containsExactly(1, -2, 300, 4);
    }

    static Stream<Object[]> datatypes() {
        return Stream.of(
                new Object[] {2, 8, (Filler) b -> b.put((byte) 200).put((byte) 1), new double[] {200, 1}},
                new Object[] {256, 8, (Filler) b -> b.put((byte) 200).put((byte) 1), new double[] {-56, 1}},
                new Object[] {
                    4, 16, (Filler) b -> b.putShort((short) 60000).putShort((short) 1), new double[] {-5536, 1}
                },
                new Object[] {
                    512, 16, (Filler) b -> b.putShort((short) 60000).putShort((short) 1), new double[] {60000, 1}
                },
                new Object[] {8, 32, (Filler) b -> b.putInt(-1).putInt(7), new double[] {-1, 7}},
                new Object[] {768, 32, (Filler) b -> b.putInt(-1).putInt(7), new double[] {4294967295.0, 7}},
                new Object[] {1024, 64, (Filler) b -> b.putLong(-1).putLong(7), new double[] {-1, 7}},
                new Object[] {1280, 64, (Filler) b -> b.putLong(-1).putLong(1L << 63), new double[] {0x1p64, 0x1p63}},
                new Object[] {16, 32, (Filler) b -> b.putFloat(0.5f).putFloat(Float.NaN), new double[] {0.5, Double.NaN}
                },
                new Object[] {64, 64, (Filler) b -> b.putDouble(0.1).putDouble(-1e300), new double[] {0.1, -1e300}});
    }

    /** Puts voxels into a buffer. */
    interface Filler extends Consumer<ByteBuffer> {}

    @ParameterizedTest
    @MethodSource("datatypes")
    void readsEveryRealDatatype(int code, int bits, Filler filler, double[] expected) {
        for (NiftiBytes image : List.of(NiftiBytes.first(), NiftiBytes.secondBigEndian())) {
            image.dim(3, 2, 1, 1).datatype(code, bits).body(bits / 4, filler);
            assertThat(volume(image.bytes()).values()).containsExactly(expected);
        }
    }

    @Test
    void appliesSlopeAndIntercept() {
        assertThat(volume(NiftiBytes.first().scaling(0.5, -1).bytes()).values()).containsExactly(-0.5, 0, 0.5, 1);
    }

    @Test
    void aSlopeOfZeroOrNaNOrInfinityMeansNoScaling() {
        for (double slope : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(volume(NiftiBytes.first().scaling(slope, 7).bytes()).values())
                    .containsExactly(1, 2, 3, 4);
        }
    }

    @Test
    void theSformGoesBeforeTheQform() {
        NiftiBytes image = NiftiBytes.first()
                .pixdim(1, 2, 2, 2)
                .qform(1, 0, 0, 0, 5, 6, 7)
                .sform(2, 3, 0, 0, 1, 0, 3, 0, 2, 0, 0, 3, 3);
        assertThat(volume(image.bytes()).grid().affine()).isEqualTo(Affine.of(3, 0, 0, 1, 0, 3, 0, 2, 0, 0, 3, 3));
        assertThat(volume(image.sform(0).bytes()).grid().affine())
                .isEqualTo(Affine.of(2, 0, 0, 5, 0, 2, 0, 6, 0, 0, 2, 7));
    }

    @Test
    void turnsAQuaternionIntoARotation() {
        // 90° about z: (cos 45°, 0, 0, sin 45°); the voxels' x axis points along +y.
        double half = Math.sqrt(0.5);
        NiftiBytes image = NiftiBytes.second().pixdim(-1, 2, 3, 4).qform(1, 0, 0, half, 10, 20, 30);
        Affine expected = Affine.of(0, -3, 0, 10, 2, 0, 0, 20, 0, 0, -4, 30);
        assertThat(volume(image.bytes()).grid().affine().maxDifference(expected))
                .isLessThan(1e-12);
    }

    @Test
    void withoutAFormTheOriginIsAtTheCentreAndTheFirstAxisRunsToTheLeft() {
        NiftiBytes image = NiftiBytes.first().pixdim(0, 3, 3, 5);
        assertThat(volume(image.bytes()).grid().affine())
                .isEqualTo(Affine.of(-3, 0, 0, 1.5, 0, 3, 0, -1.5, 0, 0, 5, 0));
    }

    @Test
    void passesOverHeaderExtensions() {
        NiftiBytes image = NiftiBytes.first().gap(new byte[4 + 32]);
        assertThat(volume(image.bytes()).values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void anOffsetOfZeroMeansBehindTheHeader() {
        assertThat(volume(NiftiBytes.first().offset(0).bytes()).values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void readsFrameByFrameAndEndsOnce() {
        byte[] image = NiftiBytes.first()
                .dim(4, 2, 1, 1, 3)
                .body((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6)
                .bytes();
        try (NiftiFrames frames = frames(image)) {
            double[] frame = new double[2];
            assertThat(frames.frames()).isEqualTo(3);
            assertThat(frames.next(frame)).isTrue();
            assertThat(frames.next(frame)).isTrue();
            assertThat(frames.next(frame)).isTrue();
            assertThat(frame).containsExactly(5, 6);
            assertThat(frames.next(frame)).isFalse();
            assertThat(frame).containsExactly(5, 6);
            assertThatIllegalArgumentException().isThrownBy(() -> frames.next(new double[3]));
        }
    }

    @Test
    void convertsTheRepetitionTimeToSeconds() {
        NiftiBytes image = NiftiBytes.first().dim(4, 2, 2, 1, 1);
        assertThat(frames(image.pixdim(1, 1, 1, 1, 0.72).units(10).bytes()).repetitionTime())
                .hasValue(0.72);
        assertThat(frames(image.pixdim(1, 1, 1, 1, 2000).units(18).bytes()).repetitionTime())
                .hasValue(2);
        assertThat(frames(image.pixdim(1, 1, 1, 1, 2e6).units(26).bytes())
                        .repetitionTime()
                        .getAsDouble())
                .isCloseTo(2, within(1e-12));
        assertThat(frames(image.pixdim(1, 1, 1, 1, 2.5).units(0).bytes()).repetitionTime())
                .hasValue(2.5);
    }

    @Test
    void doubtsARepetitionTimeThatCannotBe() {
        NiftiBytes image = NiftiBytes.first().dim(4, 2, 2, 1, 1).units(10);
        try (NiftiFrames frames = frames(image.pixdim(1, 1, 1, 1, 2000).bytes())) {
            assertThat(frames.repetitionTime()).isEmpty();
            assertThat(frames.header().repetitionTime()).hasValue(2000);
        }
        assertThat(frames(image.pixdim(1, 1, 1, 1, 0).bytes()).repetitionTime()).isEmpty();
        assertThat(frames(image.pixdim(1, 1, 1, 1, -2).bytes()).repetitionTime())
                .isEmpty();
        assertThat(frames(image.pixdim(1, 1, 1, 1, Double.NaN).bytes()).repetitionTime())
                .isEmpty();
        // Hz: a spectrum, not a run. Three dimensions: no frames to be apart.
        assertThat(frames(image.pixdim(1, 1, 1, 1, 2).units(34).bytes()).repetitionTime())
                .isEmpty();
        assertThat(frames(image.units(10).dim(3, 2, 2, 1, 1).bytes()).repetitionTime())
                .isEmpty();
    }

    @Test
    void acceptsFewerThanThreeDimensionsAndTrailingOnes() {
        assertThat(volume(NiftiBytes.first().dim(1, 4).bytes()).grid().nx()).isEqualTo(4);
        assertThat(volume(NiftiBytes.first().dim(2, 2, 2).bytes()).values()).hasSize(4);
        NiftiBytes seven = NiftiBytes.first().dim(7, 2, 1, 1, 2, 1, 1, 1);
        assertThat(frames(seven.bytes()).frames()).isEqualTo(2);
    }

    @Test
    void saysThatCiftiIsNoVolume() {
        byte[] image = NiftiBytes.first().dim(6, 1, 1, 1, 1, 2, 2).bytes();
        // intent_code, little endian: ConnParcelSries.
        image[68] = (byte) (3008 & 0xFF);
        image[69] = 3008 >> 8;
        assertThatThrownBy(() -> frames(image))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("CIFTI")
                .hasMessageContaining(".ptseries.nii");
    }

    @Test
    void aSingleFourthDimensionBeforeTimeIsPassedOver() {
        for (long[] dim :
                new long[][] {{5, 1, 1, 1, 1, 3}, {5, 1, 1, 1, 3, 1}, {6, 1, 1, 1, 1, 1, 3}, {4, 1, 1, 1, 3}}) {
            byte[] image = NiftiBytes.first().dim(dim).bytes();
            try (NiftiFrames frames = NiftiReader.open(new MemoryFiles().with("/x.nii", image), "/x.nii")) {
                assertThat(frames.frames()).isEqualTo(3);
            }
        }
        byte[] timed = NiftiBytes.first()
                .dim(5, 1, 1, 1, 1, 3)
                .pixdim(1, 2, 2, 2, 1, 2.5)
                .units(10)
                .bytes();
        try (NiftiFrames frames = NiftiReader.open(new MemoryFiles().with("/x.nii", timed), "/x.nii")) {
            assertThat(frames.repetitionTime()).hasValue(2.5);
        }
    }

    @Test
    void theDatatypeGoesBeforeTheBitsBesideIt() {
        for (int bits : new int[] {0, 8, 32}) {
            assertThat(volume(NiftiBytes.first().datatype(2, bits).bytes()).values()[0])
                    .isEqualTo(volume(NiftiBytes.first().datatype(2, 8).bytes()).values()[0]);
        }
    }

    @Test
    void anSformOfZerosLeavesTheQform() {
        NiftiBytes image = NiftiBytes.first().pixdim(1, 2, 2, 2).qform(1, 0, 0, 0, 5, 6, 7);
        for (int code : new int[] {1, 2, 4}) {
            assertThat(volume(image.sform(code, new double[12]).bytes()).grid().affine())
                    .isEqualTo(Affine.of(2, 0, 0, 5, 0, 2, 0, 6, 0, 0, 2, 7));
        }
        double[] unset = new double[12];
        Arrays.fill(unset, Double.NaN);
        assertThat(volume(image.sform(1, unset).bytes()).grid().affine())
                .isEqualTo(Affine.of(2, 0, 0, 5, 0, 2, 0, 6, 0, 0, 2, 7));
        assertThatThrownBy(
                        () -> volume(NiftiBytes.first().sform(1, new double[12]).bytes()))
                .hasMessageContaining("sform does not map");
    }

    @Test
    void refusesAFifthDimensionButReadsItAsAnArray() {
        byte[] image = NiftiBytes.first().dim(5, 1, 1, 1, 2, 2).bytes();
        assertThatThrownBy(() -> frames(image))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("more than four dimensions: 1×1×1×2×2");
        try (NiftiFrames array = NiftiReader.openArray(new MemoryFiles().with("/x.nii", image), "/x.nii")) {
            assertThat(array.frames()).isEqualTo(4);
        }
    }

    @Test
    void aVolumeHasExactlyOneFrame() {
        byte[] run = NiftiBytes.first().dim(4, 2, 1, 1, 2).bytes();
        assertThatThrownBy(() -> volume(run)).isInstanceOf(InputException.class).hasMessageContaining("2 frames");
        assertThat(volume(NiftiBytes.first().dim(4, 2, 2, 1, 1).bytes()).values())
                .hasSize(4);
    }

    @Test
    void readsPairsByEitherName() {
        byte[] header = NiftiBytes.first().magic("ni1\0").offset(0).headerOnly();
        byte[] voxels = {9, 8, 7, 6};
        MemoryFiles files = new MemoryFiles()
                .with("/x.hdr", header)
                .with("/x.img", voxels)
                .with("/y.hdr.gz", NiftiBytes.gzip(header))
                .with("/y.img.gz", NiftiBytes.gzip(voxels));
        for (String path : List.of("/x.hdr", "/x.img", "/y.hdr.gz", "/y.img.gz")) {
            assertThat(NiftiReader.readVolume(files, path).values()).containsExactly(9, 8, 7, 6);
        }
    }

    @Test
    void readsGzipOfOneOrManyMembersFromStreamsThatGiveLittle() {
        byte[] plain = NiftiBytes.first().bytes();
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int start = 0; start < plain.length; start += 100) {
            int end = Math.min(plain.length, start + 100);
            members.writeBytes(NiftiBytes.gzip(Arrays.copyOfRange(plain, start, end)));
        }
        members.writeBytes(new byte[512]);
        for (int step : new int[] {1, 7, Integer.MAX_VALUE}) {
            MemoryFiles files = new MemoryFiles()
                    .with("/one.nii.gz", NiftiBytes.gzip(plain))
                    .with("/many.nii.gz", members.toByteArray())
                    .with("/plain.nii", plain)
                    .readingAtMost(step);
            for (String path : files.all()) {
                assertThat(NiftiReader.readVolume(files, path).values()).containsExactly(1, 2, 3, 4);
            }
        }
    }

    @Test
    void tellsWhatTheHeaderSays() {
        try (NiftiFrames frames = frames(
                NiftiBytes.secondBigEndian().sform(4, new double[12]).sform(0).bytes())) {
            NiftiHeader header = frames.header();
            assertThat(header.version()).isEqualTo(2);
            assertThat(header.byteOrder()).isEqualTo(ByteOrder.BIG_ENDIAN);
            assertThat(header.dimensions()).containsExactly(2, 2, 1);
            assertThat(header.datatype()).isEqualTo(Datatype.UINT8);
            assertThat(header.isSingleFile()).isTrue();
            assertThat(header.xformCode()).isZero();
            assertThat(header.intentCode()).isZero();
            assertThat(header.description() + header.intentName()).isEmpty();
            assertThat(header).hasToString("NIfTI-2 2×2×1 uint8");
            assertThat(frames.path()).isEqualTo("/x.nii");
        }
    }
}
