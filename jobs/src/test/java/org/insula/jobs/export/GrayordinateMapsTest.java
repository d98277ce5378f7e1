package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.insula.atlas.RegionStatistic;
import org.insula.atlas.cifti.GrayordinateAtlas;
import org.insula.io.LocalFiles;
import org.insula.io.OtherPrograms;
import org.insula.io.cifti.CiftiBytes;
import org.insula.io.cifti.CiftiMatrix;
import org.insula.io.cifti.ParcelSeries;
import org.insula.io.cifti.ScalarsAxis;
import org.insula.io.json.Json;
import org.insula.io.table.Tsv;
import org.insula.jobs.config.StudyAtlas;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maps over a dense label atlas of four vertices and two voxels; the second vertex is in no region. */
class GrayordinateMapsTest {
    private static final LocalFiles FILES = new LocalFiles();
    private static final String STEM = "task-faceup_atlas-Dense_model-net1_stat-importance_";

    private static final String CHECK = """
            import sys, numpy, nibabel
            stem = sys.argv[1]
            nan = numpy.nan
            parcels = nibabel.load(stem + 'map.pscalar.nii')
            dense = nibabel.load(stem + 'map.dscalar.nii')
            series = nibabel.load(stem + 'timecourse.ptseries.nii')
            for image, intent in ((parcels, 'ConnParcelScalr'), (dense, 'ConnDenseScalar'), (series, 'ConnParcelSries')):
                assert image.nifti_header.get_intent()[0] == intent, image.nifti_header.get_intent()
                assert image.nifti_header['descrip'].item() == b'Insula importance, not above chance'
            assert numpy.array_equal(parcels.get_fdata(), [[.5, .5, nan]], equal_nan=True), parcels.get_fdata()
            assert numpy.array_equal(dense.get_fdata(), [[.5, 0, .5, nan, .5, .5]], equal_nan=True), dense.get_fdata()
            assert numpy.array_equal(series.get_fdata(), [[.375, .25, nan], [.125, .25, nan]], equal_nan=True)
            assert list(parcels.header.get_axis(0).name) == ['face up, net-1'], parcels.header.get_axis(0).name
            axis = series.header.get_axis(0)
            assert (axis.start, axis.step, axis.size, axis.unit) == (0, 2.5, 2, 'SECOND')
            axis = parcels.header.get_axis(1)
            assert list(axis.name) == ['A', 'B', 'C'], axis.name
            assert axis.vertices[0]['CIFTI_STRUCTURE_CORTEX_LEFT'].tolist() == [0], axis.vertices
            assert axis.voxels[1].tolist() == [[3, 4, 5]], axis.voxels
            assert dense.header.get_axis(1).nvertices == {'CIFTI_STRUCTURE_CORTEX_LEFT': 8}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        String models = CiftiBytes.brainModels(
                CiftiBytes.surface("CORTEX_LEFT", 8, 0, 0, 3, 5, 6),
                CiftiBytes.volume(4, 5, 6),
                CiftiBytes.voxels("THALAMUS_LEFT", 4, 1, 2, 3, 3, 4, 5));
        String labels = CiftiBytes.labels(CiftiBytes.labelMap("map", 0, "???", 1, "A", 2, "B", 9, "C"));
        Path dlabel = folder.resolve("Dense.dlabel.nii");
        Files.write(
                dlabel,
                CiftiBytes.of(labels, models, new double[][] {{1, 0, 2, 9, 1, 2}})
                        .bytes());
        GrayordinateAtlas atlas = GrayordinateAtlas.read(FILES, dlabel.toString(), "", "");
        HandMadeGroup.write(folder, new StudyAtlas.Grayordinates(atlas, RegionStatistic.MEAN));
    }

    private String path(String name) {
        return folder + "/group/" + STEM + name;
    }

    @Test
    void parcelsHoldTheMeansAndNaNWhereNobodyCoversTheRegion() {
        CiftiMatrix map = CiftiMatrix.read(FILES, path("map.pscalar.nii"));

        assertThat(map.header().rowAxis()).isEqualTo(new ScalarsAxis(List.of("face up, net-1")));
        assertThat(map.values(0)).containsExactly(0.5, 0.5, Double.NaN);
    }

    @Test
    void grayordinatesHoldTheirRegionsMeanAndZeroOutsideAllRegions() {
        CiftiMatrix map = CiftiMatrix.read(FILES, path("map.dscalar.nii"));

        assertThat(map.values(0)).containsExactly(0.5, 0, 0.5, Double.NaN, 0.5, 0.5);
    }

    @Test
    void framesAreASeriesOfTheParcels() {
        ParcelSeries series = ParcelSeries.read(FILES, path("timecourse.ptseries.nii"));

        assertThat(series.names()).containsExactly("A", "B", "C");
        assertThat(series.repetitionTime()).hasValue(HandMadeGroup.REPETITION_TIME);
        assertThat(series.values()[0]).containsExactly(0.375, 0.25, Double.NaN);
        assertThat(series.values()[1]).containsExactly(0.125, 0.25, Double.NaN);
    }

    @Test
    void sidecarsAndTheNamesOfRegionsAreBesideThem() {
        assertThat(Json.read(FILES, path("map.json")).path("Verdict").asText()).isEqualTo("not above chance");
        assertThat(Json.read(FILES, path("timecourse.json"))
                        .path("RepetitionTime")
                        .asDouble())
                .isEqualTo(2.5);
        assertThat(Tsv.read(FILES, folder + "/group/atlas-Dense_dseg.tsv").cell(2, "name"))
                .isEqualTo("C");
        assertThat(folder.resolve("group/atlas-Dense_dseg.nii.gz")).doesNotExist();
    }

    @Test
    void nibabelSeesTheSame() throws Exception {
        OtherPrograms.nibabel(folder, CHECK, path(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"map.pscalar.nii", "map.dscalar.nii", "timecourse.ptseries.nii"})
    void workbenchOpensThem(String name) throws Exception {
        String said = OtherPrograms.workbench("-file-information", path(name));

        assertThat(said).contains("Number of Maps").doesNotContain("ERROR");
    }
}
