package org.insula.io.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where events and participants behind a derivative are looked for, and where not. */
class SourceDatasetTest extends MadeDataset {
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
