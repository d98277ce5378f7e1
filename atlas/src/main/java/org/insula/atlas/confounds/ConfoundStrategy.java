package org.insula.atlas.confounds;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.insula.io.InputException;
import org.insula.io.bids.Confounds;

/**
 * Which nuisance signals are regressed out of a run and which frames are left out, by fMRIPrep's column names. The
 * named presets are nilearn's: see {@link #named}.
 *
 * @param columns columns taken by their own names, in any order
 * @param motion terms of the six motion parameters
 * @param whiteMatterAndCsf terms of the mean signals of white matter and of CSF
 * @param globalSignal terms of the mean signal of the brain
 * @param drift fMRIPrep's drift columns
 * @param compCor components of noise regions
 * @param compCorComponents how many components of each mask at most; 0 for all that fMRIPrep retained
 * @param scrubbing which frames are left out
 */
public record ConfoundStrategy(
        List<String> columns,
        Terms motion,
        Terms whiteMatterAndCsf,
        Terms globalSignal,
        DriftColumns drift,
        CompCor compCor,
        int compCorComponents,
        Scrubbing scrubbing)
        implements Serializable {

    private static final List<String> MOTION = List.of("trans_x", "trans_y", "trans_z", "rot_x", "rot_y", "rot_z");
    private static final List<String> WHITE_MATTER_AND_CSF = List.of("csf", "white_matter");
    private static final List<String> GLOBAL_SIGNAL = List.of("global_signal");
    private static final String COSINE = "cosine";

    private static final ConfoundStrategy NONE = new ConfoundStrategy(
            List.of(), Terms.NONE, Terms.NONE, Terms.NONE, DriftColumns.NONE, CompCor.NONE, 0, Scrubbing.none());

    private static final Map<String, ConfoundStrategy> PRESETS = presets();

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if components are asked for without the drift columns, which fMRIPrep took out
     *     before it computed them, or their number is negative
     */
    public ConfoundStrategy {
        columns = List.copyOf(columns);
        Objects.requireNonNull(motion, "motion");
        Objects.requireNonNull(whiteMatterAndCsf, "whiteMatterAndCsf");
        Objects.requireNonNull(globalSignal, "globalSignal");
        Objects.requireNonNull(scrubbing, "scrubbing");
        if (compCor != CompCor.NONE && drift == DriftColumns.NONE) {
            throw new IllegalArgumentException("CompCor components go together with the cosine columns");
        }
        if (compCorComponents < 0) {
            throw new IllegalArgumentException(compCorComponents + " CompCor components");
        }
    }

    private static Map<String, ConfoundStrategy> presets() {
        ConfoundStrategy motionAndDrift = NONE.withMotion(Terms.FULL)
                .with(DriftColumns.COSINE)
                .with(Scrubbing.none().with(NonSteadyState.REMOVE));
        Map<String, ConfoundStrategy> presets = new LinkedHashMap<>();
        presets.put("none", NONE);
        presets.put("simple", motionAndDrift.withWhiteMatterAndCsf(Terms.BASIC));
        presets.put(
                "scrubbing",
                motionAndDrift
                        .withWhiteMatterAndCsf(Terms.FULL)
                        .with(new Scrubbing(0.5, 1.5, 5, NonSteadyState.REMOVE)));
        presets.put("compcor", motionAndDrift.with(CompCor.ANAT_COMBINED, 0));
        return presets;
    }

    /** Regresses nothing out and keeps every frame. */
    public static ConfoundStrategy none() {
        return NONE;
    }

    /** The names that {@link #named} knows. */
    public static List<String> names() {
        return List.copyOf(PRESETS.keySet());
    }

    /**
     * A preset. All but {@code none} take the cosine columns and all 24 motion terms out and leave frames before the
     * steady state out. On top of that, {@code simple} takes out the means of white matter and CSF; {@code scrubbing}
     * takes out all terms of these, and leaves out frames above 0.5 mm framewise displacement or 1.5 standardised DVARS
     * and stretches of fewer than 5 frames between them; {@code compcor} takes out the retained components of white
     * matter and CSF together. The global signal stays in unless {@link #withGlobalSignal} adds it.
     *
     * @throws IllegalArgumentException if there is no preset of that name
     */
    public static ConfoundStrategy named(String name) {
        ConfoundStrategy preset = PRESETS.get(name);
        if (preset == null) {
            throw new IllegalArgumentException(
                    "no confound strategy " + name + "; there are " + String.join(", ", PRESETS.keySet()));
        }
        return preset;
    }

    /** The same with other columns taken by their own names. */
    public ConfoundStrategy withColumns(List<String> newColumns) {
        return new ConfoundStrategy(
                newColumns, motion, whiteMatterAndCsf, globalSignal, drift, compCor, compCorComponents, scrubbing);
    }

    /** The same with other motion terms. */
    public ConfoundStrategy withMotion(Terms terms) {
        return new ConfoundStrategy(
                columns, terms, whiteMatterAndCsf, globalSignal, drift, compCor, compCorComponents, scrubbing);
    }

    /** The same with other terms of white matter and CSF. */
    public ConfoundStrategy withWhiteMatterAndCsf(Terms terms) {
        return new ConfoundStrategy(columns, motion, terms, globalSignal, drift, compCor, compCorComponents, scrubbing);
    }

    /** The same with other terms of the global signal. */
    public ConfoundStrategy withGlobalSignal(Terms terms) {
        return new ConfoundStrategy(
                columns, motion, whiteMatterAndCsf, terms, drift, compCor, compCorComponents, scrubbing);
    }

    /**
     * The same with other drift columns.
     *
     * @throws IllegalArgumentException if there are components, which need the drift columns, and these are left out
     */
    public ConfoundStrategy with(DriftColumns newDrift) {
        return new ConfoundStrategy(
                columns, motion, whiteMatterAndCsf, globalSignal, newDrift, compCor, compCorComponents, scrubbing);
    }

    /**
     * The same with other components.
     *
     * @param components how many of each mask at most; 0 for all that fMRIPrep retained
     * @throws IllegalArgumentException if the drift columns are left out or the number is negative
     */
    public ConfoundStrategy with(CompCor newCompCor, int components) {
        return new ConfoundStrategy(
                columns, motion, whiteMatterAndCsf, globalSignal, drift, newCompCor, components, scrubbing);
    }

    /** The same with other frames left out. */
    public ConfoundStrategy with(Scrubbing newScrubbing) {
        return new ConfoundStrategy(
                columns, motion, whiteMatterAndCsf, globalSignal, drift, compCor, compCorComponents, newScrubbing);
    }

    /** Whether a run needs no confounds table for this. */
    private boolean needsNothing() {
        return columns.isEmpty()
                && motion == Terms.NONE
                && whiteMatterAndCsf == Terms.NONE
                && globalSignal == Terms.NONE
                && drift == DriftColumns.NONE
                && !scrubbing.needsTable();
    }

    /**
     * Chooses a run's columns and frames. A column without a value in its first row, as derivatives and framewise
     * displacement have it, takes the second row's value there, as in nilearn; a value missing in any other frame that
     * is kept is an error.
     *
     * @param id the run, for messages
     * @param frames how many frames it has
     * @throws InputException if the run has no confounds table and this strategy needs one, or the table has another
     *     number of rows, lacks a column or a value, or components are asked for and the sidecar names none; or if the
     *     list of kept frames is for another number of frames
     */
    public ConfoundSelection select(RunConfounds run, String id, int frames) {
        KeptFrames kept = run.kept().orElse(KeptFrames.all(frames));
        if (kept.frames() != frames) {
            throw new InputException(
                    id, "has " + frames + " frames, but frames are kept of " + kept.frames(), "list this run's frames");
        }
        if (needsNothing() && run.table().isEmpty()) {
            return new ConfoundSelection(List.of(), List.of(), kept);
        }
        Confounds table = run.table().orElseThrow(() -> noTable(id));
        List<String> names = columnNames(table, run);
        boolean used = !names.isEmpty() || !scrubbing.equals(Scrubbing.none());
        if (used && table.frames() != frames) {
            throw new InputException(
                    table.source(),
                    table.frames() + " rows for the " + frames + " frames of " + id,
                    "give the confounds of this very run");
        }
        KeptFrames scrubbed = used ? kept.and(scrubbing.keptFrames(table)) : kept;
        List<double[]> values = new ArrayList<>();
        for (String name : names) {
            values.add(column(table, name, scrubbed));
        }
        return new ConfoundSelection(names, values, scrubbed);
    }

    private static InputException noTable(String id) {
        return new InputException(
                id,
                "has no confounds file, but confounds are to be regressed out or frames scrubbed by them",
                "add the file or leave the confounds out of the cleaning");
    }

    private List<String> columnNames(Confounds table, RunConfounds run) {
        Set<String> names = new LinkedHashSet<>(columns);
        names.addAll(motion.columns(MOTION));
        names.addAll(whiteMatterAndCsf.columns(WHITE_MATTER_AND_CSF));
        names.addAll(globalSignal.columns(GLOBAL_SIGNAL));
        if (drift == DriftColumns.COSINE) {
            table.names().stream().filter(name -> name.startsWith(COSINE)).forEach(names::add);
        }
        if (compCor != CompCor.NONE) {
            names.addAll(components(table, run));
        }
        return List.copyOf(names);
    }

    private List<String> components(Confounds table, RunConfounds run) {
        List<String> components = compCor.columns(run.sidecar(), compCorComponents);
        if (components.isEmpty()) {
            throw new InputException(
                    table.source(),
                    "CompCor components are asked for, but its JSON sidecar "
                            + (run.sidecar().isMissingNode() ? "is not there" : "describes none of that kind"),
                    "put fMRIPrep's JSON file beside it, or take another strategy");
        }
        return components;
    }

    private static double[] column(Confounds table, String name, KeptFrames kept) {
        double[] column = table.column(name);
        if (column.length > 1 && Double.isNaN(column[0])) {
            column[0] = column[1];
        }
        for (int f = 0; f < column.length; f++) {
            if (!Double.isFinite(column[f]) && kept.keeps(f)) {
                throw new InputException(
                        table.source(),
                        "column " + name + " has no value in row " + (f + 1),
                        "only a first row may be n/a; leave the column out or complete it");
            }
        }
        return column;
    }
}
