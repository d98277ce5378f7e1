package org.insula.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.insula.atlas.Atlas;
import org.insula.io.MemoryFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.nifti.Datatype;
import org.insula.io.nifti.NiftiFrames;
import org.insula.io.nifti.NiftiReader;
import org.junit.jupiter.api.Test;

/** The run that is measured resembles real ones in what matters for speed. */
class MadeRunTest {
    @Test
    void theStandardAtlasFillsABrainWithCompactRegions() {
        Atlas atlas = MadeRun.standard(1).atlas();
        assertThat(atlas.size()).isEqualTo(116);
        int brain = 0;
        for (int r = 0; r < atlas.size(); r++) {
            assertThat(atlas.voxels(r)).isBetween(300, 6000);
            brain += atlas.voxels(r);
        }
        assertThat(brain).isBetween(215_000, 240_000);
    }

    @Test
    void packsToAboutAQuarterAndIsTheSameEachTime() {
        MadeRun run = new MadeRun(new Grid(40, 40, 40, Affine.scaling(2, 2, 2)), 10, 3);
        MemoryFiles files = new MemoryFiles();
        run.write(files, "/a.nii.gz");
        run.write(files, "/b.nii.gz");
        assertThat(files.bytes("/a.nii.gz")).isEqualTo(files.bytes("/b.nii.gz"));
        double ratio = 40 * 40 * 40 * 3 * 4.0 / files.bytes("/a.nii.gz").length;
        assertThat(ratio).isBetween(3.5, 6.0);
    }

    @Test
    void noiseIsInsideTheBrainOnly() {
        MadeRun run = new MadeRun(new Grid(20, 20, 20, Affine.scaling(2, 2, 2)), 5, 2);
        MemoryFiles files = new MemoryFiles();
        run.write(files, "/a.nii.gz");
        Atlas atlas = run.atlas();
        try (NiftiFrames frames = NiftiReader.open(files, "/a.nii.gz")) {
            assertThat(frames.header().datatype()).isEqualTo(Datatype.FLOAT32);
            double[] first = new double[8000];
            double[] second = new double[8000];
            frames.next(first);
            frames.next(second);
            for (int v = 0; v < first.length; v++) {
                assertThat(first[v] == second[v]).isEqualTo(atlas.regionOfVoxel(v) < 0);
            }
        }
    }
}
