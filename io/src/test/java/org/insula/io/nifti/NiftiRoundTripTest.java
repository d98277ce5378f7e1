package org.insula.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.insula.io.MemoryFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;

/** Whatever is written is read back the same, for every datatype. */
class NiftiRoundTripTest {
    @Property(tries = 200)
    void framesComeBack(
            @ForAll Datatype type,
            @ForAll @IntRange(min = 1, max = 40) int nx,
            @ForAll @IntRange(min = 1, max = 40) int ny,
            @ForAll @IntRange(min = 1, max = 40) int nz,
            @ForAll @IntRange(min = 1, max = 3) int frames,
            @ForAll boolean packed,
            @ForAll long seed) {
        Random random = new Random(seed);
        Grid grid = new Grid(nx, ny, nz, Affine.of(2, 0, 0, -8, 0, 0, -3, 5, 0, 4, 0, 0.5));
        String path = packed ? "/x.nii.gz" : "/x.nii";
        double[][] written = new double[frames][];
        MemoryFiles files = new MemoryFiles().readingAtMost(1 + random.nextInt(100_000));
        try (NiftiFrameWriter writer = NiftiWriter.create(
                files, path, grid, frames, NiftiMetadata.forTimeSeries(2).withDatatype(type))) {
            for (int f = 0; f < frames; f++) {
                written[f] =
                        random.doubles(grid.voxels()).map(u -> value(type, u)).toArray();
                writer.write(written[f]);
            }
            writer.commit();
        }
        try (NiftiFrames read = NiftiReader.open(files, path)) {
            assertThat(read.grid()).isEqualTo(grid);
            double[] frame = new double[grid.voxels()];
            for (double[] expected : written) {
                assertThat(read.next(frame)).isTrue();
                assertThat(frame).isEqualTo(expected);
            }
            assertThat(read.next(frame)).isFalse();
        }
    }

    /** A number the type holds exactly, from all over its range. */
    private static double value(Datatype type, double share) {
        return switch (type) {
            case FLOAT32 -> (float) Math.tan(Math.PI * (share - 0.5));
            case FLOAT64 -> Math.tan(Math.PI * (share - 0.5));
            case INT8, INT16, INT32, INT64 -> Math.floor((share - 0.5) * Math.scalb(1.0, 8 * type.bytes()));
            default -> Math.floor(share * Math.scalb(1.0, 8 * type.bytes()));
        };
    }
}
