package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a .bidsignore hides. */
class IgnoreListTest extends MadeDataset {
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
}
