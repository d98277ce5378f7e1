package org.insula.io.cifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CiftiWriterTest {
    private static final LocalFiles FILES = new LocalFiles();

    @TempDir
    private Path folder;

    private CiftiMatrix written(String kind) {
        return CiftiMatrix.read(FILES, WrittenCifti.write(FILES, folder.toString(), kind));
    }

    @Test
    void mapsOfGrayordinatesReadBackAsTheyWere() {
        CiftiMatrix matrix = written("dscalar");

        assertThat(matrix.header().rowAxis()).isEqualTo(WrittenCifti.MAPS);
        assertThat(matrix.header().columnAxis()).isEqualTo(WrittenCifti.MODELS);
        assertThat(matrix.values(1)).containsExactly(1, 11, Double.NaN, 31, 41, 51, 61);
    }

    @Test
    void mapsOfParcelsReadBackWithTheirGrayordinatesCounted() {
        CiftiMatrix matrix = written("pscalar");

        assertThat(matrix.header().rowAxis()).isEqualTo(WrittenCifti.MAPS);
        assertThat(((ParcelsAxis) matrix.header().columnAxis()).parcels())
                .containsExactly(
                        new ParcelsAxis.Parcel("x & <y>", 4),
                        new ParcelsAxis.Parcel("nowhere", 0),
                        new ParcelsAxis.Parcel("zwölf", 2));
        assertThat(matrix.values(0)).containsExactly(0, 10, Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"dtseries, 7", "ptseries, 3"})
    void seriesKeepTheirTime(String kind, int rows) {
        CiftiMatrix matrix = written(kind);

        assertThat(matrix.header().rowAxis()).isEqualTo(WrittenCifti.SERIES);
        assertThat(matrix.values(2)).hasSize(rows).startsWith(2, 12);
    }

    @ParameterizedTest
    @CsvSource({
        "dtseries, 3002, ConnDenseSeries",
        "ptseries, 3004, ConnParcelSries",
        "dscalar, 3006, ConnDenseScalar",
        "pscalar, 3008, ConnParcelScalr"
    })
    void theHeaderIsTheOneThatTheStandardAsksFor(String kind, int intent, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(WrittenCifti.write(FILES, folder.toString(), kind)));
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(header.getInt(0)).isEqualTo(540);
        assertThat(header.getShort(12)).as("float32").isEqualTo((short) 16);
        assertThat(header.getLong(16)).as("dimensions").isEqualTo(6);
        assertThat(header.getLong(16 + 5 * 8)).as("maps").isEqualTo(kind.endsWith("series") ? 3 : 2);
        assertThat(header.getLong(16 + 6 * 8)).as("rows").isEqualTo(kind.startsWith("d") ? 7 : 3);
        assertThat(header.getInt(504)).isEqualTo(intent);
        assertThat(new String(bytes, 508, 15, StandardCharsets.US_ASCII)).isEqualTo(name);
        assertThat(new String(bytes, 240, 9, StandardCharsets.US_ASCII)).isEqualTo("of a test");
        assertThat(header.getInt(548)).as("kind of extension").isEqualTo(32);
        assertThat(header.getInt(544) % 16).isZero();
        assertThat(header.getLong(168)).as("start of the values").isEqualTo(544 + header.getInt(544));
    }

    @Test
    void givesTheSameBytesTwice() throws IOException {
        Path path = Path.of(WrittenCifti.write(FILES, folder.toString(), "pscalar"));
        byte[] first = Files.readAllBytes(path);

        WrittenCifti.write(FILES, folder.toString(), "pscalar");

        assertThat(Files.readAllBytes(path)).isEqualTo(first);
    }

    @Test
    void aNameMayHoldWhatXmlCannot() {
        String path = folder + "/odd.dscalar.nii";
        ScalarsAxis maps = new ScalarsAxis(List.of("a\u0001b\n]]>"));

        CiftiWriter.dense(FILES, path, maps, WrittenCifti.MODELS, "", WrittenCifti::fill);

        assertThat(CiftiMatrix.read(FILES, path).header().rowAxis()).isEqualTo(new ScalarsAxis(List.of("a b ]]>")));
    }

    @Test
    void surfacesNeedNoVolume() {
        BrainModels surface =
                new BrainModels(List.of(BrainModel.surface("CIFTI_STRUCTURE_CORTEX_LEFT", 4, 1, 3)), Optional.empty());
        BrainParcels parcels = new BrainParcels(List.of("a"), surface, new int[] {0, 0});
        String path = folder + "/surface.pscalar.nii";

        CiftiWriter.parcels(FILES, path, WrittenCifti.MAPS, parcels, "", WrittenCifti::fill);

        assertThat(CiftiMatrix.read(FILES, path).values(1)).containsExactly(1);
    }

    @Test
    void refusesWhatWouldNotBeTheKindThatItsNameSays() {
        assertThatThrownBy(() -> CiftiWriter.dense(
                        FILES,
                        folder + "/x.pscalar.nii",
                        WrittenCifti.MAPS,
                        WrittenCifti.MODELS,
                        "",
                        WrittenCifti::fill))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(".dscalar.nii");
        assertThatThrownBy(() -> new BrainParcels(List.of("a", "a"), WrittenCifti.MODELS, new int[7]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BrainParcels(List.of("a"), WrittenCifti.MODELS, new int[6]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BrainParcels(List.of("a"), WrittenCifti.MODELS, new int[] {0, 0, 0, 1, 0, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
