package org.insula.jobs.unit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.FileSeal;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.export.FileNames;
import org.insula.jobs.export.Leftovers;
import org.insula.pipeline.provenance.WorkUnit;

/**
 * The folders of units of work: each appears whole, with the key of the work in it, or not at all.
 *
 * <p>A unit is written into a folder of a temporary name, its {@code _SUCCESS.json} last, and then renamed. Whoever is
 * killed on the way leaves at most a temporary folder ({@link Leftovers}). {@code _SUCCESS.json} also holds length and
 * SHA-256 of each file of the unit, those that lie elsewhere in the output included, and of itself: a unit whose files are
 * not as they were written counts as not done, whatever happened to them. Can be sent to executors.
 */
public final class UnitStore implements Serializable {
    /** The key of a failed unit's reason. */
    static final String REASON = "Reason";

    /** The key of the digests of all that determined a unit, by what people call them. */
    static final String PARTS = "Parts";

    static final String SUCCESS = "_SUCCESS.json";

    private static final long serialVersionUID = 1L;
    private static final String FAILED = "_FAILED.json";
    private static final String KEY = "Key";
    private static final String INSIDE = "Unit";
    private static final String OUTSIDE = "Outputs";
    private static final String RECORD = "RecordSHA256";

    private final FileAccess files;
    private final String folder;
    private final UnitSeals.Look look;

    /** Hears of damage; on executors nobody does. */
    private final transient Consumer<String> listener;

    /** The store in the folder {@code units} of a study's {@code work}, which need not be there yet. */
    public UnitStore(FileAccess files, String folder) {
        this(files, folder, UnitSeals.Look.DATES, null);
    }

    private UnitStore(FileAccess files, String folder, UnitSeals.Look look, Consumer<String> listener) {
        this.files = files;
        this.folder = folder;
        this.look = look;
        this.listener = listener;
    }

    /** The same store, which tells of each damage it finds. */
    public UnitStore telling(Consumer<String> newListener) {
        return new UnitStore(files, folder, look, newListener);
    }

    /** The same store, which reads the content of every file whenever it looks at a unit. */
    public UnitStore verifying() {
        return new UnitStore(files, folder, UnitSeals.Look.CONTENTS, listener);
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
                .filter(found -> damage(kind, name, found).isEmpty())
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
        boolean changed = found.isPresent() && !found.get().key().equals(asked.key());
        if (found.isEmpty() || (found.get().hasFailed() && !changed)) {
            return unfinished(asked.kind(), asked.name(), "");
        }
        if (changed) {
            return UnitStatus.stale(
                    asked.kind(),
                    asked.name(),
                    "changed: " + UnitStatus.few(found.get().changes(asked)));
        }
        if (!isWhole.getAsBoolean()) {
            return UnitStatus.stale(asked.kind(), asked.name(), "what it wrote is not there any more");
        }
        return damage(asked.kind(), asked.name(), found.get())
                .map(problem -> UnitStatus.stale(asked.kind(), asked.name(), problem))
                .orElse(UnitStatus.done(asked.kind(), asked.name()));
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
        finish(unit, List::of, writer);
    }

    /**
     * The same of a unit that also writes elsewhere in the output.
     *
     * @param outputs the files, and folders of files, that it wrote there; asked for once it is done
     * @throws InputException if the folder cannot be written
     */
    public void finish(WorkUnit unit, Supplier<List<String>> outputs, UnitWriter writer) {
        put(unit, SUCCESS, unitFolder -> {
            Map<String, Object> facts = new LinkedHashMap<>(writer.write(unitFolder));
            facts.put(INSIDE, seal(unitFolder, List.of(unitFolder)).toMap());
            facts.put(OUTSIDE, seal(root(), outputs.get()).toMap());
            return facts;
        });
    }

    private UnitSeals seal(String base, List<String> paths) {
        try {
            return UnitSeals.seal(files, base, paths);
        } catch (IOException e) {
            throw InputException.reading(base, e);
        }
    }

    /** The output that the store is in: {@code OUT} of {@code OUT/work/units}. */
    private String root() {
        return FilePaths.parent(FilePaths.parent(folder));
    }

    /**
     * The folder of a finished unit, for reading what is in it; its contents are looked at now.
     *
     * @throws DamagedUnitException if it is not as it was written; it counts as not done from now on
     */
    public String checked(String kind, String name) {
        String unitFolder = folder(kind, name);
        check(kind, name, INSIDE, unitFolder, unitFolder);
        return unitFolder;
    }

