package org.insula.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.junit.jupiter.api.Test;

class NiftiWriterTest {
    private static final Grid GRID = new Grid(2, 1, 1, Affine.of(-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72));

    private final MemoryFiles files = new MemoryFiles();

    @Test
    void writesTheHeaderWhereTheStandardPutsIt() {
        NiftiMetadata meta = NiftiMetadata.forMap()
                .withDescription("importance")
                .withIntent(1001, "share")
                .withXformCode(4)
                .withDisplayMaximum(0.25);
        NiftiWriter.write(files, "/x.nii", new Volume(GRID, new double[] {0.5, Double.NaN}), meta);
        ByteBuffer bytes = ByteBuffer.wrap(files.bytes("/x.nii")).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.capacity()).isEqualTo(352 + 8);
        assertThat(bytes.getInt(0)).isEqualTo(348);
        assertThat(bytes.get(38)).isEqualTo((byte) 'r');
        assertThat(bytes.getShort(40)).isEqualTo((short) 3);
        assertThat(bytes.getShort(42)).isEqualTo((short) 2);
        assertThat(bytes.getShort(68)).isEqualTo((short) 1001);
        assertThat(bytes.getShort(70)).isEqualTo((short) 16);
        assertThat(bytes.getShort(72)).isEqualTo((short) 32);
        assertThat(bytes.getFloat(76)).isEqualTo(-1);
        assertThat(bytes.getFloat(80)).isEqualTo(2);
        assertThat(bytes.getFloat(108)).isEqualTo(352);
        assertThat(bytes.getFloat(112)).isEqualTo(1);
        assertThat(bytes.get(123)).isEqualTo((byte) 10);
        assertThat(bytes.getFloat(124)).isEqualTo(0.25f);
        assertThat(text(bytes, 148, 10)).isEqualTo("importance");
        assertThat(bytes.getShort(252)).isEqualTo((short) 4);
        assertThat(bytes.getShort(254)).isEqualTo((short) 4);
        assertThat(bytes.getFloat(268)).isEqualTo(90);
        assertThat(bytes.getFloat(280)).isEqualTo(-2);
        assertThat(text(bytes, 328, 5)).isEqualTo("share");
        assertThat(text(bytes, 344, 4)).isEqualTo("n+1\0");
        assertThat(bytes.getFloat(352)).isEqualTo(0.5f);
        assertThat(bytes.getFloat(356)).isNaN();
    }

    private static String text(ByteBuffer bytes, int offset, int length) {
        return new String(bytes.array(), offset, length, StandardCharsets.US_ASCII);
    }

    @Test
    void writesRunsFrameByFrame() {
        try (NiftiFrameWriter writer =
                NiftiWriter.create(files, "/x.nii.gz", GRID, 2, NiftiMetadata.forTimeSeries(2.5))) {
            writer.write(new double[] {1, 2});
            writer.write(new double[] {3, 4});
            assertThatIllegalStateException().isThrownBy(() -> writer.write(new double[] {5, 6}));
            writer.commit();
        }
        try (NiftiFrames frames = NiftiReader.open(files, "/x.nii.gz")) {
            double[] frame = new double[2];
            assertThat(frames.frames()).isEqualTo(2);
            assertThat(frames.repetitionTime()).hasValue(2.5);
            assertThat(frames.next(frame)).isTrue();
            assertThat(frames.next(frame)).isTrue();
            assertThat(frame).containsExactly(3, 4);
        }
    }

    @Test
    void withoutACommitNothingIsLeft() {
        try (NiftiFrameWriter writer = NiftiWriter.create(files, "/x.nii", GRID, 2, NiftiMetadata.forMap())) {
            writer.write(new double[] {1, 2});
            assertThatIllegalStateException().isThrownBy(writer::commit);
            assertThatIllegalArgumentException().isThrownBy(() -> writer.write(new double[1]));
        }
        assertThat(files.all()).isEmpty();
    }

    @Test
    void theSameVoxelsGiveTheSameBytes() {
        Volume volume = new Volume(GRID, new double[] {1, 2});
        NiftiWriter.write(files, "/a.nii.gz", volume, NiftiMetadata.forLabels());
        NiftiWriter.write(files, "/b.nii.gz", volume, NiftiMetadata.forLabels());
        assertThat(files.bytes("/a.nii.gz")).isEqualTo(files.bytes("/b.nii.gz"));
        // No time in the gzip header.
        assertThat(ByteBuffer.wrap(files.bytes("/a.nii.gz")).getInt(4)).isZero();
    }

    @Test
    void aMapOfTSaysItsDegreesOfFreedom() {
        NiftiWriter.write(files, "/t.nii", new Volume(GRID, new double[] {1, 2}), NiftiMetadata.forT(11));
        ByteBuffer bytes = ByteBuffer.wrap(files.bytes("/t.nii")).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getShort(68)).isEqualTo((short) 3);
        assertThat(bytes.getFloat(56)).isEqualTo(11);
    }

    @Test
    void aShearedAffineHasOnlyASform() {
        Grid sheared = new Grid(1, 1, 1, Affine.of(1, 0.5, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0));
        NiftiWriter.write(files, "/x.nii", new Volume(sheared, new double[1]), NiftiMetadata.forMap());
        ByteBuffer bytes = ByteBuffer.wrap(files.bytes("/x.nii")).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getShort(252)).isZero();
        assertThat(bytes.getShort(254)).isEqualTo((short) 2);
        assertThat(NiftiReader.readVolume(files, "/x.nii").grid()).isEqualTo(sheared);
    }

    @Test
    void moreThanAShortCanCountBecomesNifti2() {
        Grid one = new Grid(1, 1, 1, Affine.identity());
        int frames = 40_000;
        try (NiftiFrameWriter writer = NiftiWriter.create(files, "/x.nii", one, frames, NiftiMetadata.forMap())) {
            for (int f = 0; f < frames; f++) {
                writer.write(new double[] {f});
            }
            writer.commit();
        }
        try (NiftiFrames read = NiftiReader.open(files, "/x.nii")) {
            assertThat(read.header().version()).isEqualTo(2);
            assertThat(read.frames()).isEqualTo(frames);
        }
    }

    @Test
    void labelsOutOfRangeAndNaNAreAMistakeOfTheCaller() {
        for (double value : new double[] {0x1p31, -0x1p31 - 1, Double.NaN}) {
            Volume volume = new Volume(GRID, new double[] {1, value});
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> NiftiWriter.write(files, "/x.nii", volume, NiftiMetadata.forLabels()));
        }
        assertThat(files.all()).isEmpty();
    }

    @Test
    void textThatIsTooLongOrNotAsciiIsFitted() {
        NiftiMetadata meta = NiftiMetadata.forMap().withDescription("é" + "x".repeat(200));
        NiftiWriter.write(files, "/x.nii", new Volume(GRID, new double[2]), meta);
        try (NiftiFrames frames = NiftiReader.open(files, "/x.nii")) {
            assertThat(frames.header().description()).isEqualTo("?" + "x".repeat(78));
        }
    }

    @Test
    void refusesOtherNamesAndPlacesItCannotWriteTo() {
        Volume volume = new Volume(GRID, new double[2]);
        assertThatThrownBy(() -> NiftiWriter.write(files, "/x.img", volume, NiftiMetadata.forMap()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(".nii or .nii.gz");
        files.createFolders("/out/x.nii");
        assertThatThrownBy(() -> NiftiWriter.write(files, "/out/x.nii", volume, NiftiMetadata.forMap()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be written");
        assertThat(files.all()).isEmpty();
    }

    @Test
    void refusesMetadataThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> NiftiMetadata.forTimeSeries(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> NiftiMetadata.forTimeSeries(Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NiftiMetadata.forMap().withXformCode(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NiftiWriter.create(files, "/x.nii", GRID, 0, NiftiMetadata.forMap()));
        assertThat(NiftiMetadata.forMap().withRepetitionTime(2).repetitionTime())
                .isEqualTo(2);
    }
}
