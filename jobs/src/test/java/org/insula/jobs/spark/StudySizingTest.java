package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.insula.atlas.MapStatistic;
import org.insula.atlas.ProbabilisticAtlas;
import org.insula.atlas.Region;
import org.insula.atlas.WeightMap;
import org.insula.io.LocalFiles;
import org.insula.io.MemoryFiles;
import org.insula.io.bids.BoldRun;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.jobs.TinyStudy;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.memory.StudySizes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudySizingTest {
    @TempDir
    private Path folder;

    @Test
    void theMapsOfAProbabilisticAtlasCount() {
        Grid grid = new Grid(3, 1, 1, Affine.identity());
        StudyAtlas maps = new StudyAtlas.Maps(
                new ProbabilisticAtlas(
                        "M",
                        grid,
                        List.of(new Region(1, "a"), new Region(2, "b")),
                        List.of(WeightMap.of(new double[] {0.5, 0.5, 0}), WeightMap.of(new double[] {0, 0.25, 1}))),
                MapStatistic.LEAST_SQUARES);
        RunConfig config = StudyFile.read(
                new MemoryFiles()
                        .with(
                                "/s.yaml",
                                "input: {bids: in}\natlas: {image: a.nii}\nsamples: {frames: 2}\noutput: out\n"),
                "/s.yaml");

        StudySizes sizes = new StudySizing(new MemoryFiles(), config.samples(), List.of(), List.of(maps)).sizes();

        // A voxel's number and a weight, 4 bytes each, four times.
        assertThat(sizes.atlasBytes()).isEqualTo(32);
        assertThat(sizes.inRegions()).isEqualTo(4);
        assertThat(sizes.regions()).isEqualTo(2);
    }

    @Test
    void samplesAreCountedAsTheyAreCut() throws Exception {
        TinyStudy.cohort(folder);
        LocalFiles files = new LocalFiles();
        RunConfig config = StudyFile.read(files, TinyStudy.configuration(folder, "out"));
        List<StudyAtlas> atlases =
                List.of(config.parcellation().atlases().get(0).read(files));
        List<BoldRun> runs = config.input().runs(files).runs();

        StudySizes sizes = new StudySizing(files, config.samples(), runs, atlases).sizes();

        assertThat(sizes.frames()).isEqualTo(96);
        // Two of the first run's windows stay inside it; the other seven are taken to be like it.
        assertThat(sizes.samples()).isEqualTo(8 * 2);
        assertThat(sizes.voxels()).isEqualTo(12 * 14 * 12);
    }
}
