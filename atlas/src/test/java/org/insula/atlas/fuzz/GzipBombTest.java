package org.insula.atlas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.insula.atlas.AtlasReader;
import org.insula.atlas.RegionExtractor;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.nifti.NiftiBytes;
import org.insula.io.nifti.NiftiFrames;
import org.insula.io.nifti.NiftiReader;
import org.junit.jupiter.api.Test;

/** Files of a few MB that unpack to 16 GB: what is unpacked and held is bounded by what the header states. */
class GzipBombTest {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int MEMBER_BYTES = 64 << 20;
    private static final byte[] MEMBER = NiftiBytes.gzip(new byte[MEMBER_BYTES]);

    /** An image, and behind it, in further gzip members, 16 GB of zeros. */
    private static MemoryFiles bomb(NiftiBytes image) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(NiftiBytes.gzip(image.bytes()));
        for (int member = 0; member < 256; member++) {
            file.writeBytes(MEMBER);
        }
        return new MemoryFiles().with("/bomb.nii.gz", file.toByteArray());
    }

    @Test
    void behindASmallHeaderItIsNotUnpacked() {
        MemoryFiles files = bomb(NiftiBytes.first().dim(4, 2, 1, 1, 2).body(new byte[] {1, 2, 3, 4}));
        assertTimeoutPreemptively(LIMIT, () -> {
            try (NiftiFrames frames = NiftiReader.open(files, "/bomb.nii.gz")) {
                double[] frame = new double[2];
                assertThat(frames.next(frame)).isTrue();
                assertThat(frames.next(frame)).isTrue();
                assertThat(frame).containsExactly(3, 4);
                assertThat(frames.next(frame)).isFalse();
            }
        });
    }

    @Test
    void behindAHeaderOfManyFramesItIsReadFrameByFrame() {
        // 1.1 GB in 1000 frames, within the file's zeros: it is a run, if an empty one.
        MemoryFiles files = bomb(NiftiBytes.second().dim(4, 1024, 1024, 1, 1000).body(new byte[0]));
        byte[] labels = new byte[1 << 20];
        labels[5] = 1;
        files.with(
                "/a.nii", NiftiBytes.second().dim(3, 1024, 1024, 1).body(labels).bytes());
        RegionExtractor extractor = RegionExtractor.of(AtlasReader.read(files, "/a.nii", "", ""));
        assertTimeoutPreemptively(LIMIT, () -> {
            try (NiftiFrames frames = NiftiReader.open(files, "/bomb.nii.gz")) {
                assertThatThrownBy(() -> extractor.extract(frames, 1))
                        .isInstanceOf(InputException.class)
                        .hasMessageContaining("constant over the run");
            }
        });
    }

    @Test
    void aHeaderOfMoreThanTheFileCanHoldIsRefusedAtOnce() {
        MemoryFiles files = bomb(NiftiBytes.second().dim(4, 1024, 1024, 64, 1000));
        assertThatThrownBy(() -> NiftiReader.open(files, "/bomb.nii.gz"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("too few for the 67108864544 that its header announces");
    }

    @Test
    void aFrameThatNoHeapHoldsIsRefusedBeforeItIsAllocated() {
        MemoryFiles files = bomb(NiftiBytes.second().dim(3, 2048, 1024, 1000));
        assertThatThrownBy(() -> NiftiReader.open(files, "/bomb.nii.gz"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("-Xmx");
    }
}
