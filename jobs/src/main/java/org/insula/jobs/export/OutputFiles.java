package org.insula.jobs.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.FileSeal;
import org.insula.io.FileTree;
import org.insula.io.ForwardedFiles;
import org.insula.io.InputException;
import org.insula.io.json.Json;

/**
 * The files of an output folder that people look into (all but {@code work}): only what Insula wrote is replaced or removed.
 *
 * <p>A manifest in {@code work/manifest} lists each file by its path below the output with the SHA-256 it was written
 * with. It is written before the file takes its name, so that a killed run leaves no file that nobody knows. What is in the
 * way and not as the manifest has it, because somebody put it there or changed it, is moved into the folder {@code kept}.
 * For one thread.
 */
public final class OutputFiles extends ForwardedFiles {
    private static final long serialVersionUID = 1L;
    private static final String FILES = "Files";

    private final FileAccess files;
    private final OutputTree tree;
    private final String manifest;
    private final TreeMap<String, TreeSet<String>> known = new TreeMap<>();
    private final LinkedHashMap<String, String> written = new LinkedHashMap<>();
    private final ArrayList<String> kept = new ArrayList<>();

    private OutputFiles(FileAccess files, OutputTree tree, String name) {
        super(files);
        this.files = files;
        this.tree = tree;
        this.manifest = tree.manifest(name);
    }

    /**
     * The files that go by a manifest.
     *
     * @param name what the manifest is called; nobody else may write by it at the same time
     * @throws InputException if the manifest cannot be looked for
     */
    public static OutputFiles of(FileAccess files, OutputTree tree, String name) {
        OutputFiles output = new OutputFiles(files, tree, name);
        output.known.putAll(output.read());
        return output;
    }

    /** Where the manifest is. */
    public String manifest() {
        return manifest;
    }

    /** The paths of the files that the manifest lists, sorted. */
    public List<String> listed() {
        return known.keySet().stream()
                .map(name -> FilePaths.child(tree.root(), name))
                .toList();
    }

    /** What was moved aside so far, a line each. */
    public List<String> kept() {
        return List.copyOf(kept);
    }

    /**
     * Whether a name in the manifest can be one that was written there. Somebody else may have written the manifest, and
     * what it lists is removed.
     */
    private boolean isNameOfOurs(String name) {
        String path = FilePaths.child(tree.root(), name);
        return FilePaths.staysBelow(name)
                && Stream.of(tree.work(), tree.kept())
                        .noneMatch(folder -> path.equals(folder) || path.startsWith(FilePaths.child(folder, "")));
    }

    /** What the manifest lists; nothing where it is damaged. */
    private Map<String, TreeSet<String>> read() {
        Map<String, TreeSet<String>> entries = new TreeMap<>();
        try {
            if (files.exists(manifest) && !files.isFolder(manifest)) {
                JsonNode listed = Json.read(files, manifest).path(FILES);
                listed.properties().stream()
                        .filter(entry -> isNameOfOurs(entry.getKey()))
                        .forEach(entry -> {
                            TreeSet<String> digests = new TreeSet<>();
                            entry.getValue().forEach(digest -> digests.add(digest.asText()));
                            entries.put(entry.getKey(), digests);
                        });
            }
        } catch (InputException e) {
            return Map.of();
        } catch (IOException e) {
            throw InputException.reading(manifest, e);
        }
        return entries;
    }

    private void note() throws IOException {
        if (files.isFolder(manifest) || files.isDevice(manifest)) {
            files.delete(manifest);
        }
        Json.write(files, manifest, Map.of(FILES, known));
    }

    /** Whether a file is of those that are watched: neither in {@code work} nor in the making. */
    private boolean isWatched(String path) {
        return path.startsWith(FilePaths.child(tree.root(), ""))
                && !path.startsWith(FilePaths.child(tree.work(), ""))
                && !Leftovers.isUnfinished(FilePaths.name(path));
    }

    private String name(String path) {
        return path.substring(FilePaths.child(tree.root(), "").length());
    }

    private boolean isOurs(String path) throws IOException {
        Set<String> digests = known.getOrDefault(name(path), new TreeSet<>());
        return !digests.isEmpty()
                && isFile(path)
                && digests.contains(FileSeal.of(files, path).sha256());
    }

    /** Whether what is there can be read: neither a folder nor a pipe. */
    private boolean isFile(String path) throws IOException {
        return !files.isFolder(path) && !files.isDevice(path);
    }

    private void makeWay(String path, String digest) throws IOException {
        boolean same = files.exists(path)
                && isFile(path)
                && FileSeal.of(files, path).sha256().equals(digest);
        if (files.exists(path) && !same && !isOurs(path)) {
            keep(path);
        }
    }

    /** Moves aside what Insula must not lose. */
    private void keep(String path) throws IOException {
        String place = FilePaths.child(tree.kept(), name(path));
        String free = place;
        for (int n = 2; files.exists(free); n++) {
            free = place + "." + n;
        }
        files.createFolders(FilePaths.parent(free));
        files.rename(path, free);
        kept.add(path + " is not as Insula wrote it, or not Insula's; it is kept as " + free);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        if (!isWatched(to)) {
            files.rename(from, to);
            return;
        }
        String digest = FileSeal.of(files, from).sha256();
        makeWay(to, digest);
        list(to, digest);
        note();
        files.rename(from, to);
    }

    /** A pipe among the files of an output is somebody's; it is kept aside, not written to. */
    @Override
    public boolean isDevice(String path) throws IOException {
        return !isWatched(path) && files.isDevice(path);
    }

    private void list(String path, String digest) {
        known.computeIfAbsent(name(path), name -> new TreeSet<>()).add(digest);
        written.put(name(path), digest);
    }

    @Override
    public void delete(String path) throws IOException {
        if (!isWatched(path)) {
            files.delete(path);
            return;
        }
        if (files.exists(path)) {
            if (isOurs(path)) {
                files.delete(path);
            } else {
                keep(path);
            }
        }
        if (known.remove(name(path)) != null) {
            note();
        }
    }

    /**
     * Gives the files of a folder in the making their place in another one and removes those that were listed and are not
     * among them. What else lies there stays.
     *
     * @throws IOException if a file cannot be moved
     */
    public void publish(String making, String folder) throws IOException {
        if (files.exists(folder) && !files.isFolder(folder)) {
            keep(folder);
        }
        Map<String, String> places = new LinkedHashMap<>();
        for (String file : FileTree.files(files, making)) {
            places.put(file, folder + file.substring(making.length()));
        }
        for (String before : listed()) {
            if (!places.containsValue(before)) {
                delete(before);
            }
        }
        for (Map.Entry<String, String> place : places.entrySet()) {
            String digest = FileSeal.of(files, place.getKey()).sha256();
            makeWay(place.getValue(), digest);
            list(place.getValue(), digest);
        }
        note();
        for (Map.Entry<String, String> place : places.entrySet()) {
            files.createFolders(FilePaths.parent(place.getValue()));
            files.rename(place.getKey(), place.getValue());
        }
        files.delete(making);
    }

    /**
     * Ends the writing: the manifest lists the files of the last writing by the digests they were written with, and no file
     * that is not there.
     *
     * @throws InputException if the manifest cannot be written
     */
    public void end() {
        try {
            written.forEach((name, digest) -> known.put(name, new TreeSet<>(Set.of(digest))));
            for (String path : listed()) {
                if (!files.exists(path)) {
                    known.remove(name(path));
                }
            }
            if (!known.equals(read())) {
                note();
            }
        } catch (IOException e) {
            throw InputException.writing(manifest, e);
        }
    }
}
