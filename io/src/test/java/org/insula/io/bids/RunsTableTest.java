package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsTableTest {
    private static List<BoldRun> read(String text) {
        return RunsTable.read(new MemoryFiles().with("/lab/runs.tsv", text), "/lab/runs.tsv", RunFilter.all())
                .orThrow();
    }

    @Test
    void readsEveryColumn() {
        BoldRun run = read("path\tsubject\ttask\trun\tsession\tTR\tevents\tconfounds\tmask\tsite\n"
                        + "../a.nii\tsub-01\ttask-x\t1\tses-2\t2.5\te.tsv\ts3a://b/c.tsv\t/m.nii\tZ\n")
                .get(0);
        assertThat(run)
                .isEqualTo(new BoldRun(
                        "sub-01_ses-2_task-x_run-1",
                        "/lab/../a.nii",
                        "01",
                        "2",
                        "x",
                        "1",
                        2.5,
                        "/lab/e.tsv",
                        "s3a://b/c.tsv",
                        "/m.nii",
                        Map.of("site", "Z")));
    }

    @Test
    void whatIsNotSaidIsEmpty() {
        BoldRun run = read("path\tsubject\ttask\tevents\trepetition_time\n/a.nii\t1\tx\tn/a\tn/a\n")
                .get(0);
        assertThat(run.eventsPath() + run.confoundsPath() + run.maskPath() + run.run() + run.session())
                .isEmpty();
        assertThat(run.hasRepetitionTime()).isFalse();
    }

    @Test
    void theSidecarBesideTheImageStatesWhatTheTableDoesNot() {
        MemoryFiles files = new MemoryFiles()
                .with("/runs.tsv", "path\tsubject\ttask\ttr\na.nii.gz\t1\tx\tn/a\nb.nii\t2\tx\t2\nc.nii\t3\tx\tn/a\n")
                .with("/a.json", "{\"RepetitionTime\": 3}")
                .with("/b.json", "{\"RepetitionTime\": 3}");
        assertThat(RunsTable.read(files, "/runs.tsv", RunFilter.all()).runs())
                .extracting(BoldRun::repetitionTime)
                .containsExactly(3.0, 2.0, Double.NaN);
    }

    @Test
    void aRunWhoseSidecarIsBadIsSetApart() {
        MemoryFiles files = new MemoryFiles()
                .with("/runs.tsv", "path\tsubject\ttask\na.nii.gz\t1\tx\nb.nii\t2\tx\n")
                .with("/a.json", "{\"RepetitionTime\": -3}");
        DiscoveredRuns found = RunsTable.read(files, "/runs.tsv", RunFilter.all());
        assertThat(found.runs()).extracting(BoldRun::subject).containsExactly("2");
        assertThat(found.excluded().get("sub-1_task-x")).contains("/a.json", "-3");
    }

    @Test
    void idsAreSafeFileNames() {
        BoldRun run =
                read("path\tsubject\ttask\n/a.nii\t../S_01\tobject viewing\n").get(0);
        assertThat(run.id()).isEqualTo("sub-S01_task-objectviewing");
        assertThat(run.subject()).isEqualTo("../S_01");
    }

    @Test
    void appliesTheFilterAndSorts() {
        MemoryFiles files = new MemoryFiles().with("/runs.tsv", "path\tsubject\ttask\nb\t2\tx\na\t1\tx\nc\t1\ty\n");
        RunFilter filter = RunFilter.all().withTasks(List.of("x"));
        assertThat(RunsTable.read(files, "/runs.tsv", filter).runs())
                .extracting(BoldRun::path)
                .containsExactly("/a", "/b");
        RunFilter nobody = RunFilter.all().withSubjects(List.of("9"));
        assertThatThrownBy(() -> RunsTable.read(files, "/runs.tsv", nobody)).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "path,task;a,x | has no column subject",
                "path,subject,task;a,1,n/a | line 2: says no task",
                "path,subject,task;n/a,1,x | line 2: says no path",
                "path,subject,task;a,1,x;b,1,x | line 3: describes sub-1_task-x a second time",
                "path,subject,task,tr;a,1,x,2000 | line 2: the repetition time 2000.0 s cannot be",
                "path,subject,task,tr;a,1,x,fast | line 2, column tr",
                "path,subject,task;a,---,x | no letter or digit",
                "path,subject,task; | lists no run"
            })
    void namesWhatIsWrong(String table, String expected) {
        assertThatThrownBy(() -> read(table.replace(',', '\t').replace(';', '\n')))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("/lab/runs.tsv: ")
                .hasMessageContaining(expected);
    }

    @Test
    void oneFileUnderTwoNamesCountsOnce() {
        MemoryFiles files = new MemoryFiles()
                .with("/lab/r.tsv", "path\tsubject\ttask\trun\n/a.nii\t1\tx\t1\n/a.nii\t1\tx\t2\n/b.nii\t2\tx\t1\n");
        DiscoveredRuns found = RunsTable.read(files, "/lab/r.tsv", RunFilter.all());
        assertThat(found.runs()).extracting(BoldRun::path).containsExactly("/a.nii", "/b.nii");
        assertThat(found.excluded())
                .containsEntry("sub-1_task-x_run-2", "/a.nii is sub-1_task-x_run-1 already; a run counts once");
    }
}
