package org.insula.jobs.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.insula.io.FileAccess;
import org.insula.jobs.memory.DiskNeed;

/** Compares what a study's output takes with the room there is. An estimate: too little room is a warning. */
public final class DiskCheck {
    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

    private final long need;
    private final OptionalLong free;

    /**
     * A check.
     *
     * @param need bytes that are taken
     * @param free bytes of room, if that is known
     */
    DiskCheck(long need, OptionalLong free) {
        this.need = need;
        this.free = free;
    }

    /** What a study takes, and the room where its output is; unknown on another file system than the machine's own. */
    public static DiskCheck of(Study study) {
        Set<String> subjects = new HashSet<>();
        study.runs().forEach(run -> subjects.add(run.subject()));
        long need = DiskNeed.of(
                study.config(),
                study.sizes(),
                study.runs().size(),
                subjects.size(),
                study.survey().samplesByLabel().size());
        return new DiskCheck(need, free(study.files(), study.tree().root()));
    }

    private static OptionalLong free(FileAccess files, String output) {
        try {
            Optional<Path> place = files.onDisk(output);
            if (place.isEmpty()) {
                return OptionalLong.empty();
            }
            Path folder = place.get().toAbsolutePath();
            // The root is a folder always.
            while (!Files.isDirectory(folder)) {
                folder = folder.getParent();
            }
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException | SecurityException e) {
            return OptionalLong.empty();
        }
    }

    /** Whether there is too little room. */
    public boolean isShort() {
        return free.isPresent() && free.getAsLong() < need;
    }

    /** What is taken and what there is, in words. */
    public String describe() {
        return "the output takes about " + size(need)
                + (free.isPresent() ? "; " + size(free.getAsLong()) + " are free" : "; how much is free is not known");
    }

    private static String size(long bytes) {
        return bytes < GIGABYTE
                ? String.format(Locale.ROOT, "%.0f MB", Math.ceil(bytes / MEGABYTE))
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
