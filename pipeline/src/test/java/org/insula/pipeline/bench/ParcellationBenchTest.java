package org.insula.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

/** What is measured is the whole file; how fast it goes is no matter of a test. */
class ParcellationBenchTest {
    private static final MadeRun RUN = new MadeRun(new Grid(20, 20, 20, Affine.scaling(2, 2, 2)), 5, 12);

    @Test
    void tellsSizesTimesAndMemory() {
        MemoryFiles files = new MemoryFiles();
        RUN.write(files, "/run.nii.gz");
        ParcellationFigures figures = new ParcellationBench(files, "/run.nii.gz", RUN.atlas()).measure(2);
        assertThat(figures.frames()).isEqualTo(12);
        assertThat(figures.regions()).isEqualTo(5);
        assertThat(figures.packedBytes()).isEqualTo(files.bytes("/run.nii.gz").length);
        assertThat(figures.unpackedBytes()).isEqualTo(352 + 8000 * 12 * 4);
        assertThat(figures.unpackSeconds()).isPositive();
        assertThat(figures.parcellateSeconds()).isPositive();
        assertThat(figures.ratio()).isPositive();
        assertThat(figures.peakHeapBytes()).isPositive();
        assertThat(figures.lines()).hasSize(6).first().asString().contains("20×20×20", "12 frames", "5 regions");
    }

    @Test
    void aFileThatIsNotPackedIsRefused() {
        MemoryFiles files = new MemoryFiles();
        RUN.write(files, "/run.nii");
        assertThatThrownBy(() -> new ParcellationBench(files, "/run.nii", RUN.atlas()).measure(1))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("/run.nii");
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
        assertThat(Rounds.median(new double[] {9, 1, 4})).isEqualTo(4);
        assertThat(Rounds.median(new double[] {9, 1, 4, 5})).isEqualTo(4.5);
    }
}
