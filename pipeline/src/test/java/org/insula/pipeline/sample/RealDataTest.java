package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.insula.atlas.Atlas;
import org.insula.atlas.AtlasReader;
import org.insula.atlas.RegionExtractor;
import org.insula.io.FileAccess;
import org.insula.io.LocalFiles;
import org.insula.io.bids.BidsLayout;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Events;
import org.insula.io.bids.RunFilter;
import org.insula.io.nifti.NiftiFrames;
import org.insula.io.nifti.NiftiReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class RealDataTest {
    private static final FileAccess FILES = new LocalFiles();

    @Test
    void cutsTheObjectViewingDataAsItsReadmeExpects() {
        Path data = Path.of(System.getProperty("insula.shared", "../shared"), "data", "haxby2001");
        Assumptions.assumeTrue(Files.isDirectory(data), "no real data in " + data.getFileName());

        SampleSet samples = CohortCutter.with(SamplingOptions.byTrialType(9, 5))
                .cut(runs(data.toString()))
                .samples();
        assertThat(samples.size()).isEqualTo(96);
        assertThat(samples.table().labelCounts()).hasSize(8).containsOnly(12);
        assertThat(samples.table().repetitionTime()).isEqualTo(2.5);
        assertThat(samples.sample(0).onset()).isEqualTo(20);

        FoldOptions byRun = FoldOptions.withDefaults(1).withFolds(4).withGroup("run");
        assertThat(FoldPlan.plan(samples.table(), byRun)).hasSize(4).allSatisfy(fold -> {
            assertThat(fold.test()).hasSize(24);
            assertThat(fold.validation()).hasSize(16);
            assertThat(fold.train()).hasSize(56);
        });
    }

    private static List<LabelledRun> runs(String folder) {
        Atlas atlas = AtlasReader.read(FILES, folder + "/atlas-blocks_dseg.nii.gz", "", "blocks");
        List<LabelledRun> runs = new ArrayList<>();
        for (BoldRun run : BidsLayout.runs(FILES, folder, RunFilter.all())) {
            try (NiftiFrames frames = NiftiReader.open(FILES, run.path())) {
                double repetitionTime = run.hasRepetitionTime()
                        ? run.repetitionTime()
                        : frames.repetitionTime().orElseThrow();
                runs.add(new LabelledRun(
                        run,
                        RegionExtractor.of(atlas).extract(frames, repetitionTime),
                        Events.read(FILES, run.eventsPath())));
            }
        }
        return runs;
    }
}
