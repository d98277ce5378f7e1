package org.insula.atlas.cifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.insula.io.cifti.CiftiBytes.brainModels;
import static org.insula.io.cifti.CiftiBytes.labelMap;
import static org.insula.io.cifti.CiftiBytes.labels;
import static org.insula.io.cifti.CiftiBytes.series;
import static org.insula.io.cifti.CiftiBytes.surface;
import static org.insula.io.cifti.CiftiBytes.volume;
import static org.insula.io.cifti.CiftiBytes.voxels;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.insula.atlas.Region;
import org.insula.atlas.RegionExtractor;
import org.insula.atlas.RegionSeries;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.cifti.CiftiBytes;
import org.insula.io.cifti.DenseFrames;
import org.insula.io.image.FrameSource;
import org.junit.jupiter.api.Test;

class GrayordinateAtlasTest {
    private static final double NAN = Double.NaN;
    private static final String ATLAS = "Toy_order.dlabel.nii";
    private static final String RUN = "sub-01_task-x_bold.dtseries.nii";

    /** On the whole mesh of each hemisphere: a = left 0 and 1, b = left 3 and right 2, c = nowhere, d = a voxel. */
    private static final String ATLAS_MODELS = brainModels(
            surface("CORTEX_LEFT", 4, 0, 0, 1, 2, 3),
            surface("CORTEX_RIGHT", 4, 4, 0, 1, 2, 3),
            volume(4, 5, 6),
            voxels("OTHER", 8, 1, 2, 3));

    private static final double[][] ATLAS_KEYS = {{1, 1, 0, 2, 0, 0, 2, 0, 7}};

    private static MemoryFiles atlas(double[][] keys) {
        String maps = labels(labelMap("parcels", 0, "???", 1, "a", 2, "b", 3, "c", 7, "d"));
        return new MemoryFiles()
                .with(ATLAS, CiftiBytes.of(maps, ATLAS_MODELS, keys).bytes());
    }

    private static GrayordinateAtlas read() {
        return GrayordinateAtlas.read(atlas(ATLAS_KEYS), ATLAS, "", "");
    }

    /** The models of the run in another order than the atlas's, left vertices 1 and 2 at the medial wall. */
    private static RegionSeries extract(double[]... frames) {
        String models = brainModels(
                volume(4, 5, 6),
                voxels("PUTAMEN_LEFT", 0, 0, 0, 0, 1, 2, 3),
                surface("CORTEX_RIGHT", 4, 2, 3, 2),
                surface("CORTEX_LEFT", 4, 4, 3, 0));
        try (FrameSource aligned = read().align(open(models, frames))) {
            return RegionExtractor.of(read().atlas()).extract(aligned, 0.72);
        }
    }

    private static DenseFrames open(String models, double[]... frames) {
        byte[] file = CiftiBytes.of(series(frames.length, 0.72), models, frames).bytes();
        return DenseFrames.open(new MemoryFiles().with(RUN, file), RUN);
    }

    @Test
    void readsRegionsWithTheirNames() {
        GrayordinateAtlas atlas = read();
        assertThat(atlas.atlas().name()).isEqualTo("Toyorder");
        assertThat(atlas.atlas().regions())
                .containsExactly(new Region(1, "a"), new Region(2, "b"), new Region(3, "c"), new Region(7, "d"));
        assertThat(atlas.atlas().labels()).containsExactly(1, 1, 0, 2, 0, 0, 2, 0, 7);
    }

    @Test
    void averagesGrayordinatesOfARunByPlaceAndNotByPosition() {
        RegionSeries series = extract(new double[] {90, 50, 91, 20, 40, 10}, new double[] {9, 51, 9, 22, 44, 11});
        assertThat(series.column(0)).containsExactly(10, 11);
        assertThat(series.column(1)).containsExactly(30, 33);
        assertThat(series.column(2)).containsExactly(NAN, NAN);
        assertThat(series.column(3)).containsExactly(50, 51);
    }

    @Test
    void countsGrayordinatesThatTheRunLacksAsNotCovered() {
        RegionSeries series = extract(new double[] {90, 50, 91, 20, 40, 10}, new double[] {9, 51, 9, 22, 44, 11});
        assertThat(series.coverage()).containsExactly(0.5, 1, 0, 1);
    }

    @Test
    void treatsNaNAndConstantGrayordinatesAsVoxels() {
        RegionSeries series =
                extract(new double[] {0, NAN, 0, 20, 5, 10}, new double[] {0, 51, 0, 22, 5, 11}, new double[] {
                    0, 53, 0, 24, 5, 12
                });
        assertThat(series.column(1)).containsExactly(20, 22, 24);
        assertThat(series.column(3)).containsExactly(NAN, 51, 53);
        assertThat(series.coverage()).containsExactly(0.5, 0.5, 0, 2.0 / 3);
    }

    @Test
    void keepsTheRunsNameAndRepetitionTime() {
        try (FrameSource aligned = read().align(open(brainModels(surface("CORTEX_LEFT", 4, 0, 0)), new double[] {1}))) {
            assertThat(aligned.path()).isEqualTo(RUN);
            assertThat(aligned.repetitionTime()).hasValue(0.72);
            assertThat(aligned.frames()).isEqualTo(1);
        }
    }

    @Test
    void refusesARunWithoutAnyOfItsGrayordinates() {
        DenseFrames run = open(brainModels(surface("CEREBELLUM", 4, 0, 0)), new double[] {1});
        assertThatThrownBy(() -> read().align(run))
                .isInstanceOf(InputException.class)
                .hasMessage(RUN + ": no grayordinate lies in a region of atlas Toyorder;"
                        + " check that the atlas covers the structures of the run");
    }

    @Test
    void refusesARunOnAnotherSurface() {
        DenseFrames run = open(brainModels(surface("CORTEX_LEFT", 9, 0, 0)), new double[] {1});
        assertThatThrownBy(() -> read().align(run))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("CORTEX_LEFT has a mesh of 9 vertices, in the atlas of 4");
    }

    @Test
    void refusesLabelsThatAreNoRegions() {
        assertThatThrownBy(() ->
                        GrayordinateAtlas.read(atlas(new double[][] {{0, 0, 0, 0, 0, 0, 0, 0, 0}}), ATLAS, "", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("labels no grayordinate");
        assertThatThrownBy(() ->
                        GrayordinateAtlas.read(atlas(new double[][] {{1, 0, 0, 0, 0, 0, 0, 0, -4}}), ATLAS, "", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has the label -4");
    }

    @Test
    void namesARegionThatTheTableDoesNotName() {
        GrayordinateAtlas atlas =
                GrayordinateAtlas.read(atlas(new double[][] {{1, 0, 0, 0, 0, 0, 0, 0, 9}}), ATLAS, "parcels", "Mine");
        assertThat(atlas.atlas().name()).isEqualTo("Mine");
        assertThat(atlas.atlas().regions()).contains(new Region(9, "region_9"));
    }

    @Test
    void crossesSparkWhole() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(read());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(read()).hasSameHashCodeAs(read());
        }
    }
}
