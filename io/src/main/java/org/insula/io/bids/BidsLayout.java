package org.insula.io.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.Dataset.NamedFile;

/**
 * Finds the functional runs of a BIDS dataset, raw or derived (fMRIPrep and its like), and what belongs to each: the
 * repetition time from the nearest sidecar that states it, events, confounds, brain mask and the participant's columns.
 * For a derivative, events, participants and missing repetition times come from the raw dataset behind it.
 */
public final class BidsLayout {
    private final FileAccess files;
    private final Dataset dataset;
    private final Optional<Dataset> source;
    private final Participants participants;
    private final RunFiles kind;

    private BidsLayout(FileAccess files, String root, String rawRoot, RunFiles kind) {
        this.files = files;
        this.kind = kind;
        this.dataset = new Dataset(files, root);
        Optional<String> raw = rawRoot.isEmpty() ? SourceDataset.of(files, dataset) : Optional.of(rawRoot);
        this.source = raw.map(folder -> new Dataset(files, folder));
        this.participants = topFile("participants.tsv")
                .map(path -> Participants.read(files, path))
                .orElse(Participants.none());
    }

    /**
     * The runs of a dataset, sorted by id.
     *
     * @throws InputException if there are none that the filter accepts, a wanted subject or task is missing, a run is
     *     there in several spaces and none is chosen, or a sidecar is bad
     */
    public static List<BoldRun> runs(FileAccess files, String root, RunFilter filter) {
        return discover(files, root, "", filter).orThrow();
    }

    /**
     * The runs of a dataset, sorted by id, with those set apart whose sidecars are bad.
     *
     * @param rawRoot the raw dataset behind a derivative; empty = look for it
     * @throws InputException if there are none that the filter accepts, a wanted subject or task is missing, or a run
     *     is there in several spaces and none is chosen
     */
    public static DiscoveredRuns discover(FileAccess files, String root, String rawRoot, RunFilter filter) {
        return discover(files, root, rawRoot, filter, new BoldFiles());
    }

    /**
     * The ready-made region series of a derivative, such as XCP-D's {@code _timeseries.tsv} and
     * {@code _timeseries.ptseries.nii}, as runs: their path is the series, all else as for images. Where both forms of
     * a series are there, the table is taken.
     *
     * @param rawRoot the raw dataset behind the derivative; empty = look for it
     * @param atlas the name in the entity {@code seg} or {@code atlas}; empty = the only one there is
     * @throws InputException as for images, or if there are series of several atlases and none is chosen
     */
    public static DiscoveredRuns discoverSeries(
            FileAccess files, String root, String rawRoot, RunFilter filter, String atlas) {
        return discover(files, root, rawRoot, filter, new SeriesFiles(atlas));
    }

    private static DiscoveredRuns discover(
            FileAccess files, String root, String rawRoot, RunFilter filter, RunFiles kind) {
        String folder = root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        requireFolder(files, folder);
        return new BidsLayout(files, folder, rawRoot, kind).discover(filter);
    }

    private static void requireFolder(FileAccess files, String root) {
        try {
            if (!files.isFolder(root)) {
                throw new InputException(
                        root, files.exists(root) ? "is not a folder" : "does not exist", "give a BIDS folder");
            }
        } catch (IOException e) {
            throw InputException.reading(root, e);
        }
    }

    private DiscoveredRuns discover(RunFilter filter) {
        List<NamedFile> images = new ArrayList<>();
        for (String subject : dataset.subjects()) {
            for (String folder : dataset.functionalFolders(subject)) {
                dataset.named(folder).stream()
                        .filter(file -> kind.areRuns(file.entities(), filter))
                        .forEach(images::add);
            }
        }
        requireWanted(images, filter);
        List<NamedFile> wanted = images.stream()
                .filter(image -> filter.accepts(
                        image.entities().value("sub"), image.entities().value("task")))
                .filter(image -> SpaceChoice.matches(image.entities(), filter.space()))
                .toList();
        if (wanted.isEmpty()) {
            throw none(images, filter);
        }
        return assemble(SpaceChoice.choose(kind.choose(dataset.root(), wanted)));
    }

    private void requireWanted(List<NamedFile> images, RunFilter filter) {
        requireEach("subject", filter.subjects(), values(images, "sub"));
        requireEach("task", filter.tasks(), values(images, "task"));
    }

