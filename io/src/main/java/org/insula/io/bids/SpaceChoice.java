package org.insula.io.bids;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.Dataset.NamedFile;

/** Picks one image of each run where a derivative holds it in several spaces, resolutions, echoes or versions. */
final class SpaceChoice {
    /** What may differ between images of the same run. */
    private static final String[] VARIANTS = {"space", "res", "den", "desc", "echo", "part"};

    private SpaceChoice() {}

    /** The name of the run that an image shows, without what only tells its variants apart. */
    static String runOf(Entities image) {
        return image.without(VARIANTS).stem();
    }

    /** Space and resolution in the words of a filter: {@code MNI152NLin6Asym:res-2}, {@code native}. */
    static String spaceOf(Entities image) {
        return image.get("space").orElse("native")
                + image.get("res").map(res -> ":res-" + res).orElse("");
    }

    /** Whether an image is in the space a filter asks for; one without a resolution takes any. */
    static boolean matches(Entities image, String space) {
        return space.isEmpty()
                || space.equals(spaceOf(image))
                || space.equals(image.get("space").orElse("native"));
    }

    /**
     * One image a run, by the run's name. Magnitude goes before phase, combined echoes before single ones,
     * {@code desc-preproc} before other versions, tables of region series before other forms of them.
     *
     * @throws InputException if several images of a run remain
     */
    static Map<String, NamedFile> choose(List<NamedFile> images) {
        Map<String, List<NamedFile>> runs = images.stream()
                .filter(image -> !image.entities().value("part").equals("phase"))
                .collect(Collectors.groupingBy(image -> runOf(image.entities()), TreeMap::new, Collectors.toList()));
        Map<String, NamedFile> chosen = new TreeMap<>();
        runs.forEach((run, variants) -> chosen.put(run, one(run, variants)));
        return chosen;
    }

    private static NamedFile one(String run, List<NamedFile> variants) {
        List<NamedFile> left = preferring(variants, "echo", "");
        left = preferring(left, "desc", "preproc");
        left = preferring(left, ".tsv");
        if (left.size() == 1) {
            return left.get(0);
        }
        TreeSet<String> spaces =
                left.stream().map(image -> spaceOf(image.entities())).collect(Collectors.toCollection(TreeSet::new));
        if (spaces.size() > 1) {
            throw new InputException(
                    run, "is there in several spaces: " + String.join(", ", spaces), "choose one of them as the space");
        }
        throw new InputException(
                run,
                "is there in several versions: "
                        + left.stream()
                                .map(image -> FilePaths.name(image.path()))
                                .collect(Collectors.joining(", ")),
                "move the unwanted ones away, or list the runs in a table");
    }

    /** The images of an extension, if there are any; else all. */
    private static List<NamedFile> preferring(List<NamedFile> images, String extension) {
        List<NamedFile> preferred = images.stream()
                .filter(image -> image.entities().extension().equals(extension))
                .toList();
        return preferred.isEmpty() ? images : preferred;
    }

    /** The images whose entity has the given value, if there are any; else all. */
    private static List<NamedFile> preferring(List<NamedFile> images, String key, String value) {
        List<NamedFile> preferred = images.stream()
                .filter(image -> image.entities().value(key).equals(value))
                .toList();
        return preferred.isEmpty() ? images : preferred;
    }
}
