package org.insula.atlas.confounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.bids.Confounds;
import org.insula.io.json.Json;
import org.insula.io.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfoundStrategyTest {

    private static final FileAccess FILES = new LocalFiles();
    private static final int FRAMES = 6;
    private static final List<String> SIX = List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");
    private static final List<String> SUFFIXES = List.of("", "_derivative1", "_power2", "_derivative1_power2");

    @TempDir
    Path folder;

    private static List<String> full(List<String> signals) {
        return signals.stream()
                .flatMap(signal -> SUFFIXES.stream().map(suffix -> signal + suffix))
                .toList();
    }

    private static Stream<String> both(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more));
    }

    /** All columns that fMRIPrep gives; column c has value c + frame, derivatives n/a at first. */
    private static Table fmriprep() {
        List<String> columns = new ArrayList<>(full(List.of("global_signal", "csf", "white_matter")));
        columns.addAll(List.of("framewise_displacement", "std_dvars", "cosine00", "cosine01"));
        columns.addAll(List.of("a_comp_cor_00", "a_comp_cor_01", "a_comp_cor_02", "c_comp_cor_00", "w_comp_cor_00"));
        columns.addAll(List.of("t_comp_cor_00", "t_comp_cor_01", "non_steady_state_outlier00", "motion_outlier00"));
        columns.addAll(full(SIX));
        List<List<String>> rows = new ArrayList<>();
        for (int f = 0; f < FRAMES; f++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                String name = columns.get(c);
                boolean late = name.contains("derivative") || name.equals("framewise_displacement");
                row.add(late && f == 0 ? "n/a" : cell(name, c, f));
            }
            rows.add(row);
        }
        return Table.of("confounds.tsv", columns, rows);
    }

    private static String cell(String name, int column, int frame) {
        return switch (name) {
            case "framewise_displacement" -> frame == 4 ? "0.7" : "0.1";
            case "std_dvars" -> frame == 5 ? "1.6" : "1.5";
            case "non_steady_state_outlier00" -> frame == 0 ? "1" : "0";
            case "motion_outlier00" -> frame == 3 ? "1" : "0";
            default -> Integer.toString(column + frame);
        };
    }

    private JsonNode sidecar(String json) throws IOException {
        return Json.read(
                FILES, Files.writeString(folder.resolve("sidecar.json"), json).toString());
    }

    private JsonNode fmriprepSidecar() throws IOException {
        return sidecar("{\"a_comp_cor_01\": {\"Mask\": \"combined\", \"Retained\": true},"
                + "\"a_comp_cor_00\": {\"Mask\": \"combined\", \"Retained\": true},"
                + "\"a_comp_cor_02\": {\"Mask\": \"combined\", \"Retained\": false},"
                + "\"w_comp_cor_00\": {\"Mask\": \"WM\", \"Retained\": true},"
                + "\"c_comp_cor_00\": {\"Mask\": \"CSF\"},"
                + "\"t_comp_cor_00\": {\"Method\": \"tCompCor\", \"Retained\": true},"
                + "\"t_comp_cor_01\": {\"Method\": \"tCompCor\", \"Retained\": true},"
                + "\"dropped_0\": {\"Mask\": \"combined\", \"Retained\": false}}");
    }

    private ConfoundSelection select(ConfoundStrategy strategy) throws IOException {
        return strategy.select(RunConfounds.of(Confounds.of(fmriprep()), fmriprepSidecar()), "run", FRAMES);
    }

    @Test
    void takesMotionDriftAndTissueMeansInTheSimpleStrategy() throws IOException {
        ConfoundSelection selection = select(ConfoundStrategy.named("simple"));
        assertThat(selection.names())
                .containsExactlyInAnyOrderElementsOf(both(full(SIX), "csf", "white_matter", "cosine00", "cosine01")
                        .toList());
        assertThat(selection.kept()).isEqualTo(KeptFrames.of(FRAMES, 1, 2, 3, 4, 5));
    }

    @Test
    void takesAllTermsAndScrubsInTheScrubbingStrategy() throws IOException {
        ConfoundSelection selection = select(ConfoundStrategy.named("scrubbing"));
        assertThat(selection.names()).hasSize(24 + 8 + 2).contains("csf_derivative1_power2");
        // Frames 4 and 5 move; the four before are fewer than five in a row.
        assertThat(selection.kept().count()).isZero();
        ConfoundStrategy lenient = ConfoundStrategy.named("scrubbing")
                .with(ConfoundStrategy.named("scrubbing").scrubbing().withMinimumSegment(4));
        assertThat(select(lenient).kept()).isEqualTo(KeptFrames.of(FRAMES, 1, 2, 3));
    }

    @Test
    void takesTheRetainedComponentsOfTheMaskAskedFor() throws IOException {
        ConfoundStrategy compCor = ConfoundStrategy.named("compcor").withMotion(Terms.NONE);
        assertThat(select(compCor).names()).containsExactly("cosine00", "cosine01", "a_comp_cor_00", "a_comp_cor_01");
        assertThat(select(compCor.with(CompCor.ANAT_COMBINED, 1)).names())
                .containsExactly("cosine00", "cosine01", "a_comp_cor_00");
        assertThat(select(compCor.with(CompCor.ANAT_SEPARATED, 0)).names())
                .containsExactly("cosine00", "cosine01", "w_comp_cor_00", "c_comp_cor_00");
        assertThat(select(compCor.with(CompCor.TEMPORAL, 0)).names())
                .containsExactly("cosine00", "cosine01", "t_comp_cor_00", "t_comp_cor_01");
        assertThat(select(compCor.with(CompCor.TEMPORAL_ANAT_COMBINED, 1)).names())
                .containsExactly("cosine00", "cosine01", "t_comp_cor_00", "a_comp_cor_00");
    }

    @Test
    void tellsTheMasksOfOlderSidecarsApart() throws IOException {
        JsonNode older = sidecar("{\"a_comp_cor_00\": {\"Mask\": \"WM\"}, \"a_comp_cor_01\": {\"Mask\": \"CSF\"},"
                + "\"a_comp_cor_02\": {\"Mask\": \"combined\"}}");
        assertThat(CompCor.ANAT_COMBINED.columns(older, 0)).containsExactly("a_comp_cor_02");
        assertThat(CompCor.ANAT_SEPARATED.columns(older, 0)).containsExactly("a_comp_cor_00", "a_comp_cor_01");
    }

    @Test
    void expandsTermsByFmriprepsNames() {
        List<String> signal = List.of("csf");
        assertThat(Terms.NONE.columns(signal)).isEmpty();
        assertThat(Terms.BASIC.columns(signal)).containsExactly("csf");
        assertThat(Terms.DERIVATIVES.columns(signal)).containsExactly("csf", "csf_derivative1");
        assertThat(Terms.POWER2.columns(signal)).containsExactly("csf", "csf_power2");
        assertThat(Terms.FULL.columns(signal)).hasSize(4);
    }

    @Test
    void addsTheGlobalSignalAndColumnsByName() throws IOException {
        ConfoundStrategy strategy = ConfoundStrategy.none()
                .withGlobalSignal(Terms.POWER2)
                .withColumns(List.of("motion_outlier00", "global_signal"));
        assertThat(select(strategy).names())
                .containsExactly("motion_outlier00", "global_signal", "global_signal_power2");
        assertThat(select(strategy).kept().isAll()).isTrue();
    }

    @Test
    void takesTheSecondRowsValueWhereTheFirstHasNone() throws IOException {
        List<double[]> columns =
                select(ConfoundStrategy.none().withMotion(Terms.DERIVATIVES)).columns();
        assertThat(columns.get(1)[0]).isEqualTo(columns.get(1)[1]);
        assertThat(columns.get(0)[0]).isEqualTo(columns.get(0)[1] - 1);
    }

    @Test
    void keepsOnlyWhatBothTheListAndTheStrategyKeep() {
        RunConfounds run = RunConfounds.of(Confounds.of(fmriprep())).withKept(KeptFrames.of(FRAMES, 0, 2, 4));
        ConfoundStrategy strategy =
                ConfoundStrategy.none().with(Scrubbing.none().with(NonSteadyState.REMOVE));
        assertThat(strategy.select(run, "run", FRAMES).kept()).isEqualTo(KeptFrames.of(FRAMES, 2, 4));
    }

    @Test
    void needsNoTableForNothing() {
        ConfoundSelection selection = ConfoundStrategy.none().select(RunConfounds.none(), "run", FRAMES);
        assertThat(selection.names()).isEmpty();
        assertThat(selection.kept()).isEqualTo(KeptFrames.all(FRAMES));
    }

    @Test
    void refusesARunWithoutWhatItNeeds() throws IOException {
        assertThatThrownBy(() -> ConfoundStrategy.named("simple").select(RunConfounds.none(), "run", FRAMES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("run: has no confounds file");
        assertThatThrownBy(() -> ConfoundStrategy.none()
                        .with(Scrubbing.none().withFramewiseDisplacement(0.5))
                        .select(RunConfounds.none(), "run", FRAMES))
                .isInstanceOf(InputException.class);
        RunConfounds table = RunConfounds.of(Confounds.of(fmriprep()));
        assertThatThrownBy(() -> ConfoundStrategy.named("compcor").select(table, "run", FRAMES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("JSON sidecar is not there");
        assertThatThrownBy(() -> ConfoundStrategy.named("simple").select(table, "run", FRAMES + 1))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("6 rows for the 7 frames of run");
        assertThatThrownBy(() -> ConfoundStrategy.none()
                        .withColumns(List.of("heartbeat"))
                        .select(table, "run", FRAMES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("heartbeat");
        assertThatThrownBy(() ->
                        ConfoundStrategy.none().select(RunConfounds.none().withKept(KeptFrames.all(3)), "run", FRAMES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("frames are kept of 3");
    }

    @Test
    void refusesComponentsWithoutDriftAndUnknownNames() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfoundStrategy.none().with(CompCor.TEMPORAL, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfoundStrategy.named("aroma"))
                .withMessageContaining("none, simple, scrubbing, compcor");
    }

    @Test
    void readsTheSidecarBesideTheTable() throws IOException {
        Path tsv = Files.writeString(folder.resolve("x_desc-confounds_timeseries.tsv"), "csf\n1\n2\n");
        assertThat(RunConfounds.read(FILES, tsv.toString()).sidecar().isMissingNode())
                .isTrue();
        Files.writeString(folder.resolve("x_desc-confounds_timeseries.json"), "{\"csf\": {\"Method\": \"Mean\"}}");
        RunConfounds run = RunConfounds.read(FILES, tsv.toString());
        assertThat(run.sidecar().path("csf").path("Method").asText()).isEqualTo("Mean");
        assertThat(run.table().orElseThrow().frames()).isEqualTo(2);
    }

    private static KeptFrames scrub(Scrubbing scrubbing, double... displacements) {
        List<List<String>> rows = Arrays.stream(displacements)
                .mapToObj(value -> Collections.singletonList(Double.isNaN(value) ? "n/a" : Double.toString(value)))
                .toList();
        return scrubbing.keptFrames(Confounds.of(Table.of("c.tsv", List.of("framewise_displacement"), rows)));
    }

    @Test
    void dropsFramesAboveTheLimitAndShortStretchesBetweenThem() {
        Scrubbing scrubbing = Scrubbing.none().withFramewiseDisplacement(0.5);
        double[] motion = {Double.NaN, 0.1, 0.9, 0.1, 0.1, 0.6, 0.5, 0.1, 0.1, 0.7, 0.2};
        assertThat(scrub(scrubbing, motion).indices()).containsExactly(0, 1, 3, 4, 6, 7, 8, 10);
        assertThat(scrub(scrubbing.withMinimumSegment(2), motion).indices()).containsExactly(0, 1, 3, 4, 6, 7, 8);
        assertThat(scrub(scrubbing.withMinimumSegment(3), motion).indices()).containsExactly(6, 7, 8);
    }

    @Test
    void dropsNoShortRunWithoutOutliers() {
        Scrubbing scrubbing = Scrubbing.none().withFramewiseDisplacement(0.5).withMinimumSegment(9);
        assertThat(scrub(scrubbing, 0.1, 0.2, 0.3).isAll()).isTrue();
    }

    @Test
    void refusesLimitsThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scrubbing.none().withFramewiseDisplacement(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Scrubbing.none().withMinimumSegment(-1));
    }

    @Test
    void readsAListOfKeptFrames() throws IOException {
        Path list = Files.writeString(folder.resolve("keep.tsv"), "frame\n0\n2\n");
        assertThat(KeptFrames.read(FILES, list.toString(), 4)).isEqualTo(KeptFrames.of(4, 2, 0));
        assertThatThrownBy(() -> KeptFrames.read(FILES, list.toString(), 2))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 3: 2 is no frame of a run of 2");
        assertThatIllegalArgumentException().isThrownBy(() -> KeptFrames.of(2, 2));
    }
}