    private static TreeSet<String> values(List<NamedFile> images, String key) {
        TreeSet<String> values = new TreeSet<>();
        images.forEach(image -> image.entities().get(key).ifPresent(values::add));
        return values;
    }

    private void requireEach(String what, List<String> wanted, TreeSet<String> there) {
        for (String value : wanted) {
            if (!there.contains(value)) {
                throw new InputException(
                        dataset.root(),
                        "has no functional run of " + what + " " + value,
                        there.isEmpty() ? "check the folder" : "there are " + String.join(", ", there));
            }
        }
    }

    private InputException none(List<NamedFile> images, RunFilter filter) {
        if (images.isEmpty()) {
            return new InputException(
                    dataset.root(),
                    "has no functional runs (sub-…/[ses-…]/func/" + kind.example() + ")",
                    "give the folder that holds the sub-… folders");
        }
        TreeSet<String> spaces = new TreeSet<>();
        images.forEach(image -> spaces.add(SpaceChoice.spaceOf(image.entities())));
        return new InputException(
                dataset.root(),
                "has no run that the filters for subject, task and space (" + filter.space() + ") accept",
                "spaces there are " + String.join(", ", spaces));
    }

    private DiscoveredRuns assemble(Map<String, NamedFile> images) {
        List<BoldRun> runs = new ArrayList<>();
        Map<String, String> excluded = new TreeMap<>();
        for (NamedFile image : images.values()) {
            String id = kind.idOf(image.entities());
            try {
                runs.add(run(id, image));
            } catch (InputException e) {
                excluded.put(id, e.getMessage());
            }
        }
        runs.sort(Comparator.comparing(BoldRun::id));
        return new DiscoveredRuns(runs, excluded);
    }

    private BoldRun run(String id, NamedFile image) {
        Entities entities = image.entities();
        String subject = entities.value("sub");
        return new BoldRun(
                id,
                image.path(),
                subject,
                entities.value("ses"),
                entities.value("task"),
                entities.value("run"),
                repetitionTime(entities),
                nearest(entities, "events", ".tsv").orElse(""),
                confounds(image).orElse(""),
                mask(image).orElse(""),
                participants.columns(subject));
    }

    /** In s, from the nearest sidecar that states it; NaN if none does. */
    private double repetitionTime(Entities image) {
        for (String suffix : kind.sidecars()) {
            for (String sidecar : applicable(image, suffix, ".json")) {
                OptionalDouble stated = SamplingInterval.read(files, sidecar);
                if (stated.isPresent()) {
                    return stated.getAsDouble();
                }
            }
        }
        return Double.NaN;
    }

    private Optional<String> confounds(NamedFile image) {
        List<NamedFile> candidates = dataset.named(FilePaths.parent(image.path())).stream()
                .filter(file -> file.entities().suffix().matches("timeseries|regressors"))
                .filter(file -> file.entities().extension().equals(".tsv"))
                .filter(file -> belongs(file, image, "confounds"))
                .toList();
        return Dataset.mostSpecific(candidates).map(NamedFile::path);
    }

    private Optional<String> mask(NamedFile image) {
        List<NamedFile> candidates = dataset.named(FilePaths.parent(image.path())).stream()
                .filter(file -> file.entities().suffix().equals("mask"))
                .filter(file -> file.entities().extension().matches("\\.nii(\\.gz)?"))
                .filter(file -> belongs(file, image, "brain"))
                .filter(file -> file.entities().hasSame("space", image.entities()))
                .filter(file -> file.entities().hasSame("res", image.entities()))
                .toList();
        return Dataset.mostSpecific(candidates).map(NamedFile::path);
    }

    private static boolean belongs(NamedFile file, NamedFile image, String description) {
        return file.entities().value("desc").equals(description)
                && file.entities().without("desc").isWithin(image.entities());
    }

    private Optional<String> nearest(Entities image, String suffix, String extension) {
        return applicable(image, suffix, extension).stream().findFirst();
    }

    /** What applies to an image, nearest first: in the dataset itself, then in the raw one behind it. */
    private List<String> applicable(Entities image, String suffix, String extension) {
        List<String> found = new ArrayList<>(dataset.applicable(image, suffix, extension));
        source.ifPresent(raw -> found.addAll(raw.applicable(image, suffix, extension)));
        return found;
    }

    private Optional<String> topFile(String name) {
        return dataset.topFile(name).or(() -> source.flatMap(raw -> raw.topFile(name)));
    }
}
