package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.insula.io.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which runs are found in a dataset, and what goes with them. */
class BidsLayoutTest extends MadeDataset {
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
    void oddParticipantsAreReadWithANote() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii");
        files.with("/d/participants.tsv", "participant_id,site\nsub-01,A\nsub-01,B\n");
        DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL);
        assertThat(found.runs().get(0).columns()).containsEntry("site", "B");
        assertThat(found.notes().toString()).contains("separated by commas", "lists sub-01 again with other values");
    }
}
