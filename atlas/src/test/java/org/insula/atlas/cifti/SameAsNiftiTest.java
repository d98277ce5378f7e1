package org.insula.atlas.cifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.insula.io.cifti.CiftiBytes.brainModels;
import static org.insula.io.cifti.CiftiBytes.labelMap;
import static org.insula.io.cifti.CiftiBytes.labels;
import static org.insula.io.cifti.CiftiBytes.parcels;
import static org.insula.io.cifti.CiftiBytes.series;
import static org.insula.io.cifti.CiftiBytes.volume;
import static org.insula.io.cifti.CiftiBytes.voxels;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.atlas.Atlas;
import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.Region;
import org.insula.atlas.RegionExtractor;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.series.ReadySeries;
import org.insula.io.MemoryFiles;
import org.insula.io.bids.BoldRun;
import org.insula.io.cifti.CiftiBytes;
import org.insula.io.cifti.DenseFrames;
import org.insula.io.image.Affine;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;
import org.insula.io.nifti.NiftiFrameWriter;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiReader;
import org.insula.io.nifti.NiftiWriter;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One run and one atlas as volumes, as grayordinates and ready-made: the same region series. */
class SameAsNiftiTest {
    private static final Grid GRID = new Grid(4, 5, 6, Affine.of(-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72));
    private static final int FRAMES = 12;
    private static final List<Region> REGIONS =
            List.of(new Region(1, "a"), new Region(2, "b"), new Region(3, "c"), new Region(4, "d"), new Region(9, "e"));

    private final Random random = new Random(5);
    private final MemoryFiles files = new MemoryFiles();
    private final int[] atlasLabels = random.ints(GRID.voxels(), 0, 5).toArray();
    private final double[][] run = run();

    /** NaN, constants and zeros strewn in; rounded to what float32 holds. */
    private double[][] run() {
        double[][] values = new double[FRAMES][GRID.voxels()];
        for (int v = 0; v < GRID.voxels(); v++) {
            for (double[] frame : values) {
                frame[v] = (float) (v % 7 == 0 ? v % 2 : 100 + random.nextGaussian());
                frame[v] = v % 11 == 0 && random.nextInt(4) == 0 ? Double.NaN : frame[v];
            }
        }
        Arrays.fill(values[3], Double.NaN);
        return values;
    }

    private RegionSeries asVolumes(ConstantVoxels policy) {
        try (NiftiFrameWriter writer =
                NiftiWriter.create(files, "run.nii.gz", GRID, FRAMES, NiftiMetadata.forTimeSeries(0.5))) {
            for (double[] frame : run) {
                writer.write(frame);
            }
            writer.commit();
        }
        try (FrameSource frames = NiftiReader.open(files, "run.nii.gz")) {
            return RegionExtractor.of(new Atlas("Toy", GRID, REGIONS, atlasLabels))
                    .with(policy)
                    .extract(frames, frames.repetitionTime().orElseThrow());
        }
    }

    /** The run's voxels are listed backwards, the atlas's forwards, in structures of other names. */
    private RegionSeries asGrayordinates(ConstantVoxels policy) {
        int[] forwards = IntStream.range(0, GRID.voxels()).toArray();
        int[] backwards = IntStream.range(0, GRID.voxels())
                .map(v -> GRID.voxels() - 1 - v)
                .toArray();
        double[][] frames = Arrays.stream(run)
                .map(frame ->
                        Arrays.stream(backwards).mapToDouble(v -> frame[v]).toArray())
                .toArray(double[][]::new);
        double[][] keys = {Arrays.stream(atlasLabels).asDoubleStream().toArray()};
        String names = labels(labelMap("m", 0, "???", 1, "a", 2, "b", 3, "c", 4, "d", 9, "e"));
        files.with(
                "Toy.dlabel.nii",
                CiftiBytes.of(names, models("OTHER", forwards), keys).bytes());
        files.with(
                "run.dtseries.nii",
                CiftiBytes.of(series(FRAMES, 0.5), models("PUTAMEN_LEFT", backwards), frames)
                        .bytes());
        GrayordinateAtlas atlas = GrayordinateAtlas.read(files, "Toy.dlabel.nii", "", "");
        try (FrameSource aligned = atlas.align(DenseFrames.open(files, "run.dtseries.nii"))) {
            return RegionExtractor.of(atlas.atlas())
                    .with(policy)
                    .extract(aligned, aligned.repetitionTime().orElseThrow());
        }
    }

    private static String models(String structure, int[] places) {
        int[] ijk = Arrays.stream(places)
                .flatMap(v -> IntStream.of(v % GRID.nx(), v / GRID.nx() % GRID.ny(), v / GRID.nx() / GRID.ny()))
                .toArray();
        return brainModels(volume(GRID.nx(), GRID.ny(), GRID.nz()), voxels(structure, 0, ijk));
    }

    private RegionSeries readyMade(String path) {
        BoldRun ready = new BoldRun("run", path, "1", "", "x", "", Double.NaN, "", "", "", Map.of());
        return ReadySeries.read(files, ready, ReadySeries.regions(files, List.of(ready)));
    }

    private RegionSeries asTable(RegionSeries series) {
        List<String> names = series.regions().stream().map(Region::name).toList();
        List<List<String>> rows = Arrays.stream(series.values())
                .map(frame -> Arrays.stream(frame).mapToObj(Tsv::format).toList())
                .toList();
        Tsv.write(files, "run.tsv", Table.of(names, rows));
        files.with("run.json", "{\"RepetitionTime\": 0.5}");
        return readyMade("run.tsv");
    }

    private RegionSeries asParcels(RegionSeries series) {
        String[] names = series.regions().stream().map(Region::name).toArray(String[]::new);
        files.with(
                "run.ptseries.nii",
                CiftiBytes.of(series(FRAMES, 0.5), parcels(names), series.values())
                        .bytes());
        return readyMade("run.ptseries.nii");
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameSeriesInEveryForm(ConstantVoxels policy) {
        RegionSeries volumes = asVolumes(policy);
        RegionSeries grayordinates = asGrayordinates(policy).withId(volumes.id());
        assertThat(grayordinates).isEqualTo(volumes);
        RegionSeries table = asTable(volumes);
        RegionSeries parcels = asParcels(volumes);
        assertThat(parcels.regions()).isEqualTo(table.regions());
        assertThat(List.of(table.repetitionTime(), parcels.repetitionTime())).containsExactly(0.5, 0.5);
        for (int r = 0; r < REGIONS.size(); r++) {
            assertThat(table.column(r)).containsExactly(volumes.column(r));
            // A parcel series holds float32.
            assertThat(parcels.column(r))
                    .containsExactly(Arrays.stream(volumes.column(r))
                            .map(value -> (float) value)
                            .toArray());
        }
    }
}
