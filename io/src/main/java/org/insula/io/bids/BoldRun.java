package org.insula.io.bids;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FilePaths;

/**
 * One functional run and what belongs to it.
 *
 * @param id unique name, such as {@code sub-01_ses-1_task-x_run-01_space-MNI152NLin6Asym}
 * @param path the image, or a region series that somebody has made of it
 * @param subject without {@code sub-}
 * @param session without {@code ses-}; empty if none
 * @param task without {@code task-}; empty if none
 * @param run without {@code run-}; empty if none
 * @param repetitionTime time between frames in s; NaN if no sidecar states it: then the image's header counts
 * @param eventsPath events TSV or a folder of FSL's explanatory variables; empty if none
 * @param confoundsPath confounds TSV or a {@code Movement_Regressors.txt}; empty if none
 * @param maskPath brain mask on the image's grid; empty if none
 * @param columns further columns of participants.tsv or the runs table, sorted by name
 * @param timeLine what tells the frames that a ready-made series lacks; none for images
 */
public record BoldRun(
        String id,
        String path,
        String subject,
        String session,
        String task,
        String run,
        double repetitionTime,
        String eventsPath,
        String confoundsPath,
        String maskPath,
        Map<String, String> columns,
        TimeLine timeLine)
        implements Serializable {
    /** Sorts and copies the columns. */
    public BoldRun {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    }

    /** A run whose frames are all there. */
    public BoldRun(
            String id,
            String path,
            String subject,
            String session,
            String task,
            String run,
            double repetitionTime,
            String eventsPath,
            String confoundsPath,
            String maskPath,
            Map<String, String> columns) {
        this(
                id,
                path,
                subject,
                session,
                task,
                run,
                repetitionTime,
                eventsPath,
                confoundsPath,
                maskPath,
                columns,
                TimeLine.none());
    }

    /** Space, cohort and resolution of its file as {@code input.space} names them; empty if its name states no space. */
    public String space() {
        return Entities.tryParse(FilePaths.name(path))
                .filter(image -> image.get("space").isPresent())
                .map(SpaceChoice::spaceOf)
                .orElse("");
    }

    /** Whether there is something that tells frames which were taken out. */
    public boolean mayLackFrames() {
        return !timeLine.equals(TimeLine.none());
    }

    /** The same with another repetition time, in s. */
    public BoldRun withRepetitionTime(double seconds) {
        return new BoldRun(
                id, path, subject, session, task, run, seconds, eventsPath, confoundsPath, maskPath, columns, timeLine);
    }

    /** The same with what tells the frames that its series lacks. */
    public BoldRun with(TimeLine other) {
        return new BoldRun(
                id,
                path,
                subject,
                session,
                task,
                run,
                repetitionTime,
                eventsPath,
                confoundsPath,
                maskPath,
                columns,
                other);
    }

    /** Whether a sidecar or table states the repetition time. */
    public boolean hasRepetitionTime() {
        return !Double.isNaN(repetitionTime);
    }
}
