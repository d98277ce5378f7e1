package org.insula.io.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.Dataset.NamedFile;

/**
 * Finds the functional runs of a BIDS dataset, raw or derived (fMRIPrep and its like), and what belongs to each: the
 * repetition time from the nearest sidecar that states it, events, confounds, brain mask and the participant's columns.
 * For a derivative, events, participants and missing repetition times come from the datasets behind it, the nearest
 * that has them.
 */
public final class BidsLayout {
    private final FileAccess files;
    private final Dataset dataset;
    private final List<Dataset> sources;
    private final List<String> looked;
    private final RunFiles kind;
    private final Wanted wanted;
    private final Sidecars sidecars;
    private final Set<String> notes = new LinkedHashSet<>();
    private final Participants participants;

    private BidsLayout(FileAccess files, String root, String rawRoot, RunFiles kind, Wanted wanted) {
        this.files = files;
        this.kind = kind;
        this.wanted = wanted;
        this.dataset = new Dataset(files, root, kind.areSeries());
        this.sidecars = new Sidecars(files);
        if (!rawRoot.isEmpty()) {
            requireFolder(files, rawRoot);
        }
        SourceDataset.Chain chain = rawRoot.isEmpty()
                ? SourceDataset.of(files, dataset)
                : new SourceDataset.Chain(List.of(new Dataset(files, rawRoot)), List.of(rawRoot));
        this.sources = chain.datasets();
        this.looked = chain.looked();
        this.participants = participants();
    }

    private Participants participants() {
        Optional<String> path = topFile("participants.tsv");
        if (path.isEmpty()) {
            return Participants.none();
        }
        try {
            Participants read = Participants.read(files, path.get());
            notes.addAll(read.notes());
            return read;
        } catch (InputException e) {
            if (wanted.participants()) {
                throw e;
            }
            notes.add(e.getMessage() + " (no option uses it, so it is passed over)");
            return Participants.none();
        }
    }

    /**
     * The runs of a dataset, sorted by id.
     *
     * @throws InputException if there are none that the filter accepts, a wanted subject or task is missing, the runs
     *     are there in several spaces and none is chosen, or a sidecar is bad
     */
    public static List<BoldRun> runs(FileAccess files, String root, RunFilter filter) {
        return discover(files, root, "", filter).orThrow();
    }

    /**
     * The runs of a dataset, sorted by id, with those set apart whose sidecars are bad.
     *
     * @param rawRoot the raw dataset behind a derivative; empty = look for it
     * @throws InputException if there are none that the filter accepts, a wanted subject or task is missing, or the
     *     runs are there in several spaces and none is chosen
     */
    public static DiscoveredRuns discover(FileAccess files, String root, String rawRoot, RunFilter filter) {
        return discover(files, root, rawRoot, filter, Wanted.everything());
    }

    /**
     * The same for a study that takes only some of what lies beside the runs.
     *
     * @throws InputException as above
     */
    public static DiscoveredRuns discover(
            FileAccess files, String root, String rawRoot, RunFilter filter, Wanted wanted) {
        return discover(files, root, rawRoot, filter, new BoldFiles(), wanted);
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
        return discoverSeries(files, root, rawRoot, filter, atlas, Wanted.everything());
    }

    /**
     * The same for a study that takes only some of what lies beside the runs.
     *
     * @throws InputException as above
     */
    public static DiscoveredRuns discoverSeries(
            FileAccess files, String root, String rawRoot, RunFilter filter, String atlas, Wanted wanted) {
        return discover(files, root, rawRoot, filter, new SeriesFiles(atlas), wanted);
    }

    private static DiscoveredRuns discover(
            FileAccess files, String root, String rawRoot, RunFilter filter, RunFiles kind, Wanted wanted) {
        String folder = root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
        requireFolder(files, folder);
        return new BidsLayout(files, folder, rawRoot, kind, wanted).discover(filter);
    }

