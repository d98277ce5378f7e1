package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BidsLayoutTest {
    private static final RunFilter ALL = RunFilter.all();

    private final MemoryFiles files = new MemoryFiles();

    private void empty(String... paths) {
        for (String path : paths) {
            files.with(path, "");
        }
    }

    private List<BoldRun> runs(String root) {
        return BidsLayout.runs(files, root, ALL);
    }

    private static List<String> ids(List<BoldRun> runs) {
        return runs.stream().map(BoldRun::id).toList();
    }

    @Test
    void findsRunsWithAndWithoutSessionsSortedById() {
        empty(
                "/d/sub-02/ses-b/func/sub-02_ses-b_task-x_bold.nii",
                "/d/sub-02/ses-a/func/sub-02_ses-a_task-x_bold.nii.gz",
                "/d/sub-01/func/sub-01_task-x_run-1_bold.nii.gz",
                "/d/sub-01/func/sub-01_task-x_run-1_sbref.nii.gz",
                "/d/sub-01/anat/sub-01_T1w.nii.gz",
                "/d/sub-01/func/notes (old).txt",
                "/d/derivatives/y/sub-01/func/sub-01_task-x_run-1_bold.nii.gz");
        List<BoldRun> runs = runs("/d/");
        assertThat(ids(runs)).containsExactly("sub-01_task-x_run-1", "sub-02_ses-a_task-x", "sub-02_ses-b_task-x");
        BoldRun run = runs.get(1);
        assertThat(run.path()).isEqualTo("/d/sub-02/ses-a/func/sub-02_ses-a_task-x_bold.nii.gz");
        assertThat(List.of(run.subject(), run.session(), run.task(), run.run())).containsExactly("02", "a", "x", "");
        assertThat(run.hasRepetitionTime()).isFalse();
        assertThat(run.eventsPath() + run.confoundsPath() + run.maskPath()).isEmpty();
    }

    @Test
    void theNearestSidecarThatStatesTheRepetitionTimeCounts() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii", "/d/sub-02/func/sub-02_task-x_bold.nii");
        empty("/d/sub-02/func/sub-02_task-y_bold.nii");
        files.with("/d/task-x_bold.json", "{\"RepetitionTime\": 2}");
        files.with("/d/bold.json", "{\"RepetitionTime\": 9}");
        files.with("/d/sub-02/sub-02_bold.json", "{\"EchoTime\": 0.03}");
        files.with("/d/sub-02/func/sub-02_task-x_bold.json", "{\"RepetitionTime\": 0.8}");
        assertThat(runs("/d")).extracting(BoldRun::repetitionTime).containsExactly(2.0, 0.8, 9.0);
    }

    @Test
    void eventsAreInheritedFromTheNearestFolder() {
        empty("/d/sub-01/func/sub-01_task-x_run-1_bold.nii", "/d/sub-01/func/sub-01_task-x_run-02_bold.nii");
        empty("/d/task-x_events.tsv", "/d/sub-01/func/sub-01_task-x_run-2_events.tsv");
        assertThat(runs("/d"))
                .extracting(BoldRun::eventsPath)
                .containsExactly("/d/sub-01/func/sub-01_task-x_run-2_events.tsv", "/d/task-x_events.tsv");
    }

    @Test
    void participantsColumnsGoWithTheRuns() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii", "/d/sub-02/func/sub-02_task-x_bold.nii");
        files.with("/d/participants.tsv", "participant_id\tsex\tage\nsub-01\tF\t30\n");
        List<BoldRun> runs = runs("/d");
        assertThat(runs.get(0).columns()).containsExactly(entry("age", "30"), entry("sex", "F"));
        assertThat(runs.get(1).columns()).isEmpty();
    }

    private static Map.Entry<String, String> entry(String key, String value) {
        return Map.entry(key, value);
    }

    private void derivative() {
        String stem = "/raw/derivatives/fmriprep/sub-01/func/sub-01_task-x_run-1_";
        empty(
                stem + "space-MNI_desc-preproc_bold.nii.gz",
                stem + "space-MNI_boldref.nii.gz",
                stem + "space-MNI_desc-brain_mask.nii.gz",
                stem + "space-T1w_desc-preproc_bold.nii.gz",
                stem + "space-T1w_desc-brain_mask.nii.gz",
                stem + "desc-confounds_timeseries.tsv",
                "/raw/sub-01/func/sub-01_task-x_run-01_bold.nii.gz",
                "/raw/sub-01/func/sub-01_task-x_run-01_events.tsv");
        files.with("/raw/participants.tsv", "participant_id\tage\nsub-01\t30\n");
        files.with("/raw/task-x_bold.json", "{\"RepetitionTime\": 2}");
    }

    @Test
    void aDerivativeBringsConfoundsMaskAndWhatTheRawDatasetHas() {
        derivative();
        BoldRun run = BidsLayout.runs(files, "/raw/derivatives/fmriprep", ALL.withSpace("MNI"))
                .get(0);
        String folder = "/raw/derivatives/fmriprep/sub-01/func/";
        assertThat(run.id()).isEqualTo("sub-01_task-x_run-1_space-MNI");
        assertThat(run.path()).isEqualTo(folder + "sub-01_task-x_run-1_space-MNI_desc-preproc_bold.nii.gz");
        assertThat(run.maskPath()).isEqualTo(folder + "sub-01_task-x_run-1_space-MNI_desc-brain_mask.nii.gz");
        assertThat(run.confoundsPath()).isEqualTo(folder + "sub-01_task-x_run-1_desc-confounds_timeseries.tsv");
        assertThat(run.eventsPath()).isEqualTo("/raw/sub-01/func/sub-01_task-x_run-01_events.tsv");
        assertThat(run.repetitionTime()).isEqualTo(2);
        assertThat(run.columns()).containsEntry("age", "30");
    }

    @Test
    void severalSpacesMustBeChosenFrom() {
        derivative();
        assertThatThrownBy(() -> runs("/raw/derivatives/fmriprep"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("several spaces: MNI, T1w");
        assertThatThrownBy(() -> BidsLayout.runs(files, "/raw/derivatives/fmriprep", ALL.withSpace("Talairach")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("spaces there are MNI, T1w");
    }

    @Test
    void resolutionsAndNativeSpaceCanBeChosen() {
        String stem = "/d/sub-01/func/sub-01_task-x_";
        empty(
                stem + "space-MNI_res-1_desc-preproc_bold.nii",
                stem + "space-MNI_res-2_desc-preproc_bold.nii",
                stem + "desc-preproc_bold.nii");
        assertThat(ids(BidsLayout.runs(files, "/d", ALL.withSpace("space-MNI:res-2"))))
                .containsExactly("sub-01_task-x_space-MNI_res-2");
        assertThat(ids(BidsLayout.runs(files, "/d", ALL.withSpace("native")))).containsExactly("sub-01_task-x");
        assertThatThrownBy(() -> BidsLayout.runs(files, "/d", ALL.withSpace("MNI")))
                .hasMessageContaining("MNI:res-1, MNI:res-2");
    }

    @Test
    void combinedEchoesAndPreprocessedVersionsGoFirstAndPhaseIsLeftOut() {
        String stem = "/d/sub-01/func/sub-01_task-x_";
        empty(
                stem + "echo-1_desc-preproc_bold.nii",
                stem + "echo-2_desc-preproc_bold.nii",
                stem + "desc-preproc_bold.nii",
                stem + "desc-optcom_bold.nii",
                stem + "part-phase_bold.nii");
        assertThat(runs("/d")).extracting(BoldRun::path).containsExactly(stem + "desc-preproc_bold.nii");
    }

    @Test
    void severalVersionsOfOneRunAreRefused() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii", "/d/sub-01/func/sub-01_task-x_bold.nii.gz");
        assertThatThrownBy(() -> runs("/d"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("several versions: sub-01_task-x_bold.nii, sub-01_task-x_bold.nii.gz");
    }

    @Test
    void theDescriptionNamesTheRawDataset() {
        empty("/deriv/sub-01/func/sub-01_task-x_desc-preproc_bold.nii");
        empty("/elsewhere/raw/sub-01/func/sub-01_task-x_events.tsv");
        files.with("/deriv/dataset_description.json", "{\"DatasetLinks\": {\"raw\": \"/elsewhere/raw\"}}");
        String events = "/elsewhere/raw/sub-01/func/sub-01_task-x_events.tsv";
        assertThat(runs("/deriv").get(0).eventsPath()).isEqualTo(events);
        files.with(
                "/deriv/dataset_description.json",
                "{\"SourceDatasets\": [{\"DOI\": \"x\"}, {\"URL\": \"https://a.b\"}, {\"URL\": \"/none\"}]}");
        assertThat(runs("/deriv").get(0).eventsPath()).isEmpty();
        DiscoveredRuns told = BidsLayout.discover(files, "/deriv", "/elsewhere/raw", ALL);
        assertThat(told.runs().get(0).eventsPath()).isEqualTo(events);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hdfs://node:8020/raw",
                "webhdfs://node/raw",
                "ftp://user:secret@node/raw",
                "s3a://bucket/raw",
                "hdfs:/raw",
                "file://node/raw",
                "https://a.b/raw"
            })
    void noOtherFileSystemIsAskedBecauseADescriptionNamesIt(String link) {
        empty("/deriv/sub-01/func/sub-01_task-x_bold.nii", link + "/sub-01/func/sub-01_task-x_events.tsv");
        files.with(
                "/deriv/dataset_description.json",
                "{\"DatasetLinks\": {\"raw\": \"" + link + "\"}, \"SourceDatasets\": [{\"URL\": \"" + link + "\"}]}");
        assertThat(runs("/deriv").get(0).eventsPath()).isEmpty();
    }

    @Test
    void aLinkWithinTheFileSystemOfTheDataSetIsFollowed() {
        String events = "hdfs://node/raw/sub-01/func/sub-01_task-x_events.tsv";
        empty("hdfs://node/deriv/sub-01/func/sub-01_task-x_bold.nii", events);
        files.with("hdfs://node/deriv/dataset_description.json", "{\"DatasetLinks\": {\"raw\": \"hdfs://node/raw\"}}");
        assertThat(runs("hdfs://node/deriv").get(0).eventsPath()).isEqualTo(events);
    }

    @Test
    void filtersBySubjectAndTask() {
        empty(
                "/d/sub-01/func/sub-01_task-x_bold.nii",
                "/d/sub-01/func/sub-01_task-y_bold.nii",
                "/d/sub-02/func/sub-02_task-x_bold.nii");
        RunFilter filter = ALL.withSubjects(List.of("sub-01")).withTasks(List.of("y"));
        assertThat(ids(BidsLayout.runs(files, "/d", filter))).containsExactly("sub-01_task-y");
        assertThatThrownBy(() -> BidsLayout.runs(files, "/d", ALL.withSubjects(List.of("01", "07"))))
                .isInstanceOf(InputException.class)
                .hasMessage("/d: has no functional run of subject 07; there are 01, 02");
        assertThatThrownBy(() -> BidsLayout.runs(files, "/d", ALL.withTasks(List.of("z"))))
                .hasMessageContaining("there are x, y");
    }

    @Test
    void refusesFoldersWithoutRuns() {
        empty("/d/readme", "/e/sub-01/anat/sub-01_T1w.nii");
        assertThatThrownBy(() -> runs("/d")).isInstanceOf(InputException.class).hasMessageContaining("no functional");
        assertThatThrownBy(() -> runs("/e")).isInstanceOf(InputException.class).hasMessageContaining("no functional");
        assertThatThrownBy(() -> runs("/f")).isInstanceOf(InputException.class).hasMessageContaining("does not exist");
        assertThatThrownBy(() -> runs("/d/readme")).hasMessageContaining("is not a folder");
    }

    @Test
    void aRunWithABadSidecarIsSetApartAndTheRestGoesOn() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii", "/d/sub-02/func/sub-02_task-x_bold.nii");
        files.with("/d/sub-01/func/sub-01_task-x_bold.json", "{\"RepetitionTime\": 2000}");
        DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL);
        assertThat(ids(found.runs())).containsExactly("sub-02_task-x");
        assertThat(found.excluded()).containsOnlyKeys("sub-01_task-x");
        assertThat(found.excluded().get("sub-01_task-x")).contains("RepetitionTime 2000 cannot be", "seconds");
        assertThatThrownBy(() -> runs("/d")).isInstanceOf(InputException.class).hasMessageContaining("sub-01_task-x");
        files.with("/d/sub-01/func/sub-01_task-x_bold.json", "{");
        assertThat(BidsLayout.discover(files, "/d", "", ALL).excluded()).hasSize(1);
    }

    @Test
    void twoSidecarsThatApplyEquallyAreAmbiguous() {
        empty("/d/sub-01/func/sub-01_task-x_acq-a_bold.nii", "/d/task-x_events.tsv", "/d/acq-a_events.tsv");
        assertThatThrownBy(() -> runs("/d"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("BIDS allows one of them");
    }
}
