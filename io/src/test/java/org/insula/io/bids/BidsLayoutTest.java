package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.MemoryFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @ValueSource(strings = {".", "./", "../deriv", "loop", "loop/loop", "../raw/../deriv/loop"})
    @Timeout(20)
    void linksThatLeadBackEnd(String link, @TempDir Path folder) throws IOException {
        Path func = Files.createDirectories(folder.resolve("deriv/sub-01/func"));
        Files.createFile(func.resolve("sub-01_task-x_bold.nii"));
        Path raw = Files.createDirectories(folder.resolve("raw/sub-01/func"));
        Files.createFile(raw.resolve("sub-01_task-x_events.tsv"));
        Files.createSymbolicLink(folder.resolve("deriv/loop"), Path.of("."));
        Files.writeString(
                folder.resolve("deriv/dataset_description.json"),
                "{\"DatasetLinks\": {\"back\": \"" + link + "\", \"raw\": \"../raw\"}}");
        for (String root : List.of(folder + "/deriv", folder + "/deriv/", folder + "/raw/../deriv")) {
            assertThat(BidsLayout.runs(new LocalFiles(), root, ALL).get(0).eventsPath())
                    .as(root)
                    .endsWith("/raw/sub-01/func/sub-01_task-x_events.tsv");
        }
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
                "https://a.b/raw",
                "//node/raw"
            })
    void noOtherFileSystemIsAskedBecauseADescriptionNamesIt(String link) {
        empty("/deriv/sub-01/func/sub-01_task-x_bold.nii", link + "/sub-01/func/sub-01_task-x_events.tsv");
        files.with(
                "/deriv/dataset_description.json",
                "{\"DatasetLinks\": {\"raw\": \"" + link + "\"}, \"SourceDatasets\": [{\"URL\": \"" + link + "\"}]}");
        assertThat(runs("/deriv").get(0).eventsPath()).isEmpty();
    }

    @Test
    void noOtherFileSystemIsAskedByADataSetBehindTheDataSet() {
        empty("/deriv/sub-01/func/sub-01_task-x_bold.nii", "hdfs://node/raw/sub-01/func/sub-01_task-x_events.tsv");
        files.with("/deriv/dataset_description.json", "{\"DatasetLinks\": {\"first\": \"/first\"}}");
        files.with("/first/dataset_description.json", "{\"DatasetLinks\": {\"raw\": \"hdfs://node/raw\"}}");
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
    }

    @Test
    void aSidecarThatIsNotQuiteJsonIsReadAndNoted() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii");
        for (String odd : List.of(
                "{\"RepetitionTime\": 2, \"A\": 1, \"A\": 2}",
                "{\"A\": \"two\nlines\", \"RepetitionTime\": 2}",
                "{\"RepetitionTime\": 2,}",
                "{\"A\": \"\\d\", \"RepetitionTime\": 2}",
                "{\"RepetitionTime\": 2 /* s */}")) {
            files.with("/d/task-x_bold.json", odd);
            DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL);
            assertThat(found.runs()).as(odd).extracting(BoldRun::repetitionTime).containsExactly(2.0);
            assertThat(found.notes().toString()).as(odd).contains("/d/task-x_bold.json");
        }
        byte[] latin = "{\"A\": \"caf?\", \"RepetitionTime\": 2}".getBytes(StandardCharsets.US_ASCII);
        latin[10] = (byte) 0xFF;
        files.with("/d/task-x_bold.json", latin);
        assertThat(runs("/d")).extracting(BoldRun::repetitionTime).containsExactly(2.0);
    }

    @Test
    void aSidecarThatCannotBeReadLeavesTheRepetitionTimeToTheHeader() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii", "/d/sub-02/func/sub-02_task-x_bold.nii");
        for (String damaged : List.of("{", "", "{\"RepetitionTime\": 2, \"RepetitionTime\": 3}")) {
            files.with("/d/task-x_bold.json", damaged);
            DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL);
            assertThat(found.runs())
                    .as(damaged)
                    .extracting(BoldRun::hasRepetitionTime)
                    .containsExactly(false, false);
            assertThat(found.notes()).as(damaged).hasSize(1);
        }
    }

    @Test
    void oddParticipantsAreNotedUnlessAnOptionUsesThem() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii");
        Wanted nothing = new Wanted(false, false, false);
        for (String odd : List.of("", "id,age\nsub-01,3\n", "subject\tage\nsub-01\t3\n")) {
            files.with("/d/participants.tsv", odd);
            DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL, nothing);
            assertThat(found.runs()).as(odd).hasSize(1);
            assertThat(found.notes().toString()).as(odd).contains("participants.tsv", "no option uses it");
            assertThatThrownBy(() -> runs("/d")).as(odd).isInstanceOf(InputException.class);
        }
    }

    @Test
    void participantsOfAllKindsOfEditorsAreRead() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii");
        String plain = "Participant_ID\tage\tsite\nsub-01\t30\tZ\u00fcrich\n";
        for (byte[] table : List.of(
                plain.getBytes(StandardCharsets.UTF_8),
                plain.getBytes(StandardCharsets.ISO_8859_1),
                plain.getBytes(StandardCharsets.UTF_16),
                plain.replace("\n", "\t\n").getBytes(StandardCharsets.UTF_8),
                plain.replace("\n", "\r").getBytes(StandardCharsets.UTF_8),
                plain.replace("Participant_ID", "\tparticipant_id")
                        .replace("sub-01", "0\tsub-01")
                        .getBytes(StandardCharsets.UTF_8))) {
            files.with("/d/participants.tsv", table);
            assertThat(runs("/d").get(0).columns()).containsEntry("age", "30").containsEntry("site", "Z\u00fcrich");
        }
    }

    @Test
    void theNewerOfBothNamesOfConfoundsGoesFirst() {
        String stem = "/d/sub-01/func/sub-01_task-x_";
        empty(
                stem + "space-MNI_desc-preproc_bold.nii",
                stem + "desc-confounds_regressors.tsv",
                stem + "desc-confounds_timeseries.tsv");
        assertThat(runs("/d").get(0).confoundsPath()).endsWith("_desc-confounds_timeseries.tsv");
    }

    @Test
    void whatAppliesEquallyMattersOnlyWhereItIsWanted() {
        empty("/d/sub-01/func/sub-01_task-x_acq-a_bold.nii", "/d/task-x_events.tsv", "/d/acq-a_events.tsv");
        DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL, new Wanted(false, true, true));
        assertThat(found.runs()).hasSize(1);
        assertThat(found.notes().toString()).contains("BIDS allows one of them in a folder");
    }

    @Test
    void theIgnoreListOfARawDatasetHidesRuns() {
        empty(
                "/d/sub-01/func/sub-01_task-x_run-1_bold.nii",
                "/d/sub-01/func/sub-01_task-x_run-2_bold.nii",
                "/d/sub-02/func/sub-02_task-x_run-1_bold.nii",
                "/d/sub-03/func/sub-03_task-x_run-1_bold.nii");
        files.with("/d/.bidsignore", "# bad ones\n*_run-2_*\nsub-02/\n/sub-03/func/*_bold.*\n!sub-03/**\n");
        assertThat(ids(runs("/d"))).containsExactly("sub-01_task-x_run-1", "sub-03_task-x_run-1");
    }

    @Test
    void theIgnoreListOfADerivativeHidesOnlyWhatItNamesBySubject() {
        String stem = "/d/sub-01/func/sub-01_task-x_";
        empty(stem + "space-MNI_desc-preproc_bold.nii", stem + "desc-confounds_timeseries.tsv");
        empty("/d/sub-02/func/sub-02_task-x_space-MNI_desc-preproc_bold.nii");
        files.with("/d/dataset_description.json", "{\"DatasetType\": \"derivative\"}");
        files.with("/d/.bidsignore", "*_timeseries.tsv\n*_bold.nii\nsub-02\n");
        List<BoldRun> runs = runs("/d");
        assertThat(ids(runs)).containsExactly("sub-01_task-x_space-MNI");
        assertThat(runs.get(0).confoundsPath()).isNotEmpty();
    }

    @Test
    void cohortsArePartOfTheSpace() {
        String stem = "/d/sub-01/func/sub-01_task-x_space-MNIPediatricAsym_";
        empty(stem + "cohort-1_res-2_desc-preproc_bold.nii", stem + "cohort-2_res-2_desc-preproc_bold.nii");
        empty(stem + "cohort-1_res-2_desc-brain_mask.nii", stem + "cohort-2_res-2_desc-brain_mask.nii");
        assertThatThrownBy(() -> runs("/d"))
                .hasMessageContaining("MNIPediatricAsym:cohort-1:res-2, MNIPediatricAsym:cohort-2:res-2");
        for (String space : List.of(
                "MNIPediatricAsym:cohort-2",
                "MNIPediatricAsym:cohort-2:res-2",
                "MNIPediatricAsym:res-2:cohort-2",
                "space-MNIPediatricAsym:cohort-2")) {
            List<BoldRun> runs = BidsLayout.runs(files, "/d", ALL.withSpace(space));
            assertThat(runs).extracting(BoldRun::path).containsExactly(stem + "cohort-2_res-2_desc-preproc_bold.nii");
            assertThat(runs.get(0).maskPath()).isEqualTo(stem + "cohort-2_res-2_desc-brain_mask.nii");
        }
    }

    @Test
    void aSpaceThatSomeRunsLackIsNotMixedWithTheirs() {
        empty("/d/sub-01/func/sub-01_task-x_space-MNI_bold.nii", "/d/sub-01/func/sub-01_task-x_space-T1w_bold.nii");
        empty("/d/sub-02/func/sub-02_task-x_space-MNI_bold.nii", "/d/sub-03/func/sub-03_task-x_space-T1w_bold.nii");
        empty("/d/sub-04/func/sub-04_task-x_space-MNI_bold.nii");
        DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL);
        assertThat(found.runs()).extracting(BoldRun::subject).containsExactly("01", "02", "04");
        assertThat(found.runs()).allSatisfy(run -> assertThat(run.path()).contains("space-MNI"));
        assertThat(found.excluded().toString()).contains("sub-03_task-x", "is there in T1w, not in MNI");
        assertThat(found.notes().toString()).contains("MNI of 3, T1w of 2");
        DiscoveredRuns asked = BidsLayout.discover(files, "/d", "", ALL.withSpace("T1w"));
        assertThat(asked.runs()).extracting(BoldRun::subject).containsExactly("01", "03");
        assertThat(asked.excluded()).containsOnlyKeys("sub-02_task-x", "sub-04_task-x");
        assertThat(asked.excluded().get("sub-02_task-x")).contains("is not there in space T1w as asked for");
    }

    @Test
    void severalVersionsOfOneRunLeaveThatOneOut() {
        empty("/d/sub-01/func/sub-01_task-x_desc-a_bold.nii", "/d/sub-01/func/sub-01_task-x_desc-b_bold.nii");
        empty("/d/sub-02/func/sub-02_task-x_echo-1_bold.nii", "/d/sub-02/func/sub-02_task-x_echo-2_bold.nii");
        empty("/d/sub-03/func/sub-03_task-x_desc-b_bold.nii", "/d/sub-04/func/sub-04_task-x_echo-2_bold.nii");
        DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL);
        assertThat(found.runs()).extracting(BoldRun::subject).containsExactly("03", "04");
        assertThat(found.excluded()).containsOnlyKeys("sub-01_task-x", "sub-02_task-x");
        assertThat(found.excluded().get("sub-02_task-x")).contains("echo-1", "input.desc, input.echo or input.rec");
        assertThat(BidsLayout.discover(files, "/d", "", ALL.withDescription("b"))
                        .runs())
                .extracting(BoldRun::subject)
                .containsExactly("01", "03");
        assertThat(BidsLayout.discover(files, "/d", "", ALL.withEcho("02")).runs())
                .extracting(BoldRun::path)
                .allMatch(path -> path.contains("echo-2"))
                .hasSize(2);
        empty("/d/sub-05/func/sub-05_task-x_rec-a_bold.nii", "/d/sub-05/func/sub-05_task-x_rec-b_bold.nii");
        assertThat(BidsLayout.discover(files, "/d", "", ALL.withReconstruction("rec-b"))
                        .runs())
                .singleElement()
                .extracting(BoldRun::path)
                .isEqualTo("/d/sub-05/func/sub-05_task-x_rec-b_bold.nii");
    }

    @Test
    void everyNamedDatasetIsLookedThroughForEvents() {
        empty("/s/derivatives/xcp/sub-01/func/sub-01_task-x_desc-preproc_bold.nii", "/t/tpl-A/readme");
        empty("/m/fmriprep/sub-01/func/readme", "/raw/sub-01/func/sub-01_task-x_events.tsv");
        String description = "/s/derivatives/xcp/dataset_description.json";
        String events = "/raw/sub-01/func/sub-01_task-x_events.tsv";
        String chain = "{\"DatasetLinks\": {\"templateflow\": \"/t\", \"preprocessed\": \"/m/fmriprep\"}}";
        // Several, the raw one among them.
        files.with(description, "{\"DatasetLinks\": {\"templateflow\": \"/t\", \"raw\": \"file:///raw/\"}}");
        assertThat(runs("/s/derivatives/xcp").get(0).eventsPath()).isEqualTo(events);
        // A chain of two.
        files.with(description, chain);
        files.with("/m/fmriprep/dataset_description.json", "{\"SourceDatasets\": [{\"URL\": \"/raw\"}]}");
        assertThat(runs("/s/derivatives/xcp").get(0).eventsPath()).isEqualTo(events);
        // A path inside a container, and the folder around derivatives.
        files.with(description, "{\"DatasetLinks\": {\"preprocessed\": \"/data/input\"}}");
        empty("/s/sub-01/func/sub-01_task-x_events.tsv");
        DiscoveredRuns found = BidsLayout.discover(files, "/s/derivatives/xcp", "", ALL);
        assertThat(found.runs().get(0).eventsPath()).isEqualTo("/s/sub-01/func/sub-01_task-x_events.tsv");
        assertThat(found.looked()).containsExactly("/data/input (not there)", "/s");
    }

    @Test
    void twoSidecarsThatApplyEquallyAreAmbiguous() {
        empty("/d/sub-01/func/sub-01_task-x_acq-a_bold.nii", "/d/task-x_events.tsv", "/d/acq-a_events.tsv");
        assertThatThrownBy(() -> runs("/d"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("BIDS allows one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2.0]", "\"n/a\"", "NaN", "\"two\"", "true", "\"2d\"", "\"0x1p1\""})
    void aRepetitionTimeThatIsNoNumberIsTheHeaders(String stated) {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii");
        files.with("/d/task-x_bold.json", "{\"RepetitionTime\": " + stated + "}");
        DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL);
        assertThat(found.runs().get(0).hasRepetitionTime()).isFalse();
        assertThat(found.notes().toString()).contains("is no number; it is passed over");
    }

    @Test
    void aRepetitionTimeInQuotesIsANumber() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii");
        files.with("/d/task-x_bold.json", "{\"RepetitionTime\": \"2.5\"}");
        assertThat(runs("/d").get(0).repetitionTime()).isEqualTo(2.5);
    }

    @Test
    void theIgnoreListKnowsSetsOfCharacters() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii", "/d/sub-03/func/sub-03_task-x_bold.nii");
        empty("/d/sub-04/func/sub-04_task-x_bold.nii", "/d/sub-0a/func/sub-0a_task-x_bold.nii");
        files.with("/d/.bidsignore", "sub-0[34]/\nsub-0[!0-9]/\n");
        assertThat(ids(runs("/d"))).containsExactly("sub-01_task-x");
    }

    @ParameterizedTest
    @CsvSource({
        "sub-0[9-1]*, 4",
        "sub-01[!a]func, 4",
        "sub-0[]3]/, 3",
        "sub-0[!]3]/, 1",
        "sub-0[^34a]*, 3",
        "sub-0[&&[3]/, 3"
    })
    void theIgnoreListTakesAnySetOfCharacters(String line, int left) {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii", "/d/sub-03/func/sub-03_task-x_bold.nii");
        empty("/d/sub-04/func/sub-04_task-x_bold.nii", "/d/sub-0a/func/sub-0a_task-x_bold.nii");
        files.with("/d/.bidsignore", line + "\n");
        assertThat(runs("/d")).hasSize(left);
    }

    @Test
    void oneScanUnderTwoNamesIsNoTwoRuns() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii");
        empty("/d/sub-02/func/sub-02_task-x_rec-a_bold.nii", "/d/sub-02/func/sub-02_task-x_rec-b_bold.nii");
        empty("/d/sub-03/func/sub-03_task-x_run-1_bold.nii", "/d/sub-03/func/sub-03_task-x_run-01_bold.nii");
        DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL);
        assertThat(ids(found.runs())).containsExactly("sub-01_task-x");
        assertThat(found.excluded().values()).hasSize(2).allMatch(reason -> reason.contains("several versions"));
    }

    @Test
    void oddParticipantsAreReadWithANote() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii");
        files.with("/d/participants.tsv", "participant_id,site\nsub-01,A\nsub-01,B\n");
        DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL);
        assertThat(found.runs().get(0).columns()).containsEntry("site", "B");
        assertThat(found.notes().toString()).contains("separated by commas", "lists sub-01 again with other values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s/derivatives/fp/sourcedata/raw", "/s/rawdata", "/s/derivatives/bids"})
    void rawDataAreLookedForWhereTheyUsuallyAre(String raw) {
        empty("/s/derivatives/fp/sub-01/func/sub-01_task-x_desc-preproc_bold.nii");
        empty(raw + "/sub-01/func/sub-01_task-x_events.tsv");
        assertThat(runs("/s/derivatives/fp").get(0).eventsPath()).startsWith(raw);
    }

    @Test
    void aRawDataSetThatIsNotThereIsRefusedByName() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii");
        assertThatThrownBy(() -> BidsLayout.discover(files, "/d", "/nowhere", ALL))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("/nowhere: does not exist");
    }

    @Test
    void datasetsThatNameOneAnotherOrThemselvesAreLookedAtOnce() {
        empty("/s/xcp/sub-01/func/sub-01_task-x_bold.nii", "/s/fp/x");
        files.with("/s/xcp/dataset_description.json", "{\"DatasetLinks\": {\"a\": \"../fp\", \"b\": \".\"}}");
        files.with("/s/fp/dataset_description.json", "{\"DatasetLinks\": {\"a\": \"../xcp/\", \"b\": \"./\"}}");
        assertThat(BidsLayout.discover(files, "/s/xcp", "", ALL).looked()).hasSizeLessThan(4);
    }
}