    private static void requireFolder(FileAccess files, String root) {
        try {
            if (!files.isFolder(root)) {
                throw new InputException(
                        root,
                        files.exists(root) ? "is not a folder" : "does not exist",
                        InputException.spelling(root, "give a BIDS folder"));
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
        List<NamedFile> accepted = images.stream()
                .filter(image -> filter.accepts(
                        image.entities().value("sub"), image.entities().value("task")))
                .toList();
        List<NamedFile> here = accepted.stream()
                .filter(image -> SpaceChoice.matches(image.entities(), filter.space()))
                .filter(image -> filter.accepts(image.entities()))
                .toList();
        if (here.isEmpty()) {
            throw none(images, filter);
        }
        List<NamedFile> versions = kind.choose(dataset.root(), here);
        SpaceChoice.Choice choice = SpaceChoice.choose(versions, filter.space());
        notes.addAll(choice.notes());
        Map<String, NamedFile> single = withoutConcatenations(choice.chosen());
        Map<String, String> excluded = new TreeMap<>(choice.excluded());
        excluded.putAll(elsewhere(accepted, versions, filter));
        return assemble(single, excluded);
    }

    /** Runs of which there are files, but none in the space, version and atlas that are asked for. */
    private static Map<String, String> elsewhere(List<NamedFile> accepted, List<NamedFile> asked, RunFilter filter) {
        Set<String> found = new TreeSet<>();
        asked.forEach(file -> found.add(runOf(file)));
        Map<String, Set<String>> lacking = new TreeMap<>();
        for (NamedFile file : accepted) {
            if (!found.contains(runOf(file))) {
                lacking.computeIfAbsent(runOf(file), key -> new TreeSet<>()).add(FilePaths.name(file.path()));
            }
        }
        String space = filter.space().isEmpty() ? "" : " in space " + filter.space();
        Map<String, String> reasons = new TreeMap<>();
        lacking.forEach((run, names) -> reasons.put(
                run, "is not there" + space + version(filter) + " as asked for, only as " + String.join(", ", names)));
        return reasons;
    }

    private static String runOf(NamedFile file) {
        return SpaceChoice.runOf(file.entities().without("seg", "atlas", "stat"));
    }

    private Map<String, NamedFile> withoutConcatenations(Map<String, NamedFile> chosen) {
        Concatenations concatenations = new Concatenations(files, chosen);
        notes.addAll(concatenations.notes());
        return concatenations.runs();
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
                "has no run that the filters for subject, task and space (" + filter.space() + ") accept"
                        + version(filter),
                "spaces there are " + String.join(", ", spaces));
    }

    private static String version(RunFilter filter) {
        return (filter.description().isEmpty() ? "" : ", with desc-" + filter.description())
                + (filter.echo().isEmpty() ? "" : ", of echo-" + filter.echo())
                + (filter.reconstruction().isEmpty() ? "" : ", of rec-" + filter.reconstruction());
    }

    private DiscoveredRuns assemble(Map<String, NamedFile> images, Map<String, String> leftOut) {
        List<BoldRun> runs = new ArrayList<>();
        Map<String, String> excluded = new TreeMap<>(leftOut);
        for (NamedFile image : images.values()) {
            String id = kind.idOf(image.entities());
            try {
                runs.add(run(id, image));
            } catch (InputException e) {
                excluded.put(id, e.getMessage());
            }
        }
        runs.sort(Comparator.comparing(BoldRun::id));
        notes.addAll(sidecars.notes());
        return new DiscoveredRuns(runs, excluded, List.copyOf(notes), looked);
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
                events(entities),
                confounds(image),
                mask(image).orElse(""),
                participants.columns(subject),
                lacksFrames(entities) ? timeLine(image) : TimeLine.none());
    }

    /** Whether somebody may have taken frames out: of series, and of XCP-D's denoised images. */
    private boolean lacksFrames(Entities image) {
        return kind.areSeries() || image.value("desc").startsWith("denoised");
    }

    /** In s, from the nearest sidecar that states it; NaN if none does. */
    private double repetitionTime(Entities image) {
        for (String suffix : kind.sidecars()) {
            for (String sidecar : applicable(image, suffix, ".json")) {
                OptionalDouble stated = sidecars.repetitionTime(sidecar);
                if (stated.isPresent()) {
                    return stated.getAsDouble();
                }
            }
        }
        return Double.NaN;
    }

    /** Empty if there are none; two that apply equally are an error only where events are wanted. */
    private String events(Entities image) {
        try {
            return applicable(image, "events", ".tsv").stream().findFirst().orElse("");
        } catch (InputException e) {
            return unlessWanted(wanted.events(), e);
        }
    }

