package org.insula.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;

/** Damaged images give a result of the announced shape or an input error: never anything else, never much memory. */
class NiftiMutationTest {
    private static final long MOST_VOXELS_READ = 1 << 22;

    /** Whether the image was read; an input error is the other outcome that may be. */
    private static boolean reads(String path, byte[] bytes) {
        MemoryFiles files = new MemoryFiles().with(path, bytes);
        try (NiftiFrames frames = NiftiReader.open(files, path)) {
            // What is announced has been found possible for a file of this size.
            long announced = (long) frames.grid().voxels() * frames.frames();
            assertThat(announced).isLessThanOrEqualTo(1032L * bytes.length);
            if (announced > MOST_VOXELS_READ) {
                return true;
            }
            double[] frame = new double[frames.grid().voxels()];
            int read = 0;
            while (frames.next(frame)) {
                read++;
            }
            assertThat(read).isEqualTo(frames.frames());
            return true;
        } catch (InputException e) {
            assertThat(e).hasMessageStartingWith(path);
            return false;
        }
    }

    private static NiftiBytes base(int kind) {
        return switch (kind) {
            case 0 -> NiftiBytes.first();
            case 1 -> NiftiBytes.firstBigEndian();
            case 2 -> NiftiBytes.second();
            default -> NiftiBytes.secondBigEndian();
        };
    }

    private static byte[] mutated(byte[] bytes, int changes, Random random) {
        byte[] mutated = bytes.clone();
        byte[] telling = {0, 1, -1, 127, -128, 64};
        for (int c = 0; c < changes; c++) {
            int at = random.nextInt(mutated.length);
            mutated[at] = random.nextBoolean()
                    ? telling[random.nextInt(telling.length)]
                    : (byte) (mutated[at] ^ 1 << random.nextInt(8));
        }
        int length = random.nextInt(8) == 0 ? random.nextInt(mutated.length + 1) : mutated.length;
        return Arrays.copyOf(mutated, length);
    }

    @Property(tries = 3000)
    void changedBytesOfAPlainImage(
            @ForAll @IntRange(min = 0, max = 3) int kind,
            @ForAll @IntRange(min = 1, max = 6) int changes,
            @ForAll long seed) {
        NiftiBytes image = base(kind).dim(4, 2, 2, 1, 4).body(new byte[16]);
        reads("/x.nii", mutated(image.bytes(), changes, new Random(seed)));
    }

    @Property(tries = 1500)
    void changedBytesInsideAndOutsideGzip(
            @ForAll @IntRange(min = 0, max = 3) int kind,
            @ForAll @IntRange(min = 0, max = 4) int inside,
            @ForAll @IntRange(min = 0, max = 3) int outside,
            @ForAll long seed) {
        Random random = new Random(seed);
        byte[] image = mutated(base(kind).body(new byte[100]).bytes(), inside, random);
        reads("/x.nii.gz", mutated(NiftiBytes.gzip(image), outside, random));
    }

    @Property(tries = 1000)
    void randomDimensionsAndOffsets(
            @ForAll @IntRange(min = 0, max = 3) int kind,
            @ForAll @Size(8) long[] dim,
            @ForAll @IntRange(min = -1, max = 8) int dimensions,
            @ForAll float offset) {
        dim[0] = dimensions;
        reads("/x.nii.gz", NiftiBytes.gzip(base(kind).dim(dim).offset(offset).bytes()));
    }

    @Property(tries = 500)
    void anyBytes(@ForAll @Size(max = 700) byte[] bytes) {
        reads("/x.nii", bytes);
        reads("/x.hdr", bytes);
    }

    @Property(tries = 100)
    void anUnchangedImageIsRead(@ForAll @IntRange(min = 0, max = 3) int kind) {
        assertThat(reads("/x.nii", base(kind).bytes())).isTrue();
    }
}
