package org.insula.jobs.unit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.export.FileNames;
import org.insula.jobs.export.Leftovers;
import org.insula.pipeline.provenance.WorkUnit;

/**
 * The folders of units of work: each appears whole, with the key of the work in it, or not at all.
 *
 * <p>A unit is written into a folder of a temporary name, its {@code _SUCCESS.json} last, and then renamed. Whoever is
 * killed on the way leaves at most a temporary folder ({@link Leftovers}). Can be sent to executors.
 */
public final class UnitStore implements Serializable {
    /** The key of a failed unit's reason. */
    static final String REASON = "Reason";

    /** The key of the digests of all that determined a unit, by what people call them. */
    static final String PARTS = "Parts";

    private static final long serialVersionUID = 1L;
    private static final String SUCCESS = "_SUCCESS.json";
    private static final String FAILED = "_FAILED.json";
    private static final String KEY = "Key";

    private final FileAccess files;
    private final String folder;

    /** The store in a folder, which need not be there yet. */
    public UnitStore(FileAccess files, String folder) {
        this.files = files;
        this.folder = folder;
    }

    /** Puts the files of a unit into its folder and tells what later steps want to know. */
    @FunctionalInterface
    public interface UnitWriter {
        /**
         * Writes the unit's files.
         *
         * @param unitFolder where they go
         * @return facts for later steps; may be empty
         */
        Map<String, Object> write(String unitFolder);
    }

    /** The folder of a unit. */
    public String folder(String kind, String name) {
        return FilePaths.child(folder, FileNames.unique(kind + "_" + name));
    }

    /** Whether exactly this work is done. */
    public boolean isDone(WorkUnit unit) {
        return isDone(unit.kind(), unit.name(), unit.key());
    }

    /** Whether the work of this key is done. */
    public boolean isDone(String kind, String name, String key) {
        return find(kind, name)
                .filter(found -> found.state() == UnitOutcome.State.DONE)
                .filter(found -> found.key().equals(key))
                .isPresent();
    }

    /** What is known of a unit: done, failed, or nothing. */
    public Optional<UnitRecord> find(String kind, String name) {
        String unitFolder = folder(kind, name);
        Optional<UnitRecord> success = read(FilePaths.child(unitFolder, SUCCESS), UnitOutcome.State.DONE);
        return success.isPresent() ? success : read(FilePaths.child(unitFolder, FAILED), UnitOutcome.State.FAILED);
    }

    /**
     * How a unit stands.
     *
     * @param asked the work that is asked for now
     * @param isWhole whether what the unit wrote outside its folder is there
     */
    public UnitStatus status(WorkUnit asked, BooleanSupplier isWhole) {
        Optional<UnitRecord> found = find(asked.kind(), asked.name());
        if (found.isEmpty() || found.get().hasFailed()) {
            return unfinished(asked.kind(), asked.name(), "");
        }
        if (!found.get().key().equals(asked.key())) {
            return UnitStatus.stale(
                    asked.kind(),
                    asked.name(),
                    "changed: " + UnitStatus.few(found.get().changes(asked)));
        }
        return isWhole.getAsBoolean()
                ? UnitStatus.done(asked.kind(), asked.name())
                : UnitStatus.stale(asked.kind(), asked.name(), "what it wrote is not there any more");
    }

    /**
     * How a unit stands whose work cannot be told yet, because something before it is to be done first.
     *
     * @param reason what that is
     */
    public UnitStatus unfinished(String kind, String name, String reason) {
        Optional<UnitRecord> found = find(kind, name);
        if (found.isEmpty()) {
            return UnitStatus.missing(kind, name, reason);
        }
        return found.get().hasFailed()
                ? UnitStatus.failed(kind, name, found.get().reason())
                : UnitStatus.stale(kind, name, reason);
    }

    /**
     * Does a unit and puts it in place of whatever stood there.
     *
     * @throws InputException if the folder cannot be written
     */
    public void finish(WorkUnit unit, UnitWriter writer) {
        put(unit, SUCCESS, writer);
    }

    /**
     * Notes that a unit failed, in place of whatever stood there.
     *
     * @throws InputException if the folder cannot be written
     */
    public void fail(WorkUnit unit, String reason) {
        put(unit, FAILED, unitFolder -> Map.of(REASON, reason));
    }

    /**
     * Forgets a unit, because what it made outside its folder is about to be replaced.
     *
     * @throws InputException if its folder cannot be removed
     */
    public void forget(String kind, String name) {
        String target = folder(kind, name);
        try {
            files.delete(target);
        } catch (IOException e) {
            throw InputException.writing(target, e);
        }
    }

    private void put(WorkUnit unit, String marker, UnitWriter writer) {
        String temporary = FilePaths.child(folder, Leftovers.FOLDER + UUID.randomUUID());
        String target = folder(unit.kind(), unit.name());
        try {
            files.createFolders(temporary);
            try {
                Map<String, Object> record = new LinkedHashMap<>();
                record.put("Kind", unit.kind());
                record.put("Name", unit.name());
                record.put(KEY, unit.key());
                record.put(PARTS, unit.parts());
                record.putAll(writer.write(temporary));
                Json.write(files, FilePaths.child(temporary, marker), record);
                replace(target, temporary, unit);
            } finally {
                files.delete(temporary);
            }
        } catch (IOException e) {
            throw InputException.writing(target, e);
        }
    }

    private void replace(String target, String temporary, WorkUnit unit) throws IOException {
        files.delete(target);
        try {
            files.rename(temporary, target);
        } catch (IOException e) {
            // An executor that Spark took for lost may have finished the same unit in between.
            if (!isDone(unit)) {
                throw e;
            }
        }
    }

    private Optional<UnitRecord> read(String path, UnitOutcome.State state) {
        try {
            if (!files.exists(path)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
        JsonNode record = Json.read(files, path);
        return Optional.of(new UnitRecord(record.path(KEY).asText(), state, record));
    }
}
