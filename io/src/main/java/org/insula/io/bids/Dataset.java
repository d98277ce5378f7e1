package org.insula.io.bids;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;

/** A BIDS folder: its listings, each read once, and which of its files apply to a run. For one thread. */
final class Dataset {
    /** A file with its name taken apart. */
    record NamedFile(String path, Entities entities) {}

    private final FileAccess files;
    private final String root;
    private final Map<String, List<String>> listings = new HashMap<>();
    private final Map<String, List<NamedFile>> named = new HashMap<>();
    private final IgnoreList ignored;

    Dataset(FileAccess files, String root) {
        this(files, root, false);
    }

    /** A folder that is known to be a derivative, or that its description may say to be one. */
    Dataset(FileAccess files, String root, boolean derivative) {
        this.files = files;
        this.root = root;
        this.ignored = ignoreList(derivative);
    }

    private IgnoreList ignoreList(boolean derivative) {
        try {
            String path = FilePaths.child(root, ".bidsignore");
            return files.exists(path) ? IgnoreList.read(files, path, derivative || isDerivative()) : IgnoreList.none();
        } catch (IOException e) {
            // A list that cannot be read hides nothing.
            return IgnoreList.none();
        }
    }

    /** Whether the description says so. */
    private boolean isDerivative() {
        JsonNode description = description();
        return description.path("DatasetType").asText().equals("derivative") || description.has("GeneratedBy");
    }

    /** What dataset_description.json says; nothing where it cannot be read. */
    JsonNode description() {
        String path = FilePaths.child(root, "dataset_description.json");
        try {
            return files.exists(path) ? Json.readLeniently(files, path) : MissingNode.getInstance();
        } catch (IOException | InputException e) {
            return MissingNode.getInstance();
        }
    }

    String root() {
        return root;
    }

    /** A file right in the dataset's folder, if it is there. */
    Optional<String> topFile(String name) {
        String path = FilePaths.child(root, name);
        return list(root).contains(path) ? Optional.of(path) : Optional.empty();
    }

    /** The labels of the subjects that have a folder. */
    List<String> subjects() {
        return list(root).stream()
                .filter(path -> !ignored.hides(root, path))
                .map(FilePaths::name)
                .filter(name -> name.startsWith("sub-"))
                .map(name -> name.substring("sub-".length()))
                .toList();
    }

    /** The func folders of a subject: its own and its sessions'. */
    List<String> functionalFolders(String subject) {
        String home = FilePaths.child(root, "sub-" + subject);
        List<String> folders = new ArrayList<>();
        folders.add(FilePaths.child(home, "func"));
        list(home).stream()
                .filter(path -> FilePaths.name(path).startsWith("ses-"))
                .forEach(session -> folders.add(FilePaths.child(session, "func")));
        return folders;
    }

    /** Where the functional files of an image's subject and session are. */
    String functionalFolder(Entities image) {
        String home = FilePaths.child(root, "sub-" + image.value("sub"));
        String session = image.get("ses")
                .map(name -> FilePaths.child(home, "ses-" + name))
                .orElse(home);
        return FilePaths.child(session, "func");
    }

    /** The files of a folder that have BIDS names; none if there is no such folder. */
    List<NamedFile> named(String folder) {
        return named.computeIfAbsent(folder, key -> {
            List<NamedFile> found = new ArrayList<>();
            for (String path : list(key)) {
                if (ignored.hides(root, path)) {
                    continue;
                }
                Entities.tryParse(FilePaths.name(path)).ifPresent(entities -> found.add(new NamedFile(path, entities)));
            }
            return found;
        });
    }

    /**
     * The files of a kind that apply to a run by the inheritance principle, nearest first: those in its own folder or
     * above it whose entities are all among the run's; in one folder the one with most entities.
     *
     * @throws InputException if two files of one folder apply equally
     */
    List<String> applicable(Entities run, String suffix, String extension) {
        List<String> found = new ArrayList<>();
        for (String folder : foldersUpwards(run)) {
            List<NamedFile> candidates = named(folder).stream()
                    .filter(file -> file.entities().suffix().equals(suffix))
                    .filter(file -> file.entities().extension().equals(extension))
                    .filter(file -> file.entities().isWithin(run))
                    .toList();
            mostSpecific(candidates).ifPresent(file -> found.add(file.path()));
        }
        return found;
    }

    /** The file with most entities. */
    static Optional<NamedFile> mostSpecific(List<NamedFile> candidates) {
        List<NamedFile> sorted = candidates.stream()
                .sorted(Comparator.comparingInt(file -> -file.entities().keys().size()))
                .toList();
        if (sorted.size() > 1 && entityCount(sorted.get(0)) == entityCount(sorted.get(1))) {
            throw new InputException(
                    sorted.get(0).path(),
                    "applies to the same run as " + FilePaths.name(sorted.get(1).path()),
                    "BIDS allows one of them in a folder");
        }
        return sorted.stream().findFirst();
    }

    private static int entityCount(NamedFile file) {
        return file.entities().keys().size();
    }

    private List<String> foldersUpwards(Entities run) {
        String subject = FilePaths.child(root, "sub-" + run.value("sub"));
        List<String> folders = new ArrayList<>();
        run.get("ses").ifPresent(session -> {
            String home = FilePaths.child(subject, "ses-" + session);
            folders.add(FilePaths.child(home, "func"));
            folders.add(home);
        });
        if (run.get("ses").isEmpty()) {
            folders.add(FilePaths.child(subject, "func"));
        }
        folders.add(subject);
        folders.add(root);
        return folders;
    }

    private List<String> list(String folder) {
        return listings.computeIfAbsent(folder, key -> {
            try {
                return files.isFolder(key) ? files.list(key) : List.of();
            } catch (IOException e) {
                throw InputException.reading(key, e);
            }
        });
    }
}
