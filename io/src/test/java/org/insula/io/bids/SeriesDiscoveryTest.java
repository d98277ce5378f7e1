package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.junit.jupiter.api.Test;

/** Ready-made series and grayordinates, found by their names. */
class SeriesDiscoveryTest {
    private static final String FUNC = "raw/derivatives/xcp/sub-01/func/";

    private static MemoryFiles dataset() {
        String run = FUNC + "sub-01_task-x_run-1_space-MNI152NLin2009cAsym_";
        return new MemoryFiles()
                .with(run + "seg-4S156Parcels_stat-mean_timeseries.tsv", "a\n1\n")
                .with(run + "seg-4S156Parcels_stat-mean_timeseries.json", "{\"SamplingFrequency\": \"TR\"}")
                .with(run + "seg-Gordon_stat-mean_timeseries.tsv", "a\n1\n")
                .with(run + "seg-Gordon_stat-coverage_bold.tsv", "a\n1\n")
                .with(run + "seg-Gordon_stat-pearsoncorrelation_relmat.tsv", "a\n1\n")
                .with(FUNC + "sub-01_task-x_run-1_desc-confounds_timeseries.tsv", "c\n1\n")
                .with("raw/sub-01/func/sub-01_task-x_run-1_bold.nii.gz", "x")
                .with("raw/sub-01/func/sub-01_task-x_run-1_events.tsv", "onset\tduration\n1\t1\n")
                .with("raw/task-x_bold.json", "{\"RepetitionTime\": 2.5}");
    }

    private static DiscoveredRuns discover(MemoryFiles files, RunFilter filter, String atlas) {
        return BidsLayout.discoverSeries(files, "raw/derivatives/xcp", "", filter, atlas);
    }

    @Test
    void findsTheSeriesOfAnAtlasAndWhatBelongsToThem() {
        BoldRun run =
                discover(dataset(), RunFilter.all(), "4S156Parcels").runs().get(0);
        assertThat(run.id()).isEqualTo("sub-01_task-x_run-1_space-MNI152NLin2009cAsym");
        assertThat(run.path()).endsWith("_seg-4S156Parcels_stat-mean_timeseries.tsv");
        assertThat(run.repetitionTime()).isEqualTo(2.5);
        assertThat(run.eventsPath()).isEqualTo("raw/sub-01/func/sub-01_task-x_run-1_events.tsv");
        assertThat(run.confoundsPath()).endsWith("desc-confounds_timeseries.tsv");
    }

    @Test
    void takesTheTimeBetweenFramesFromTheSeriesItselfFirst() {
        MemoryFiles files = dataset()
                .with(
                        FUNC + "sub-01_task-x_run-1_space-MNI152NLin2009cAsym_seg-Gordon_stat-mean_timeseries.json",
                        "{\"SamplingFrequency\": 0.8}");
        assertThat(discover(files, RunFilter.all(), "Gordon").runs().get(0).repetitionTime())
                .isEqualTo(1.25);
    }

    @Test
    void wantsOneOfSeveralAtlasesNamed() {
        assertThatThrownBy(() -> discover(dataset(), RunFilter.all(), ""))
                .isInstanceOf(InputException.class)
                .hasMessage("raw/derivatives/xcp: has series of several atlases: 4S156Parcels, Gordon; choose one");
        assertThatThrownBy(() -> discover(dataset(), RunFilter.all(), "AAL"))
                .hasMessageContaining("has no series of the atlas AAL; there are 4S156Parcels, Gordon");
    }

    @Test
    void takesTheOnlyAtlasUnnamedUnderEitherEntity() {
        MemoryFiles files = new MemoryFiles()
                .with("raw/derivatives/xcp/sub-01/func/sub-01_task-x_atlas-AAL_timeseries.tsv", "a\n1\n");
        assertThat(discover(files, RunFilter.all(), "").runs().get(0).id()).isEqualTo("sub-01_task-x");
    }

    @Test
    void prefersTheTableWhereBothFormsAreThere() {
        String stem = FUNC + "sub-01_task-y_space-fsLR_seg-Gordon_den-91k_stat-mean_timeseries";
        MemoryFiles files = dataset().with(stem + ".tsv", "a\n1\n").with(stem + ".ptseries.nii", "x");
        RunFilter filter = RunFilter.all().withTasks(List.of("y"));
        assertThat(discover(files, filter, "").runs().get(0).path()).isEqualTo(stem + ".tsv");
        files.delete(stem + ".tsv");
        assertThat(discover(files, filter, "").runs().get(0).path()).isEqualTo(stem + ".ptseries.nii");
    }

