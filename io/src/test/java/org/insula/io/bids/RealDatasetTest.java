package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.insula.io.LocalFiles;
import org.insula.io.nifti.NiftiFrames;
import org.insula.io.nifti.NiftiReader;
import org.junit.jupiter.api.Test;

/** A real dataset, where it is present: the object-viewing runs of one subject of Haxby and others (2001). */
class RealDatasetTest {
    @Test
    void findsAndReadsEveryRun() {
        Path root = Path.of(System.getProperty("insula.shared", "../shared"), "data", "haxby2001");
        assumeTrue(Files.exists(root), "no real dataset: " + root + " is absent (-Dinsula.shared=DIR)");
        LocalFiles files = new LocalFiles();
        List<BoldRun> runs = BidsLayout.runs(files, root.toString(), RunFilter.all());
        assertThat(runs).hasSize(12);
        for (BoldRun run : runs) {
            assertThat(run.repetitionTime()).isEqualTo(2.5);
            assertThat(Events.read(files, run.eventsPath()))
                    .extracting(Event::trialType)
                    .hasSize(8)
                    .contains("face");
            try (NiftiFrames frames = NiftiReader.open(files, run.path())) {
                assertThat(frames.frames()).isEqualTo(121);
                assertThat(frames.grid().describe()).isEqualTo("40×20×1 voxels of 3.1×3.75×3.75 mm");
                double[] frame = new double[frames.grid().voxels()];
                assertThat(frames.next(frame)).isTrue();
                assertThat(frame).contains(0);
                assertThat(Arrays.stream(frame).max().orElseThrow()).isGreaterThan(100);
            }
        }
    }
}
