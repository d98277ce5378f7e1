package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.insula.io.LocalFiles;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.Event;
import org.insula.io.bids.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsFileTest {
    private static final LocalFiles FILES = new LocalFiles();

    @TempDir
    private Path folder;

    @Test
    void readsBackAsItWas() {
        String path = folder.resolve("sub-1_events.tsv").toString();
        List<Event> events =
                List.of(new Event(-0.5, 0, "left hand"), new Event(12.25, Double.NaN, ""), new Event(30, 2, "x"));

        EventsFile.write(FILES, path, events);

        assertThat(Events.read(FILES, path)).isEqualTo(events);
    }

    @Test
    void leavesNothingOfARunThatHasNoEventsAnyMore() throws IOException {
        Path path = Files.writeString(folder.resolve("sub-1_events.tsv"), "onset\tduration\n");

        EventsFile.write(FILES, path.toString(), List.of());

        assertThat(path).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "sub-01_ses-2_task-x_acq-fast_dir-AP_run-02_space-MNI_res-2_desc-preproc, sub-01_ses-2_task-x_acq-fast_dir-AP_run-02",
        "sub-01_task-x_echo-1_part-mag, sub-01_task-x",
        "sub-01_task-spaceship, sub-01_task-spaceship"
    })
    void isNamedAfterTheRunAsItWasMeasured(String id, String name) {
        BoldRun run = new BoldRun(id, "x.nii", "01", "", "x", "", 2, "", "", "", Map.of());

        assertThat(new OutputTree("out", "A").events(run)).isEqualTo("out/sub-01/func/" + name + "_events.tsv");
    }
}
