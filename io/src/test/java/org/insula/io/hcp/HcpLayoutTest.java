package org.insula.io.hcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.DiscoveredRuns;
import org.insula.io.bids.RunFilter;
import org.junit.jupiter.api.Test;

class HcpLayoutTest {
    private static final String MOTOR = "hcp/100307/MNINonLinear/Results/tfMRI_MOTOR_LR";

    private static MemoryFiles study() {
        MemoryFiles files = new MemoryFiles();
        for (String run : List.of("100307/MOTOR_LR", "100307/MOTOR_RL", "100307/WM_RL", "100408/MOTOR_LR")) {
            String[] parts = run.split("/");
            String name = "tfMRI_" + parts[1];
            String folder = "hcp/" + parts[0] + "/MNINonLinear/Results/" + name + "/";
            files.with(folder + name + ".nii.gz", "x").with(folder + "EVs/Sync.txt", "1");
        }
        return files.with(MOTOR + "/Movement_Regressors.txt", "1 2 3 4 5 6")
                .with(MOTOR + "/Movement_Regressors_dt.txt", "1 2 3 4 5 6")
                .with(MOTOR + "/tfMRI_MOTOR_LR_Atlas.dtseries.nii", "x")
                .with(MOTOR + "/tfMRI_MOTOR_LR_Atlas_MSMAll.dtseries.nii", "x")
                .with(MOTOR + "/brainmask_fs.2.nii.gz", "x")
                .with("hcp/100307/MNINonLinear/Results/rfMRI_REST1_LR/rfMRI_REST1_LR.nii.gz", "x")
                .with("hcp/100307/MNINonLinear/Results/tfMRI_MOTOR/tfMRI_MOTOR_hp200_s4.feat/design.con", "x")
                .with("hcp/notes.txt", "x");
    }

    private static List<String> ids(DiscoveredRuns found) {
        return found.runs().stream().map(BoldRun::id).toList();
    }

    private static DiscoveredRuns discover(MemoryFiles files, RunFilter filter) {
        return HcpLayout.discover(files, "hcp", HcpImages.VOLUME, filter);
    }

    @Test
    void findsTheTaskRunsOfAllSubjects() {
        assertThat(ids(discover(study(), RunFilter.all())))
                .containsExactly(
                        "sub-100307_task-MOTOR_dir-LR",
                        "sub-100307_task-MOTOR_dir-RL",
                        "sub-100307_task-WM_dir-RL",
                        "sub-100408_task-MOTOR_dir-LR");
    }

    @Test
    void tellsWhatBelongsToARun() {
        BoldRun run = discover(study(), RunFilter.all()).runs().get(0);
        assertThat(run.path()).isEqualTo(MOTOR + "/tfMRI_MOTOR_LR.nii.gz");
        assertThat(run.subject()).isEqualTo("100307");
        assertThat(run.task()).isEqualTo("MOTOR");
        assertThat(run.run()).isEqualTo("LR");
        assertThat(run.eventsPath()).isEqualTo(MOTOR + "/EVs");
        assertThat(run.confoundsPath()).isEqualTo(MOTOR + "/Movement_Regressors.txt");
        assertThat(run.maskPath()).isEqualTo(MOTOR + "/brainmask_fs.2.nii.gz");
        assertThat(run.hasRepetitionTime()).isFalse();
        assertThat(discover(study(), RunFilter.all()).runs().get(1).confoundsPath())
                .isEmpty();
    }

    @Test
    void takesGrayordinatesWhenAsked() {
        RunFilter filter = new RunFilter(List.of("100307"), List.of("MOTOR"), "");
        DiscoveredRuns found = HcpLayout.discover(study(), "hcp", HcpImages.MSMALL, filter);
        assertThat(found.runs()).hasSize(1);
        assertThat(found.runs().get(0).path()).isEqualTo(MOTOR + "/tfMRI_MOTOR_LR_Atlas_MSMAll.dtseries.nii");
        assertThat(found.runs().get(0).maskPath()).isEmpty();
        assertThat(HcpLayout.discover(study(), "hcp", HcpImages.GRAYORDINATES, filter)
                        .runs()
                        .get(0)
                        .path())
                .endsWith("tfMRI_MOTOR_LR_Atlas.dtseries.nii");
    }

    @Test
    void setsRunsApartThatLackTheirImage() {
        DiscoveredRuns found = HcpLayout.discover(study(), "hcp", HcpImages.GRAYORDINATES, RunFilter.all());
        assertThat(ids(found)).containsExactly("sub-100307_task-MOTOR_dir-LR");
        assertThat(found.excluded())
                .containsKeys("sub-100307_task-WM_dir-RL", "sub-100408_task-MOTOR_dir-LR")
                .hasSize(3);
        assertThatThrownBy(() -> HcpLayout.runs(study(), "hcp", HcpImages.GRAYORDINATES, RunFilter.all()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("lacks tfMRI_MOTOR_RL_Atlas.dtseries.nii");
    }

    @Test
    void keepsWhatTheFilterAccepts() {
        assertThat(ids(discover(study(), RunFilter.all().withSubjects(List.of("sub-100408")))))
                .containsExactly("sub-100408_task-MOTOR_dir-LR");
        assertThat(ids(discover(study(), RunFilter.all().withTasks(List.of("WM")))))
                .containsExactly("sub-100307_task-WM_dir-RL");
    }

    @Test
    void namesWhatIsMissing() {
        assertThatThrownBy(() -> discover(study(), RunFilter.all().withTasks(List.of("SOCIAL"))))
                .isInstanceOf(InputException.class)
                .hasMessage("hcp: has no task run of task SOCIAL; there are MOTOR, WM");
        assertThatThrownBy(() -> discover(study(), RunFilter.all().withSubjects(List.of("1"))))
                .hasMessageContaining("has no task run of subject 1; there are 100307, 100408");
        assertThatThrownBy(() -> discover(study(), new RunFilter(List.of("100408"), List.of("WM"), "")))
                .hasMessageContaining("check the filters");
        assertThatThrownBy(() -> discover(new MemoryFiles().with("hcp/x/y", "z"), RunFilter.all()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has no task runs");
        assertThatThrownBy(() -> discover(new MemoryFiles(), RunFilter.all())).isInstanceOf(InputException.class);
    }
}
