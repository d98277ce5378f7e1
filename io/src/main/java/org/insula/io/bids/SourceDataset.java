package org.insula.io.bids;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;

/**
 * Finds the raw dataset behind a derivative, where events and participants are: the folder that
 * {@code dataset_description.json} names (DatasetLinks or SourceDatasets), or the one that holds the
 * {@code derivatives} folder.
 */
final class SourceDataset {
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
                .filter(place -> !place.isEmpty() && !place.matches("(https?|doi|bids|git|ssh|datalad)[:+].*"))
                .map(place -> FilePaths.resolve(root, place))
                .toList();
    }

    private static boolean isFolder(FileAccess files, String path) {
        try {
            return files.isFolder(path);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }
}