    private String unlessWanted(boolean isWanted, InputException problem) {
        if (isWanted) {
            throw problem;
        }
        notes.add(problem.getMessage() + " (no option uses it, so it is passed over)");
        return "";
    }

    /** Empty if there are none; of both of fMRIPrep's names for it the newer, {@code timeseries}, goes first. */
    private String confounds(NamedFile image) {
        try {
            return confoundsIn(dataset, image.entities()).orElse("");
        } catch (InputException e) {
            return unlessWanted(wanted.confounds(), e);
        }
    }

    private static Optional<String> confoundsIn(Dataset place, Entities image) {
        for (String suffix : List.of("timeseries", "regressors")) {
            List<NamedFile> candidates = beside(place, image).stream()
                    .filter(file -> file.entities().suffix().equals(suffix))
                    .filter(file -> file.entities().extension().equals(".tsv"))
                    .filter(file -> belongs(file, image, "confounds"))
                    .toList();
            Optional<NamedFile> found = Dataset.mostSpecific(candidates);
            if (found.isPresent()) {
                return found.map(NamedFile::path);
            }
        }
        return Optional.empty();
    }

    private static List<NamedFile> beside(Dataset place, Entities image) {
        return place.named(place.functionalFolder(image));
    }

    private TimeLine timeLine(NamedFile series) {
        List<Dataset> all = new ArrayList<>(List.of(dataset));
        all.addAll(sources);
        String outliers = "";
        String scan = "";
        for (Dataset place : all) {
            outliers = outliers.isEmpty()
                    ? OutlierTables.in(beside(place, series.entities()), series.entities())
                    : outliers;
            scan = scan.isEmpty() ? scan(place, series.entities()) : scan;
        }
        return new TimeLine(outliers, scan);
    }

    /** A table or an image of all frames of the scan that a series was made of. */
    private static String scan(Dataset place, Entities series) {
        Entities run = series.without("desc", "space", "cohort", "res", "den", "seg", "atlas", "stat", "part");
        Optional<String> table = confoundsIn(place, series);
        return table.or(() -> beside(place, series).stream()
                        .filter(file -> file.entities().suffix().equals("bold"))
                        .filter(file -> file.entities().extension().matches("\\.nii(\\.gz)?"))
                        .filter(file -> !file.entities().value("desc").startsWith("denoised"))
                        .filter(file -> file.entities().value("stat").isEmpty())
                        .filter(file -> run.isWithin(file.entities())
                                && file.entities().hasSame("run", run)
                                && file.entities().hasSame("dir", run)
                                && file.entities().hasSame("acq", run))
                        .findFirst()
                        .map(NamedFile::path))
                .orElse("");
    }

    private Optional<String> mask(NamedFile image) {
        List<NamedFile> candidates = dataset.named(FilePaths.parent(image.path())).stream()
                .filter(file -> file.entities().suffix().equals("mask"))
                .filter(file -> file.entities().extension().matches("\\.nii(\\.gz)?"))
                .filter(file -> belongs(file, image.entities(), "brain"))
                .filter(file -> file.entities().hasSame("space", image.entities()))
                .filter(file -> file.entities().hasSame("cohort", image.entities()))
                .filter(file -> file.entities().hasSame("res", image.entities()))
                .toList();
        return Dataset.mostSpecific(candidates).map(NamedFile::path);
    }

    private static boolean belongs(NamedFile file, Entities image, String description) {
        return file.entities().value("desc").equals(description)
                && file.entities().without("desc").isWithin(image);
    }

    /** What applies to an image, nearest first: in the dataset itself, then in those behind it. */
    private List<String> applicable(Entities image, String suffix, String extension) {
        List<String> found = new ArrayList<>(dataset.applicable(image, suffix, extension));
        sources.forEach(raw -> found.addAll(raw.applicable(image, suffix, extension)));
        return found;
    }

    private Optional<String> topFile(String name) {
        return dataset.topFile(name)
                .or(() -> sources.stream()
                        .map(raw -> raw.topFile(name))
                        .flatMap(Optional::stream)
                        .findFirst());
    }
}
