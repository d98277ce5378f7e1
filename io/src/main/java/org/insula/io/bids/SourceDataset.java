package org.insula.io.bids;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;

/**
 * Finds the datasets behind a derivative, where events, participants and whole runs may be: all folders that
 * {@code dataset_description.json} names (DatasetLinks and SourceDatasets), in turn those that these name, the folder
 * around {@code derivatives}, and where BIDS and nipreps advise to keep raw data: {@code sourcedata/raw} within the
 * derivative, {@code rawdata}, {@code raw} or {@code bids} beside it or beside {@code derivatives}. A place that is not there, as in a container that was left, is looked for by its last name
 * beside the derivative and one folder up.
 *
 * <p>Whoever made a data set wrote those names, so they lead to plain folders and to the file system that the data set
 * itself lies on, and nowhere else: no other machine is connected to because a file says so.
 */
final class SourceDataset {
    /** More are not followed: links in the file system may lead round in circles. */
    private static final int MOST = 32;

    private static final List<String> USUAL_NAMES = List.of("rawdata", "raw", "bids", "BIDS");
    private static final Pattern FILE_URI = Pattern.compile("file:(//(localhost)?(?=/))?(/.*)");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(//[^/]*)?|//[^/]*");

    private final FileAccess files;
    private final Map<String, Dataset> found = new LinkedHashMap<>();
    private final List<String> looked = new ArrayList<>();
    private final Set<String> visited = new HashSet<>();

    private SourceDataset(FileAccess files) {
        this.files = files;
    }

    /**
     * What was found.
     *
     * @param datasets those that are there, the nearest first
     * @param looked every place that was looked at, with what was the matter with it
     */
    record Chain(List<Dataset> datasets, List<String> looked) {}

    /** The datasets behind a derivative, on its own file system or in plain folders. */
    static Chain of(FileAccess files, Dataset derivative) {
        return new SourceDataset(files).chain(derivative);
    }

    private Chain chain(Dataset derivative) {
        Deque<Dataset> next = new ArrayDeque<>(List.of(derivative));
        while (!next.isEmpty()) {
            Dataset dataset = next.remove();
            for (String place : named(dataset)) {
                add(derivative, place(dataset.root(), place), next);
            }
        }
        for (String around : aroundDerivatives(derivative.root())) {
            add(derivative, around, next);
        }
        usual(derivative.root()).stream().filter(this::isFolder).forEach(place -> add(derivative, place, next));
        return new Chain(List.copyOf(found.values()), List.copyOf(looked));
    }

    private void add(Dataset derivative, String place, Deque<Dataset> next) {
        String plain = withoutDots(place);
        if (plain.equals(withoutDots(derivative.root())) || found.size() == MOST || !visited.add(plain)) {
            return;
        }
        if (isFolder(place)) {
            Dataset dataset = new Dataset(files, place);
            found.put(place, dataset);
            looked.add(place);
            next.add(dataset);
        } else {
            looked.add(place + " (not there)");
        }
    }

    /** The place itself, or where it is not there, one of its last name nearby. */
    private String place(String root, String named) {
        if (isFolder(named)) {
            return named;
        }
        String name = FilePaths.name(named);
        String beside = FilePaths.sibling(root, name);
        String above = FilePaths.child(FilePaths.parent(FilePaths.parent(root)), name);
        if (!name.isEmpty() && isFolder(beside)) {
            return beside;
        }
        return !name.isEmpty() && isFolder(above) ? above : named;
    }

    private static List<String> named(Dataset dataset) {
        JsonNode description = dataset.description();
        List<String> places = new ArrayList<>();
        description.path("DatasetLinks").forEach(link -> places.add(link.asText()));
        description
                .path("SourceDatasets")
                .forEach(source -> places.add(source.path("URL").asText()));
        return places.stream()
                .map(SourceDataset::withoutScheme)
                .filter(place -> !place.isBlank() && isNear(dataset.root(), place))
                .map(place -> trimmed(FilePaths.resolve(dataset.root(), place)))
                .toList();
    }

    private static boolean isNear(String root, String place) {
        String system = system(place);
        return system.isEmpty() || system.equals(system(root));
    }

    /** Scheme and host of an address, such as {@code hdfs://node7:8020} or {@code //node7}; empty for a plain path. */
    private static String system(String place) {
        Matcher address = ADDRESS.matcher(place);
        return address.lookingAt() ? address.group() : "";
    }

    private static String withoutScheme(String place) {
        Matcher uri = FILE_URI.matcher(place);
        return uri.matches() ? uri.group(3) : place;
    }

    /** With every step down and up again taken out, so that a place that is named again is known. */
    private static String withoutDots(String place) {
        Deque<String> steps = new ArrayDeque<>();
        for (String step : place.split("/", -1)) {
            boolean up =
                    step.equals("..") && !steps.isEmpty() && !List.of("", "..").contains(steps.getLast());
            if (up) {
                steps.removeLast();
            } else if (!step.equals(".") && (!step.isEmpty() || steps.isEmpty())) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    private static String trimmed(String place) {
        return place.length() > 1 ? place.replaceFirst("/+$", "") : place;
    }

    /** The folders that hold a {@code derivatives} folder in which the derivative lies, the nearest first. */
    private static List<String> aroundDerivatives(String root) {
        List<String> around = new ArrayList<>();
        for (String folder = FilePaths.parent(root); folder.length() > 1; folder = FilePaths.parent(folder)) {
            if (FilePaths.name(folder).equals("derivatives")) {
                around.add(FilePaths.parent(folder));
            }
        }
        return around;
    }

    private static List<String> usual(String root) {
        List<String> usual = new ArrayList<>(List.of(FilePaths.child(FilePaths.child(root, "sourcedata"), "raw")));
        List<String> beside = new ArrayList<>(List.of(FilePaths.parent(root)));
        beside.addAll(aroundDerivatives(root));
        for (String folder : beside) {
            USUAL_NAMES.forEach(name -> usual.add(FilePaths.child(folder, name)));
        }
        return usual;
    }

    private boolean isFolder(String path) {
        try {
            return files.isFolder(path);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }
}