    @Test
    void saysWhenThereAreNone() {
        MemoryFiles files = new MemoryFiles().with("raw/derivatives/xcp/sub-01/func/sub-01_task-x_bold.nii.gz", "x");
        assertThatThrownBy(() -> discover(files, RunFilter.all(), ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no functional runs (sub-…/[ses-…]/func/…_[seg|atlas]-…_timeseries.tsv)");
    }

    @Test
    void takesGrayordinatesOnlyIfTheirSpaceIsAskedFor() {
        String stem = "fmriprep/sub-01/func/sub-01_task-x_space-";
        MemoryFiles files = new MemoryFiles()
                .with(stem + "MNI152NLin6Asym_desc-preproc_bold.nii.gz", "x")
                .with(stem + "fsLR_den-91k_bold.dtseries.nii", "x")
                .with(stem + "fsLR_den-91k_bold.json", "{\"RepetitionTime\": 0.8}");
        assertThat(BidsLayout.runs(files, "fmriprep", RunFilter.all()).get(0).path())
                .endsWith("_bold.nii.gz");
        BoldRun dense = BidsLayout.runs(files, "fmriprep", RunFilter.all().withSpace("fsLR"))
                .get(0);
        assertThat(dense.path()).endsWith("_bold.dtseries.nii");
        assertThat(dense.repetitionTime()).isEqualTo(0.8);
    }

    private static String table(int rows) {
        return "a\n" + "1\n".repeat(rows);
    }

    private static TimeLine timeLine(MemoryFiles files, String folder) {
        return BidsLayout.discoverSeries(files, folder, "", RunFilter.all(), "")
                .runs()
                .get(0)
                .timeLine();
    }

    @Test
    void findsTheTableOfOutliersOfEveryVersion() {
        String stem = "x/sub-01/func/sub-01_task-x_run-1_";
        for (String series : List.of(
                "space-MNI152NLin6Asym_res-2_atlas-Gordon_timeseries.tsv",
                "space-MNI152NLin6Asym_seg-Gordon_stat-mean_timeseries.tsv",
                "space-fsLR_atlas-Gordon_den-91k_stat-mean_timeseries.ptseries.nii")) {
            for (String outliers : List.of("outliers.tsv", "desc-filtered_outliers.tsv")) {
                MemoryFiles files = new MemoryFiles()
                        .with(stem + series, table(3))
                        .with(stem + outliers, table(4))
                        .with("x/sub-01/func/sub-01_task-x_outliers.tsv", table(8))
                        .with("x/sub-01/func/sub-01_task-x_run-2_outliers.tsv", table(4));
                assertThat(timeLine(files, "x").outliersPath()).isEqualTo(stem + outliers);
            }
        }
    }

    @Test
    void theTableOfAConcatenationIsNotThatOfItsRuns() {
        MemoryFiles files = new MemoryFiles()
                .with("x/sub-01/func/sub-01_task-x_run-1_seg-A_timeseries.tsv", table(3))
                .with("x/sub-01/func/sub-01_task-x_outliers.tsv", table(8));
        assertThat(timeLine(files, "x")).isEqualTo(TimeLine.none());
    }

    @Test
    void findsTheWholeScanInTheDatasetsBehindTheSeries() {
        MemoryFiles files = new MemoryFiles()
                .with("r/derivatives/xcp/sub-01/func/sub-01_task-x_seg-A_timeseries.tsv", table(3))
                .with("r/sub-01/func/sub-01_task-x_bold.nii.gz", "x");
        String folder = "r/derivatives/xcp";
        assertThat(timeLine(files, folder).scanPath()).isEqualTo("r/sub-01/func/sub-01_task-x_bold.nii.gz");
        String confounds = "r/derivatives/fmriprep/sub-01/func/sub-01_task-x_desc-confounds_timeseries.tsv";
        files.with(confounds, table(4))
                .with(
                        folder + "/dataset_description.json",
                        "{\"DatasetLinks\": {\"preprocessed\": \"/data/fmriprep\"}}");
        assertThat(timeLine(files, folder).scanPath()).isEqualTo(confounds);
    }

    @Test
    void runsOneAfterAnotherAreLeftOutWhereTheRunsAreThere() {
        String stem = "x/sub-01/func/sub-01_task-x_";
        MemoryFiles files = new MemoryFiles()
                .with(stem + "run-1_seg-A_timeseries.tsv", table(3))
                .with(stem + "run-2_seg-A_timeseries.tsv", table(4))
                .with(stem + "seg-A_timeseries.tsv", table(7));
        DiscoveredRuns found = BidsLayout.discoverSeries(files, "x", "", RunFilter.all(), "");
        assertThat(found.runs()).extracting(BoldRun::run).containsExactly("1", "2");
        assertThat(found.notes())
                .containsExactly(
                        "sub-01_task-x_seg-A_timeseries.tsv is 2 runs one after another, which are there themselves; it"
                                + " is left out");
        // Of another length it is a run of its own, as is a second one as long as the first.
        files.with(stem + "seg-A_timeseries.tsv", table(5));
        assertThat(BidsLayout.discoverSeries(files, "x", "", RunFilter.all(), "")
                        .runs())
                .hasSize(3);
    }

    @Test
    void directionsAreRunsToo() {
        String stem = "x/sub-01/ses-1/func/sub-01_ses-1_task-x_";
        MemoryFiles files = new MemoryFiles()
                .with(stem + "dir-AP_run-1_seg-A_timeseries.tsv", table(3))
                .with(stem + "dir-PA_run-1_seg-A_timeseries.tsv", table(3))
                .with(stem + "seg-A_timeseries.tsv", table(6));
        assertThat(BidsLayout.discoverSeries(files, "x", "", RunFilter.all(), "")
                        .runs())
                .hasSize(2);
    }

    @Test
    void oneRunAloneIsItsOwnConcatenationOnlyIfTheyAreTheSame() {
        String stem = "x/sub-01/func/sub-01_task-x_";
        MemoryFiles files = new MemoryFiles()
                .with(stem + "run-2_seg-A_timeseries.tsv", "a\n1\n2\n")
                .with(stem + "seg-A_timeseries.tsv", "a\n1\n3\n");
        assertThat(BidsLayout.discoverSeries(files, "x", "", RunFilter.all(), "")
                        .runs())
                .hasSize(2);
        files.with(stem + "seg-A_timeseries.tsv", "a\n1\n2\n");
        assertThat(BidsLayout.discoverSeries(files, "x", "", RunFilter.all(), "")
                        .runs())
                .hasSize(1);
    }

    @Test
    void aRunWithoutSeriesOfTheAtlasIsLeftOut() {
        MemoryFiles files = new MemoryFiles()
                .with("x/sub-01/func/sub-01_task-x_seg-A_timeseries.tsv", table(3))
                .with("x/sub-01/func/sub-01_task-x_seg-B_timeseries.tsv", table(3))
                .with("x/sub-02/func/sub-02_task-x_seg-B_timeseries.tsv", table(3));
        DiscoveredRuns found = BidsLayout.discoverSeries(files, "x", "", RunFilter.all(), "A");
        assertThat(found.runs()).extracting(BoldRun::subject).containsExactly("01");
        assertThat(found.excluded())
                .containsEntry(
                        "sub-02_task-x", "is not there as asked for, only as sub-02_task-x_seg-B_timeseries.tsv");
    }

    @Test
    void aConcatenationIsKnownWhereOneOfItsRunsIsGone() {
        String func = "raw/derivatives/xcp/sub-01/func/sub-01_task-x_";
        MemoryFiles files = new MemoryFiles()
                .with(func + "run-2_seg-A_stat-mean_timeseries.tsv", "a\n3\n4\n")
                .with(func + "seg-A_stat-mean_timeseries.tsv", "a\n1\n2\n3\n4\n");
        DiscoveredRuns found = discover(files, RunFilter.all(), "");
        assertThat(found.runs()).extracting(BoldRun::run).containsExactly("2");
        assertThat(found.notes().toString())
                .contains("holds the rows of 1 runs that are there themselves, and 2 of others");
        files.with(func + "seg-A_stat-mean_timeseries.tsv", "a\n1\n2\n3\n5\n");
        assertThat(discover(files, RunFilter.all(), "").runs()).hasSize(2);
    }
}
