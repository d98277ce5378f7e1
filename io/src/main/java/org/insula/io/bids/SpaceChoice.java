package org.insula.io.bids;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.Dataset.NamedFile;

/**
 * Picks one image of each run where a derivative holds it in several spaces, resolutions, echoes or versions. A run of
 * which that cannot be said is left out; only where it can be said of no run at all, the dataset is refused.
 */
final class SpaceChoice {
    /** What may differ between images of the same run. */
    private static final String[] VARIANTS = {"space", "cohort", "res", "den", "desc", "echo", "part", "rec"};

    private final Map<String, List<NamedFile>> runs;
    private final Map<String, NamedFile> chosen = new TreeMap<>();
    private final Map<String, String> excluded = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();

    private SpaceChoice(Map<String, List<NamedFile>> runs) {
        this.runs = runs;
    }

    /**
     * What was chosen.
     *
     * @param chosen one image a run, by the run's name
     * @param excluded runs without one, with the reason
     * @param notes what was decided by a rule
     */
    record Choice(Map<String, NamedFile> chosen, Map<String, String> excluded, List<String> notes) {}

    /** The name of the run that an image shows, without what only tells its variants apart. */
    static String runOf(Entities image) {
        return image.without(VARIANTS).stem();
    }

    /** Space, cohort and resolution in the words of a filter: {@code MNI152NLin6Asym:res-2}, {@code native}. */
    static String spaceOf(Entities image) {
        return image.get("space").orElse("native")
                + image.get("cohort").map(cohort -> ":cohort-" + cohort).orElse("")
                + image.get("res").map(res -> ":res-" + res).orElse("");
    }

    /** Whether an image is in the space a filter asks for; one without a cohort or a resolution takes any. */
    static boolean matches(Entities image, String space) {
        if (space.isEmpty()) {
            return true;
        }
        String[] parts = space.split(":");
        Set<String> there = new HashSet<>(Arrays.asList(spaceOf(image).split(":")));
        return parts[0].equals(image.get("space").orElse("native")) && there.containsAll(Arrays.asList(parts));
    }

    /**
     * One image a run. Magnitude goes before phase, combined echoes before single ones, {@code desc-preproc} before
     * other versions, tables of region series before other forms of them. Where no space was asked for and runs are
     * there in different ones, the only space that all runs share is taken, or else the one that most have.
     *
     * @param space the space asked for; empty if none
     * @throws InputException if no run is left, because each is there in several versions or spaces
     */
    static Choice choose(List<NamedFile> images, String space) {
        Map<String, List<NamedFile>> alike = images.stream()
                .filter(image -> !image.entities().value("part").equals("phase"))
                .collect(Collectors.groupingBy(
                        image -> runOf(image.entities().withPlainNumbers()), TreeMap::new, Collectors.toList()));
        Map<String, List<NamedFile>> runs = new TreeMap<>();
        alike.values().forEach(files -> runs.put(runOf(files.get(0).entities()), files));
        SpaceChoice choice = new SpaceChoice(runs);
        choice.chooseSpace(space);
        choice.chooseVersions();
        return new Choice(choice.chosen, choice.excluded, choice.notes);
    }

    private void chooseSpace(String asked) {
        Map<String, Integer> holders = new TreeMap<>();
        runs.values().forEach(images -> spaces(images).forEach(space -> holders.merge(space, 1, Integer::sum)));
        // What is asked for without a cohort or resolution that only some images have still leaves a choice.
        if (holders.size() < 2) {
            return;
        }
        int most = holders.values().stream().max(Integer::compare).orElseThrow();
        List<String> best = holders.keySet().stream()
                .filter(space -> holders.get(space) == most)
                .toList();
        if (best.size() > 1) {
            refuseOrMix(holders.keySet(), asked);
            return;
        }
        String taken = best.get(0);
        notes.add("runs are there in several spaces (" + counts(holders) + "); " + taken
                + " is taken, which most runs have; input.space chooses another");
        runs.forEach((run, images) -> {
            Set<String> there = spaces(images);
            if (!there.contains(taken)) {
                excluded.put(
                        run, "is there in " + String.join(", ", there) + ", not in " + taken + " as most runs are");
            }
        });
        runs.replaceAll((run, images) -> images.stream()
                .filter(image -> spaceOf(image.entities()).equals(taken))
                .toList());
        excluded.keySet().forEach(runs::remove);
    }

    private void refuseOrMix(Set<String> spaces, String asked) {
        for (Map.Entry<String, List<NamedFile>> run : runs.entrySet()) {
            if (spaces(run.getValue()).size() > 1) {
                throw new InputException(
                        run.getKey(),
                        "exists in several spaces: " + String.join(", ", spaces(run.getValue())),
                        "choose one of them as the space");
            }
        }
        throw new InputException(
                "input.space",
                (asked.isEmpty() ? "is not given" : "is " + asked)
                        + ", and as many runs are in one space as in another: " + String.join(", ", spaces),
                "choose one of them as the space");
    }

    private static String counts(Map<String, Integer> holders) {
        return holders.entrySet().stream()
                .map(space -> space.getKey() + " of " + space.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Set<String> spaces(List<NamedFile> images) {
        return images.stream().map(image -> spaceOf(image.entities())).collect(Collectors.toCollection(TreeSet::new));
    }

    private void chooseVersions() {
        runs.forEach((run, images) -> {
            List<NamedFile> left = preferred(images);
            if (left.size() == 1) {
                chosen.put(run, left.get(0));
            } else {
                excluded.put(run, severalVersions(left) + "; " + REMEDY);
            }
        });
        if (chosen.isEmpty() && !excluded.isEmpty()) {
            String run = excluded.keySet().iterator().next();
            throw new InputException(run, excluded.get(run), "");
        }
    }

    private static final String REMEDY =
            "choose by input.desc, input.echo or input.rec, move the unwanted ones away, or list the runs in a table";

    private static String severalVersions(List<NamedFile> images) {
        return "is there in several versions: "
                + images.stream().map(image -> FilePaths.name(image.path())).collect(Collectors.joining(", "));
    }

    private static List<NamedFile> preferred(List<NamedFile> variants) {
        List<NamedFile> left = preferring(variants, "echo", "");
        left = preferring(left, "desc", "preproc");
        return preferring(left, ".tsv");
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
