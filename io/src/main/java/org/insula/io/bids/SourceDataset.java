package org.insula.io.bids;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;

/**
 * Finds the raw dataset behind a derivative, where events and participants are: the folder that
 * {@code dataset_description.json} names (DatasetLinks or SourceDatasets), or the one that holds the
 * {@code derivatives} folder.
 *
 * <p>Whoever made the data set wrote those names, so they lead to plain folders and to the file system that the data set
 * itself lies on, and nowhere else: no other machine is connected to because a file says so.
 */
final class SourceDataset {
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(//[^/]*)?");

    private SourceDataset() {}

    /** The raw dataset's folder, if one is found on the same file system. */
    static Optional<String> of(FileAccess files, Dataset derivative) {
        String root = derivative.root();
        List<String> candidates = new ArrayList<>();
        derivative
                .topFile("dataset_description.json")
                .ifPresent(path -> candidates.addAll(named(root, Json.read(files, path))));
        String folder = FilePaths.parent(root);
        if (FilePaths.name(folder).equals("derivatives")) {
            candidates.add(FilePaths.parent(folder));
        }
        return candidates.stream()
                .filter(candidate -> !candidate.equals(root) && isFolder(files, candidate))
                .findFirst();
    }

    private static List<String> named(String root, JsonNode description) {
        List<String> found = new ArrayList<>();
        description.path("DatasetLinks").forEach(link -> found.add(link.asText()));
        description
                .path("SourceDatasets")
                .forEach(source -> found.add(source.path("URL").asText()));
        return found.stream()
                .filter(place -> !place.isEmpty() && isNear(root, place))
                .map(place -> FilePaths.resolve(root, place))
                .toList();
    }

    private static boolean isNear(String root, String place) {
        String system = system(place);
        return system.isEmpty() || system.matches("file:(//)?") || system.equals(system(root));
    }

    /** Scheme and host of an address, such as {@code hdfs://node7:8020}; empty for a plain path. */
    private static String system(String place) {
        Matcher address = ADDRESS.matcher(place);
        return address.lookingAt() ? address.group() : "";
    }

    private static boolean isFolder(FileAccess files, String path) {
        try {
            return files.isFolder(path);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }
}
