package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.insula.io.InputException;
import org.junit.jupiter.api.Test;

/** Which image of a run counts, of several spaces, echoes and versions. */
class SpaceChoiceTest extends MadeDataset {
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
    void oneScanUnderTwoNamesIsNoTwoRuns() {
        empty("/d/sub-01/func/sub-01_task-x_bold.nii");
        empty("/d/sub-02/func/sub-02_task-x_rec-a_bold.nii", "/d/sub-02/func/sub-02_task-x_rec-b_bold.nii");
        empty("/d/sub-03/func/sub-03_task-x_run-1_bold.nii", "/d/sub-03/func/sub-03_task-x_run-01_bold.nii");
        DiscoveredRuns found = BidsLayout.discover(files, "/d", "", ALL);
        assertThat(ids(found.runs())).containsExactly("sub-01_task-x");
        assertThat(found.excluded().values()).hasSize(2).allMatch(reason -> reason.contains("several versions"));
    }
}
