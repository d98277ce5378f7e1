package org.insula.io.bids;

import java.util.List;
import org.insula.io.MemoryFiles;

/** Datasets in memory, and the runs found in them. */
abstract class MadeDataset {
    static final RunFilter ALL = RunFilter.all();

    final MemoryFiles files = new MemoryFiles();

    void empty(String... paths) {
        for (String path : paths) {
            files.with(path, "");
        }
    }

    List<BoldRun> runs(String root) {
        return BidsLayout.runs(files, root, ALL);
    }

    static List<String> ids(List<BoldRun> runs) {
        return runs.stream().map(BoldRun::id).toList();
    }

    void derivative() {
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
}
