package org.insula.io.fsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.insula.io.bids.Confounds;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.insula.io.table.Table;
import org.junit.jupiter.api.Test;

class FslTextTest {
    private static MemoryFiles folder() {
        return new MemoryFiles()
                .with("EVs/Sync.txt", "12.345\n")
                .with("EVs/lh.txt", "71.5\t12\t1\n\n10 12 1\r\n")
                .with("EVs/cue.txt", "7.5 3 1\n10 0.5 1")
                .with("EVs/error.txt", "")
                .with("EVs/none.txt", "0 0 0\n")
                .with("EVs/.hidden.txt", "x")
                .with("EVs/MOTOR_Stats.csv", "a,b\n1,2\n");
    }

    @Test
    void readsTheEventsOfAFolderByOnset() {
        assertThat(Events.read(folder(), "EVs"))
                .containsExactly(
                        new Event(7.5, 3, "cue"),
                        new Event(10, 0.5, "cue"),
                        new Event(10, 12, "lh"),
                        new Event(71.5, 12, "lh"));
    }

    @Test
    void namesTheFilesThatHoldTheEvents() {
        assertThat(Events.files(folder(), "EVs"))
                .containsExactly("EVs/cue.txt", "EVs/error.txt", "EVs/lh.txt", "EVs/none.txt");
        MemoryFiles table = new MemoryFiles().with("events.tsv", "onset\tduration\n1\t2\n");
        assertThat(Events.files(table, "events.tsv")).containsExactly("events.tsv");
    }

    @Test
    void givesNoEventsForAFolderWithoutAny() {
        assertThat(Events.read(new MemoryFiles().with("EVs/Sync.txt", "1"), "EVs"))
                .isEmpty();
    }

    @Test
    void namesTheLineThatIsNoEvent() {
        for (String line : new String[] {"1 2", "1 2 3 4", "1 x 1", "NaN 1 1", "1 Infinity 1"}) {
            MemoryFiles files = new MemoryFiles().with("EVs/a.txt", "0 1 1\n\n" + line + "\n");
            assertThatThrownBy(() -> Events.read(files, "EVs"))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("EVs/a.txt: line 3");
        }
        assertThatThrownBy(() -> Events.read(new MemoryFiles().with("EVs/a.txt", "1 -2 1"), "EVs"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("the duration -2.0 s");
    }

    @Test
    void readsMovementInTheNamesAndUnitsOfFmriprep() {
        String line = "0.5 1 2 180 0 -90 0.1 0.2 0.3 90 0 0\n";
        MemoryFiles files = new MemoryFiles().with("r/Movement_Regressors.txt", "  " + line + line);
        Confounds confounds = Confounds.read(files, "r/Movement_Regressors.txt");
        assertThat(confounds.names())
                .hasSize(12)
                .startsWith("trans_x", "trans_y")
                .endsWith("rot_z_derivative1");
        assertThat(confounds.column("trans_x")).containsExactly(0.5, 0.5);
        assertThat(confounds.column("rot_x")).containsExactly(Math.PI, Math.PI);
        assertThat(confounds.column("rot_z")[0]).isEqualTo(-Math.PI / 2, Offset.offset(1e-15));
        assertThat(confounds.column("trans_z_derivative1")[1]).isEqualTo(0.3);
        assertThat(confounds.column("rot_x_derivative1")[1]).isEqualTo(Math.PI / 2);
    }

    @Test
    void readsMovementWithoutDerivatives() {
        Table table = MovementRegressors.read(
                new MemoryFiles().with("Movement_Regressors.txt", "1 2 3 4 5 6"), "Movement_Regressors.txt");
        assertThat(table.columns()).containsExactly("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");
    }

    @Test
    void refusesMovementOfAnotherShape() {
        for (String text : new String[] {"", "1 2 3\n", "1 2 3 4 5 6\n1 2 3 4 5\n"}) {
            MemoryFiles files = new MemoryFiles().with("Movement_Regressors.txt", text);
            assertThatThrownBy(() -> Confounds.read(files, "Movement_Regressors.txt"))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("Movement_Regressors.txt: ");
        }
    }
}
