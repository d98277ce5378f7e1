package org.insula.atlas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.insula.atlas.Atlas;
import org.insula.atlas.AtlasReader;
import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.RegionExtractor;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.Resampling;
import org.insula.io.MemoryFiles;
import org.insula.io.image.Grid;
import org.insula.io.nifti.NiftiBytes;
import org.insula.io.nifti.NiftiFrames;
import org.insula.io.nifti.NiftiReader;

/** Damaged runs are parcellated in the shape that they state, or refused; damaged label images likewise. */
class NiftiFuzzTest {
    private static final int FRAMES = 4;
    /** NIfTI's codes of uint8, int16, int32, float32, float64, int8, uint16, uint32, int64, uint64. */
    private static final int[] TYPES = {2, 4, 8, 16, 64, 256, 512, 768, 1024, 1280};

    private static final int[] TYPE_BYTES = {1, 2, 4, 4, 8, 1, 2, 4, 8, 8};

    private static final Fuzz HEADERS = new Fuzz("NIfTI headers");
    private static final Fuzz BODIES = new Fuzz("NIfTI bodies");
    private static final Fuzz GZIP = new Fuzz("NIfTI in gzip");
    private static final Fuzz PAIRS = new Fuzz("NIfTI pairs");
    private static final Fuzz SHAPES = new Fuzz("NIfTI shapes");
    private static final Fuzz ANY = new Fuzz("any bytes as NIfTI");
    private static final Fuzz LABELS = new Fuzz("label images");

    @AfterContainer
    static void showCounts() {
        for (Fuzz fuzz : new Fuzz[] {HEADERS, BODIES, GZIP, PAIRS, SHAPES, ANY, LABELS}) {
            System.out.println(fuzz.counts());
        }
    }

