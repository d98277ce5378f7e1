package org.insula.pipeline.simulate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.insula.atlas.Atlas;
import org.insula.atlas.AtlasWriter;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.json.Json;
import org.insula.io.nifti.Datatype;
import org.insula.io.nifti.NiftiFrameWriter;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.provenance.SoftwareVersion;

/**
 * Writes a simulated cohort as a BIDS data set with an atlas and the truth beside it.
 *
 * <pre>
 * dataset_description.json, README, participants.tsv, .bidsignore
 * task-motor_bold.json                                            repetition time, by task
 * atlas-Simulated_dseg.nii.gz + .tsv                              the regions
 * truth.json, truth.tsv                                           what was planted
 * sub-01/func/sub-01_task-motor_run-1_bold.nii.gz                 int16
 * sub-01/func/sub-01_task-motor_run-1_events.tsv
 * sub-01/func/sub-01_task-motor_run-1_desc-confounds_timeseries.tsv   head motion
 * </pre>
 *
 * <p>The same specification gives the same bytes. Immutable: runs may be written from several threads.
 */
public final class CohortSimulator {
    private final CohortSpec spec;
    private final Atlas atlas;
    private final Truth truth;

    /** A simulator of the given cohort. */
    public CohortSimulator(CohortSpec spec) {
        this.spec = spec;
        this.atlas = SimulatedBrain.atlas(spec.brain());
        this.truth = Truth.plant(spec, atlas);
    }

    /** The cohort's atlas. */
    public Atlas atlas() {
        return atlas;
    }

    /** What is planted. */
    public Truth truth() {
        return truth;
    }

    /** All runs, by subject, task and number. */
    public List<SimulatedRun> runs() {
        List<SimulatedRun> runs = new ArrayList<>();
        for (String subject : subjects()) {
            for (String task : spec.taskNames()) {
                for (int run = 1; run <= spec.runs(); run++) {
                    runs.add(new SimulatedRun(subject, task, run));
                }
            }
        }
        return runs;
    }

    private List<String> subjects() {
        int digits = Math.max(2, Integer.toString(spec.subjects()).length());
        List<String> subjects = new ArrayList<>();
        for (int subject = 1; subject <= spec.subjects(); subject++) {
            subjects.add(String.format(Locale.ROOT, "%0" + digits + "d", subject));
        }
        return subjects;
    }

    /** Path of the cohort's atlas image below its folder. */
    public static String atlasImage(String folder) {
        return FilePaths.child(folder, "atlas-Simulated_dseg.nii.gz");
    }

    /** Path of the cohort's table of region names below its folder. */
    public static String atlasTable(String folder) {
        return FilePaths.child(folder, "atlas-Simulated_dseg.tsv");
    }

    /**
     * Writes the whole cohort, several runs at once.
     *
     * @throws org.insula.io.InputException if a file cannot be written
     */
    public void write(FileAccess files, String folder) {
        writeDataset(files, folder);
        runs().parallelStream().forEach(run -> writeRun(files, folder, run));
    }

    /**
     * Writes all that is not a run's own: descriptions, participants, atlas, truth.
     *
     * @throws org.insula.io.InputException if a file cannot be written
     */
    public void writeDataset(FileAccess files, String folder) {
        Json.write(files, FilePaths.child(folder, "dataset_description.json"), description());
        writeText(files, FilePaths.child(folder, "README"), readme());
        writeText(files, FilePaths.child(folder, ".bidsignore"), "truth.*\natlas-*\n*_desc-confounds_timeseries.tsv\n");
        List<List<String>> participants =
                subjects().stream().map(subject -> List.of("sub-" + subject)).toList();
        Tsv.write(
                files, FilePaths.child(folder, "participants.tsv"), Table.of(List.of("participant_id"), participants));
        for (String task : spec.taskNames()) {
            Map<String, Object> sidecar = new LinkedHashMap<>();
            sidecar.put("TaskName", task);
            sidecar.put("RepetitionTime", spec.repetitionTime());
            Json.write(files, FilePaths.child(folder, "task-" + task + "_bold.json"), sidecar);
        }
        AtlasWriter.write(files, atlasImage(folder), atlasTable(folder), atlas);
        truth.write(files, folder);
    }

    private Map<String, Object> description() {
        Map<String, Object> generator = new LinkedHashMap<>();
        generator.put("Name", "Insula");
        generator.put("Version", SoftwareVersion.current());
        generator.put("Description", "Simulated; seed " + spec.seed());
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("Name", "Simulated task cohort with known answers");
        description.put("BIDSVersion", "1.10.0");
        description.put("DatasetType", "raw");
        description.put("License", "CC0");
        description.put("GeneratedBy", List.of(generator));
        return description;
    }

    private String readme() {
        return "A simulated cohort: " + spec.subjects() + " subjects, tasks " + String.join(", ", spec.taskNames())
                + ", "
                + spec.runs() + " run(s) of each, " + spec.frames() + " frames a run. No person was scanned.\n"
                + "truth.tsv names the regions that respond to each task and the frames of a cycle in which they do;\n"
                + "task * marks regions that respond to every task alike.\n";
    }

    private static void writeText(FileAccess files, String path, String text) {
        files.writeAtomically(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes one run: image, events and motion parameters. Depends on no other run.
     *
     * @throws org.insula.io.InputException if a file cannot be written
     */
    public void writeRun(FileAccess files, String folder, SimulatedRun run) {
        String stem = FilePaths.child(FilePaths.child(folder, run.folder()), run.id());
        RunSignals signals = RunSignals.of(spec, truth, run);
        Tsv.write(files, stem + "_events.tsv", events(run));
        Tsv.write(files, stem + "_desc-confounds_timeseries.tsv", confounds(signals.motion()));
        NiftiMetadata meta = NiftiMetadata.forTimeSeries(spec.repetitionTime()).withDatatype(Datatype.INT16);
        RunFrames frames = new RunFrames(spec, atlas, run);
        double[] frame = new double[atlas.grid().voxels()];
        try (NiftiFrameWriter image =
                NiftiWriter.create(files, stem + "_bold.nii.gz", atlas.grid(), spec.frames(), meta)) {
            for (double[] percent : signals.percent()) {
                frames.next(percent, frame);
                image.write(frame);
            }
            image.commit();
        }
    }

    private Table events(SimulatedRun run) {
        List<List<String>> rows = new ArrayList<>();
        for (int cycle = 0; cycle < spec.design().cycles(spec.frames()); cycle++) {
            rows.add(List.of(
                    Tsv.format(spec.design().onset(cycle, spec.repetitionTime())),
                    Tsv.format(spec.design().duration(spec.repetitionTime())),
                    run.task()));
        }
        return Table.of(List.of("onset", "duration", "trial_type"), rows);
    }

    private Table confounds(Motion motion) {
        List<String> columns = new ArrayList<>(List.of(Motion.NAMES));
        columns.add("framewise_displacement");
        List<List<String>> rows = new ArrayList<>();
        for (int frame = 0; frame < spec.frames(); frame++) {
            List<String> row = new ArrayList<>();
            for (int p = 0; p < Motion.NAMES.length; p++) {
                row.add(Tsv.format(motion.value(frame, p)));
            }
            row.add(Tsv.format(motion.framewiseDisplacement(frame)));
            rows.add(row);
        }
        return Table.of(columns, rows);
    }
}