    /**
     * The same of what a finished unit wrote elsewhere in the output.
     *
     * @param below a file, or a folder of files, that is about to be read
     * @throws DamagedUnitException if it is not as it was written; the unit counts as not done from now on
     */
    public void checkOutputs(String kind, String name, String below) {
        check(kind, name, OUTSIDE, root(), below);
    }

    private void check(String kind, String name, String part, String base, String below) {
        try {
            UnitSeals seals = find(kind, name)
                    .flatMap(record -> UnitSeals.in(files, base, record.facts().path(part)))
                    // A second attempt at a task comes here after the first one found damage.
                    .orElseThrow(() -> new DamagedUnitException(folder(kind, name), "is no finished unit any more"));
            Optional<UnitSeals.Damage> damage = damage(seals, below, UnitSeals.Look.CONTENTS, 0);
            if (damage.isPresent()) {
                files.delete(FilePaths.child(folder(kind, name), SUCCESS));
                throw new DamagedUnitException(damage.get().file(), damage.get().problem());
            }
        } catch (IOException e) {
            throw InputException.writing(folder(kind, name), e);
        }
    }

    private static Optional<UnitSeals.Damage> damage(
            UnitSeals seals, String below, UnitSeals.Look look, long finishedMillis) {
        try {
            return seals.damage(below, look, finishedMillis);
        } catch (IOException e) {
            throw InputException.reading(below, e);
        }
    }

    /** What is wrong with the files of a finished unit; empty if nothing is. */
    private Optional<String> damage(String kind, String name, UnitRecord found) {
        String unitFolder = folder(kind, name);
        Optional<UnitSeals> inside =
                UnitSeals.in(files, unitFolder, found.facts().path(INSIDE));
        Optional<UnitSeals> outside = UnitSeals.in(files, root(), found.facts().path(OUTSIDE));
        if (inside.isEmpty() || outside.isEmpty()) {
            return Optional.of("done by a version that did not seal its files");
        }
        long finished = finishedMillis(FilePaths.child(unitFolder, SUCCESS));
        Optional<String> damage = damage(inside.get(), unitFolder, look, finished)
                .or(() -> damage(outside.get(), root(), look, finished))
                .map(each -> "damaged: " + each.describe());
        damage.ifPresent(problem -> tell(kind + " " + name + " is done again: " + problem));
        return damage;
    }

    private long finishedMillis(String success) {
        try {
            return files.status(success).modifiedMillis();
        } catch (IOException e) {
            throw InputException.reading(success, e);
        }
    }

    private void tell(String problem) {
        if (listener != null) {
            listener.accept(problem);
        }
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
     * Forgets a unit, because what it made outside its folder is about to be replaced. A folder or a pipe that stands in
     * {@code work} where it wrote a file is removed, because no file could take its place.
     *
     * @throws InputException if its folder cannot be removed
     */
    public void forget(String kind, String name) {
        String target = folder(kind, name);
        try {
            Optional<UnitSeals> outside = find(kind, name)
                    .flatMap(found -> UnitSeals.in(files, root(), found.facts().path(OUTSIDE)));
            files.delete(target);
            String work = FilePaths.child(FilePaths.parent(folder), "");
            for (String path : outside.map(UnitSeals::files).orElse(List.of())) {
                if (path.startsWith(work) && (files.isFolder(path) || files.isDevice(path))) {
                    files.delete(path);
                }
            }
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
                record.put(RECORD, digest(Json.line(record)));
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
        try {
            JsonNode record = Json.read(files, path);
            if (isWhole(record)) {
                return Optional.of(new UnitRecord(record.path(KEY).asText(), state, record));
            }
            tell(path + " was changed since it was written; its unit is done again");
        } catch (InputException e) {
            tell(e.getMessage() + "; its unit is done again");
        }
        return Optional.empty();
    }

    private static boolean isWhole(JsonNode record) {
        if (!(record instanceof ObjectNode all) || !all.has(RECORD)) {
            return false;
        }
        ObjectNode rest = all.deepCopy();
        String sealed = rest.remove(RECORD).asText();
        return digest(Json.line(rest)).equals(sealed);
    }

    private static String digest(String text) {
        return FileSeal.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
    }
}