    private static NiftiBytes image(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> NiftiBytes.first();
            case 1 -> NiftiBytes.firstBigEndian();
            case 2 -> NiftiBytes.second();
            default -> NiftiBytes.secondBigEndian();
        };
    }

    /** Four frames of 2×2×2 voxels of any type. */
    private static NiftiBytes run(Random random) {
        int type = random.nextInt(TYPES.length);
        byte[] body = new byte[8 * FRAMES * TYPE_BYTES[type]];
        random.nextBytes(body);
        return image(random)
                .dim(4, 2, 2, 2, FRAMES)
                .datatype(TYPES[type], 8 * TYPE_BYTES[type])
                .body(body);
    }

    private static int headerBytes(byte[] image) {
        ByteBuffer start = ByteBuffer.wrap(image);
        return start.getInt(0) == 348 || Integer.reverseBytes(start.getInt(0)) == 348 ? 348 : 540;
    }

    private static Atlas atlas(Random random) {
        byte[] labels = NiftiBytes.first()
                .dim(3, 2, 2, 2)
                .body(new byte[] {1, 1, 2, 2, 3, 3, 0, 0})
                .bytes();
        String name = random.nextBoolean() ? "" : "small";
        return AtlasReader.read(new MemoryFiles().with("/atlas.nii", labels), "/atlas.nii", "", name);
    }

    /** Parcellates with one of the policies; {@code shape} hears what was read. */
    private static void parcellate(MemoryFiles files, String path, Random random, Consumer<Read> shape) {
        RegionExtractor extractor = RegionExtractor.of(atlas(random))
                .with(random.nextBoolean() ? Resampling.NEAREST : Resampling.NONE)
                .with(random.nextBoolean() ? ConstantVoxels.INCLUDE : ConstantVoxels.EXCLUDE)
                .withMinimumCoverage(random.nextBoolean() ? 0 : 0.5);
        try (NiftiFrames frames = NiftiReader.open(files, path)) {
            RegionSeries series =
                    extractor.extract(frames, frames.repetitionTime().orElse(Double.NaN));
            assertThat(series.frames()).isEqualTo(frames.frames());
            assertThat(series.regions()).hasSize(3);
            shape.accept(new Read(frames.grid(), series.frames()));
        }
    }

    private record Read(Grid grid, int frames) {}

    private static void parcellatePlain(byte[] file, Random random) {
        parcellate(
                new MemoryFiles().with("/x.nii", file),
                "/x.nii",
                random,
                read -> StatedShape.of(file).requireSameAs(read.grid(), read.frames()));
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedHeaders(@ForAll Random batch) {
        HEADERS.tryFiles(batch, random -> {
            byte[] whole = run(random).bytes();
            parcellatePlain(Damage.bytes(whole, 0, headerBytes(whole) + 4, 1 + random.nextInt(4), random), random);
        });
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedBodies(@ForAll Random batch) {
        BODIES.tryFiles(batch, random -> {
            byte[] whole = run(random).bytes();
            parcellatePlain(Damage.bytes(whole, headerBytes(whole), whole.length, random.nextInt(6), random), random);
        });
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedInsideAndOutsideGzip(@ForAll Random batch) {
        GZIP.tryFiles(batch, random -> {
            byte[] whole = run(random).bytes();
            byte[] inside = Damage.bytes(whole, 0, whole.length, random.nextInt(3), random);
            byte[] packed = NiftiBytes.gzip(inside);
            byte[] outside = Damage.bytes(packed, 0, packed.length, random.nextInt(3), random);
            parcellate(
                    new MemoryFiles().with("/x.nii.gz", outside),
                    "/x.nii.gz",
                    random,
                    read -> StatedShape.of(inside).requireSameAs(read.grid(), read.frames()));
        });
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedPairs(@ForAll Random batch) {
        PAIRS.tryFiles(batch, random -> {
            NiftiBytes pair = run(random);
            byte[] whole = pair.bytes();
            int size = headerBytes(whole);
            byte[] start = pair.magic(size == 348 ? "ni1\0" : "ni2\0").offset(0).headerOnly();
            byte[] header = Damage.bytes(start, 0, size, random.nextInt(3), random);
            byte[] voxels = Arrays.copyOfRange(whole, size + 4, whole.length);
            byte[] img = Damage.bytes(voxels, 0, voxels.length, random.nextInt(3), random);
            MemoryFiles files = new MemoryFiles().with("/x.hdr", header).with("/x.img", img);
            parcellate(
                    files,
                    random.nextBoolean() ? "/x.hdr" : "/x.img",
                    random,
                    read -> StatedShape.of(header).requireSameAs(read.grid(), read.frames()));
        });
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void anyShapeAndOffset(@ForAll Random batch) {
        SHAPES.tryFiles(batch, random -> {
            long[] dim = new long[8];
            dim[0] = random.nextInt(4) == 0 ? random.nextInt(10) - 1 : 4;
            for (int d = 1; d < 8; d++) {
                dim[d] = random.nextInt(12) == 0 ? random.nextLong() >> random.nextInt(64) : 1 + random.nextInt(5);
            }
            byte[] body = new byte[random.nextInt(3000)];
            random.nextBytes(body);
            NiftiBytes image = image(random).dim(dim).body(body);
            if (random.nextInt(8) == 0) {
                image.offset(Float.intBitsToFloat(random.nextInt()));
            }
            byte[] file = image.bytes();
            if (random.nextBoolean()) {
                parcellatePlain(file, random);
            } else {
                byte[] packed = NiftiBytes.gzip(file);
                parcellate(
                        new MemoryFiles().with("/x.nii.gz", packed),
                        "/x.nii.gz",
                        random,
                        read -> StatedShape.of(file).requireSameAs(read.grid(), read.frames()));
            }
        });
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void anyBytes(@ForAll Random batch) {
        ANY.tryFiles(batch, random -> {
            byte[] file = new byte[random.nextInt(1200)];
            random.nextBytes(file);
            parcellatePlain(file, random);
        });
    }

    @Property(tries = Fuzz.TRIES, seed = Fuzz.SEED, shrinking = ShrinkingMode.OFF)
    void changedLabelImages(@ForAll Random batch) {
        LABELS.tryFiles(batch, random -> {
            byte[] whole = image(random)
                    .dim(3, 2, 2, 2)
                    .body(new byte[] {1, 1, 2, 2, 3, 3, 0, 0})
                    .bytes();
            byte[] file = Damage.bytes(whole, 0, whole.length, 1 + random.nextInt(3), random);
            MemoryFiles files = new MemoryFiles().with("/a.nii", file).with("/a.tsv", "index\tname\n1\tone\n2\ttwo\n");
            Atlas atlas = AtlasReader.read(files, "/a.nii", "", "");
            StatedShape.of(file).requireSameAs(atlas.grid(), 1);
            assertThat(atlas.labels()).hasSize(atlas.grid().voxels());
        });
    }
}
