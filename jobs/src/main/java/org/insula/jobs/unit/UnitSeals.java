package org.insula.jobs.unit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.FileSeal;
import org.insula.io.FileStatus;
import org.insula.io.FileTree;

/**
 * The seals of a unit's files by their paths below a folder, and whether the files are still as they were sealed. Of a folder
 * that was sealed as a whole no file may be missing, and none may have come.
 */
final class UnitSeals {
    /** How closely files are looked at. */
    enum Look {
        /** Their lengths; and their contents where one was changed after the unit was finished. */
        DATES,
        /** Their contents. */
        CONTENTS
    }

    private static final String FILES = "Files";
    private static final String FOLDERS = "Folders";

    /** Contents that were read before in this process; files that keep length and date need not be read again. */
    private static final Map<FileStatus, String> READ = new ConcurrentHashMap<>();

    private final FileAccess files;
    private final String base;
    private final Map<String, FileSeal> seals;
    private final Set<String> folders;

    private UnitSeals(FileAccess files, String base, Map<String, FileSeal> seals, Set<String> folders) {
        this.files = files;
        this.base = base;
        this.seals = seals;
        this.folders = folders;
    }

    /**
     * Seals files.
     *
     * @param base the folder that their paths are told from
     * @param paths files below it, and folders all of whose files are meant
     * @throws IOException if one cannot be read
     */
    static UnitSeals seal(FileAccess files, String base, Collection<String> paths) throws IOException {
        Map<String, FileSeal> seals = new TreeMap<>();
        Set<String> folders = new HashSet<>();
        int start = FilePaths.child(base, "").length();
        for (String path : paths) {
            if (files.isFolder(path)) {
                folders.add(path.equals(base) ? "" : path.substring(start));
            }
            for (String file : FileTree.files(files, path)) {
                seals.put(file.substring(start), FileSeal.of(files, file));
            }
        }
        return new UnitSeals(files, base, seals, folders);
    }

    /** The seals that {@link #toMap} told of; empty if there are none, or of a file that is not below the folder. */
    static Optional<UnitSeals> in(FileAccess files, String base, JsonNode entries) {
        if (!entries.path(FILES).isObject()) {
            return Optional.empty();
        }
        Map<String, FileSeal> seals = new TreeMap<>();
        entries.path(FILES).properties().forEach(field -> seals.put(field.getKey(), FileSeal.of(field.getValue())));
        Set<String> folders = new HashSet<>();
        entries.path(FOLDERS).forEach(folder -> folders.add(folder.asText()));
        boolean below = seals.keySet().stream().allMatch(FilePaths::staysBelow)
                && folders.stream().allMatch(folder -> folder.isEmpty() || FilePaths.staysBelow(folder));
        return below ? Optional.of(new UnitSeals(files, base, seals, folders)) : Optional.empty();
    }

    /** Their entries in JSON. */
    Map<String, Object> toMap() {
        Map<String, Object> entries = new LinkedHashMap<>();
        seals.forEach((name, seal) -> entries.put(name, seal.toMap()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(FILES, entries);
        map.put(FOLDERS, folders.stream().sorted().toList());
        return map;
    }

    /** The paths of the files that were sealed. */
    List<String> files() {
        return seals.keySet().stream().map(name -> FilePaths.child(base, name)).toList();
    }

    /**
     * What is wrong with the first file that is not as it was sealed; empty if all are.
     *
     * @param below only files in this folder, or this file, are looked at
     * @param finishedMillis when the unit was finished
     * @throws IOException if the file system does not answer
     */
    Optional<Damage> damage(String below, Look look, long finishedMillis) throws IOException {
        for (Map.Entry<String, FileSeal> each : seals.entrySet()) {
            String path = FilePaths.child(base, each.getKey());
            if (isIn(below, path)) {
                String problem = problem(path, each.getValue(), look, finishedMillis);
                if (!problem.isEmpty()) {
                    return Optional.of(new Damage(path, problem));
                }
            }
        }
        return added(below);
    }

    private String problem(String path, FileSeal seal, Look look, long finishedMillis) throws IOException {
        if (!files.exists(path)) {
            return "is not there any more";
        }
        if (files.isFolder(path)) {
            return "is a folder where a file was written";
        }
        FileStatus status = files.status(path);
        if (status.size() != seal.bytes()) {
            return "is " + status.size() + " bytes long where " + seal.bytes() + " were written";
        }
        boolean untouched = look == Look.DATES && status.modifiedMillis() <= finishedMillis;
        return untouched || content(status, look).equals(seal.sha256())
                ? ""
                : "was changed since it was written (SHA-256 differs)";
    }

    private String content(FileStatus status, Look look) throws IOException {
        String known = look == Look.DATES ? READ.get(status) : null;
        if (known != null) {
            return known;
        }
        String digest = FileSeal.of(files, status.path()).sha256();
        READ.put(status, digest);
        return digest;
    }

    private Optional<Damage> added(String below) throws IOException {
        for (String folder : folders) {
            String path = FilePaths.child(base, folder);
            if (!isIn(below, path) && !isIn(path, below)) {
                continue;
            }
            for (String file : FileTree.files(files, path)) {
                String name = file.substring(FilePaths.child(base, "").length());
                if (isIn(below, file) && !seals.containsKey(name) && !name.equals(UnitStore.SUCCESS)) {
                    return Optional.of(new Damage(file, "was not there when the unit was finished"));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isIn(String folder, String path) {
        return path.equals(folder) || path.startsWith(FilePaths.child(folder, ""));
    }

    /**
     * A file that is not as it was sealed.
     *
     * @param file its path
     * @param problem what is wrong with it
     */
    record Damage(String file, String problem) {
        String describe() {
            return file + " " + problem;
        }
    }
}
