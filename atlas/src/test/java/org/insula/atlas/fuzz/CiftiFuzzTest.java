package org.insula.atlas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.insula.io.cifti.CiftiBytes.brainModels;
import static org.insula.io.cifti.CiftiBytes.labelMap;
import static org.insula.io.cifti.CiftiBytes.labels;
import static org.insula.io.cifti.CiftiBytes.parcels;
import static org.insula.io.cifti.CiftiBytes.series;
import static org.insula.io.cifti.CiftiBytes.surface;
import static org.insula.io.cifti.CiftiBytes.volume;
import static org.insula.io.cifti.CiftiBytes.voxels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.insula.atlas.RegionExtractor;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.cifti.GrayordinateAtlas;
import org.insula.io.MemoryFiles;
import org.insula.io.cifti.CiftiBytes;
import org.insula.io.cifti.DenseFrames;
import org.insula.io.cifti.ParcelSeries;
import org.insula.io.image.FrameSource;

/** Damaged CIFTI files, their XML above all, give the shape that they state or are refused. */
class CiftiFuzzTest {
    private static final String MODELS = brainModels(
            surface("CORTEX_LEFT", 5, 0, 0, 3), volume(4, 5, 6), voxels("THALAMUS_LEFT", 2, 1, 2, 3, 1, 2, 4));

    private static final byte[] ATLAS = CiftiBytes.of(
                    labels(labelMap("m", 0, "?", 1, "a", 2, "b")), MODELS, new double[][] {{1, 1, 2, 2}})
            .bytes();

    private static final byte[] RUN = CiftiBytes.of(
                    series(3, 0.72), MODELS, new double[][] {{1, 2, 3, 4}, {2, 3, 5, 7}, {1, 4, 1, 5}})
            .bytes();

    private static final byte[] PARCELS = CiftiBytes.of(
                    series(2, 0.72), parcels("a", "b", "c"), new double[][] {{1, 2, 3}, {4, 5, 6}})
            .bytes();

    private static final Fuzz DENSE = new Fuzz("CIFTI dense series");
    private static final Fuzz LABELS = new Fuzz("CIFTI dense labels");
    private static final Fuzz READY = new Fuzz("CIFTI parcel series");

    @AfterContainer
    static void showCounts() {
        for (Fuzz fuzz : new Fuzz[] {DENSE, LABELS, READY}) {
            System.out.println(fuzz.counts());
        }
    }

    /** Damage to header, XML or values; half the time to the XML's text. */
    private static byte[] damaged(byte[] whole, Random random) {
        int start = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong(168);
        return random.nextBoolean()
                ? Damage.text(whole, 552, start, random)
                : Damage.bytes(whole, 0, whole.length, 1 + random.nextInt(3), random);
    }

    private static RegionSeries parcellate(byte[] atlas, byte[] run) {
        MemoryFiles files = new MemoryFiles().with("/a.dlabel.nii", atlas).with("/x.dtseries.nii", run);
        GrayordinateAtlas regions = GrayordinateAtlas.read(files, "/a.dlabel.nii", "", "");
        try (DenseFrames dense = DenseFrames.open(files, "/x.dtseries.nii");
                FrameSource frames = regions.align(dense)) {
            RegionSeries series = RegionExtractor.of(regions.atlas()).extract(frames, 0.72);
            assertThat(series.regions()).isEqualTo(regions.atlas().regions());
            return series;
        }
    }

    /** Points of a series, by the header's dimensions at their place in NIfTI-2. */
    private static long points(byte[] file) {
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        return (header.getInt(0) == 540 ? header : header.order(ByteOrder.BIG_ENDIAN)).getLong(16 + 8 * 5);
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedDenseSeries(@ForAll Random batch) {
        DENSE.tryFiles(batch, random -> {
            byte[] run = damaged(RUN, random);
            assertThat((long) parcellate(ATLAS, run).frames()).isEqualTo(points(run));
        });
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedDenseLabels(@ForAll Random batch) {
        LABELS.tryFiles(
                batch,
                random -> assertThat(parcellate(damaged(ATLAS, random), RUN).frames())
                        .isEqualTo(3));
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedParcelSeries(@ForAll Random batch) {
        READY.tryFiles(batch, random -> {
            byte[] file = damaged(PARCELS, random);
            ParcelSeries read = ParcelSeries.read(new MemoryFiles().with("/x.ptseries.nii", file), "/x.ptseries.nii");
            assertThat((long) read.values().length).isEqualTo(points(file));
            assertThat(read.values()[0]).hasSize(read.names().size());
        });
    }
}
