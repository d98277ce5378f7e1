package org.insula.io.cifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.insula.io.cifti.CiftiBytes.brainModels;
import static org.insula.io.cifti.CiftiBytes.labelMap;
import static org.insula.io.cifti.CiftiBytes.labels;
import static org.insula.io.cifti.CiftiBytes.parcels;
import static org.insula.io.cifti.CiftiBytes.scalars;
import static org.insula.io.cifti.CiftiBytes.series;
import static org.insula.io.cifti.CiftiBytes.surface;
import static org.insula.io.cifti.CiftiBytes.volume;
import static org.insula.io.cifti.CiftiBytes.voxels;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

class CiftiReadingTest {
    private static final String FILE = "x.nii";
    private static final String MODELS =
            brainModels(surface("CORTEX_LEFT", 5, 0, 0, 3), volume(4, 5, 6), voxels("THALAMUS_LEFT", 2, 3, 4, 5));
    private static final double[][] RUN = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}};

    private static MemoryFiles files(CiftiBytes file) {
        return new MemoryFiles().with(FILE, file.bytes());
    }

    private static double[][] frames(int windowValues) {
        try (DenseFrames frames =
                DenseFrames.open(files(CiftiBytes.of(series(4, 0.72), MODELS, RUN)), FILE, windowValues)) {
            double[][] read = new double[frames.frames()][3];
            for (double[] frame : read) {
                assertThat(frames.next(frame)).isTrue();
            }
            assertThat(frames.next(new double[3])).isFalse();
            return read;
        }
    }

    @Test
    void streamsTheFramesOfADenseSeries() {
        assertThat(frames(1 << 20)).isDeepEqualTo(RUN);
    }

    @Test
    void givesTheSameFramesWhateverFitsIntoTheWindow() {
        for (int values = 0; values < 13; values++) {
            assertThat(frames(values)).isDeepEqualTo(RUN);
        }
    }

    @Test
    void saysWhereTheGrayordinatesAreAndHowFarTheFramesAreApart() {
        try (DenseFrames frames = DenseFrames.open(files(CiftiBytes.of(series(4, 0.72), MODELS, RUN)), FILE)) {
            assertThat(frames.repetitionTime()).hasValue(0.72);
            assertThat(frames.grid()).isEqualTo(new Grid(3, 1, 1, Affine.identity()));
            Grid volume = frames.brainModels().volume().orElseThrow();
            assertThat(volume).isEqualTo(new Grid(4, 5, 6, Affine.of(-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72)));
            assertThat(frames.brainModels().models())
                    .containsExactly(
                            BrainModel.surface("CIFTI_STRUCTURE_CORTEX_LEFT", 5, 0, 3),
                            BrainModel.voxels("CIFTI_STRUCTURE_THALAMUS_LEFT", volume.index(3, 4, 5)));
            assertThatIllegalArgumentException().isThrownBy(() -> frames.next(new double[4]));
        }
    }

    @Test
    void sortsModelsByTheirOffsets() {
        String models = brainModels(surface("CORTEX_RIGHT", 5, 1, 2), surface("CORTEX_LEFT", 5, 0, 4));
        try (DenseFrames frames =
                DenseFrames.open(files(CiftiBytes.of(series(1, 1), models, new double[][] {{1, 2}})), FILE)) {
            assertThat(frames.brainModels().models().get(0).structure()).isEqualTo("CIFTI_STRUCTURE_CORTEX_LEFT");
        }
    }

    @Test
    void readsTheLabelsOfAMap() {
        String maps = labels(labelMap("first", 0, "???", 7, "a &amp; b"), labelMap("second", 0, "???", 2, "c"));
        MemoryFiles files = files(CiftiBytes.of(maps, MODELS, new double[][] {{7, 0, 7}, {2, 2, 0}}));
        DenseLabels first = DenseLabels.read(files, FILE, "first");
        assertThat(first.keys()).containsExactly(7, 0, 7);
        assertThat(first.map().labels()).isEqualTo(Map.of(0, "???", 7, "a & b"));
        assertThat(DenseLabels.read(files, FILE, "second").keys()).containsExactly(2, 2, 0);
        assertThatThrownBy(() -> DenseLabels.read(files, FILE, ""))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "x.nii: has 2 label maps; name one with --map (atlas.map in a configuration): first, second");
        assertThatThrownBy(() -> DenseLabels.read(files, FILE, "third")).hasMessageContaining("has no label map third");
    }

    @Test
    void takesTheOnlyMapUnnamed() {
        CiftiBytes file = CiftiBytes.of(labels(labelMap("", 1, "a")), MODELS, new double[][] {{1, 1, 0}});
        assertThat(DenseLabels.read(files(file), FILE, "").keys()).containsExactly(1, 1, 0);
    }

    @Test
    void refusesAValueThatIsNoLabel() {
        for (double value : new double[] {0.5, Double.NaN, 1e20}) {
            CiftiBytes file = CiftiBytes.of(labels(labelMap("m", 1, "a")), MODELS, new double[][] {{1, value, 0}});
            assertThatThrownBy(() -> DenseLabels.read(files(file), FILE, ""))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("grayordinate 1 holds");
        }
    }

    @Test
    void readsAParcelSeries() {
        CiftiBytes file = CiftiBytes.of(series(2, 2), parcels("a", "b", "c"), new double[][] {{1, 2, 3}, {4, 5, 6}});
        ParcelSeries series = ParcelSeries.read(files(file), FILE);
        assertThat(series.names()).containsExactly("a", "b", "c");
        assertThat(series.values()).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(series.repetitionTime()).hasValue(2);
        assertThat(ParcelSeries.names(files(file), FILE)).containsExactly("a", "b", "c");
    }

    @Test
    void readsScalarsOfGrayordinatesAndParcels() {
        CiftiMatrix dense = CiftiMatrix.read(
                files(CiftiBytes.of(scalars("p", "q"), MODELS, new double[][] {{1, 2, 3}, {4, 5, 6}})), FILE);
        assertThat(dense.header().rowAxis()).isEqualTo(new ScalarsAxis(List.of("p", "q")));
        assertThat(dense.values(1)).containsExactly(4, 5, 6);
        CiftiMatrix parcels =
                CiftiMatrix.read(files(CiftiBytes.of(scalars("p"), parcels("a"), new double[][] {{9}})), FILE);
        assertThat(parcels.values(0)).containsExactly(9);
    }

    @Test
    void saysWhatAFileOfAnotherKindHolds() {
        MemoryFiles files = files(CiftiBytes.of(series(1, 1), parcels("a"), new double[][] {{1}}));
        assertThatThrownBy(() -> DenseFrames.open(files, FILE))
                .isInstanceOf(InputException.class)
                .hasMessage("x.nii: is not a dense series (.dtseries.nii): it holds series × parcels; check the path");
        assertThatThrownBy(() -> DenseLabels.read(files, FILE, "")).hasMessageContaining("is not a dense label file");
        MemoryFiles dense = files(CiftiBytes.of(series(4, 1), MODELS, RUN));
        assertThatThrownBy(() -> ParcelSeries.read(dense, FILE)).hasMessageContaining("is not a parcel series");
    }

    @Test
    void namesTheFileWhenItIsTruncated() {
        byte[] whole = CiftiBytes.of(series(4, 1), MODELS, RUN).bytes();
        for (int length : new int[] {0, 100, 545, 700, whole.length - 1}) {
            MemoryFiles files = new MemoryFiles().with(FILE, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> CiftiMatrix.read(files, FILE))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("x.nii: ");
        }
    }

    @Test
    void readsThroughAStreamThatGivesAFewBytesAtATime() {
        MemoryFiles files = files(CiftiBytes.of(series(4, 1), MODELS, RUN)).readingAtMost(7);
        assertThat(CiftiMatrix.read(files, FILE).values(3)).containsExactly(10, 11, 12);
    }
}
