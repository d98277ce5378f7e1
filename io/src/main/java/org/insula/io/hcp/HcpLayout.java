package org.insula.io.hcp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.DiscoveredRuns;
import org.insula.io.bids.Entities;
import org.insula.io.bids.RunFilter;

/**
 * Finds the task runs in folders of the Human Connectome Project, {@code
 * SUBJECT/MNINonLinear/Results/tfMRI_TASK_DIRECTION/}. The direction of phase encoding (LR, RL, AP or PA) tells the
 * runs of a task apart and is called the run. Events are the run's folder {@code EVs}, confounds its
 * {@code Movement_Regressors.txt}; the repetition time is the image header's.
 */
public final class HcpLayout {
    /** Folders without a direction hold a task's analyses over its runs. */
    private static final Pattern RUN_FOLDER = Pattern.compile("tfMRI_(.+)_(LR|RL|AP|PA)");

    private static final String EVENTS = "EVs";
    private static final String MOVEMENT = "Movement_Regressors.txt";
    private static final String MASK = "brainmask_fs.2.nii.gz";

    private final FileAccess files;
    private final String root;
    private final HcpImages images;

    /** A run's folder, its name taken apart. */
    private record RunFolder(String path, String subject, String task, String direction) {
        String name() {
            return FilePaths.name(path);
        }

        String id() {
            return Entities.of("", "")
                    .with("sub", Entities.label(subject))
                    .with("task", Entities.label(task))
                    .with("dir", direction)
                    .stem();
        }
    }

    private HcpLayout(FileAccess files, String root, HcpImages images) {
        this.files = files;
        this.root = root;
        this.images = images;
    }

    /**
     * The runs of all subjects, sorted by id.
     *
     * @param root the folder that holds the subjects' folders
     * @param filter the space does not matter here: {@code images} says it
     * @throws InputException if there are none that the filter accepts, a wanted subject or task is missing, or a run
     *     lacks its image
     */
    public static List<BoldRun> runs(FileAccess files, String root, HcpImages images, RunFilter filter) {
        return discover(files, root, images, filter).orThrow();
    }

    /**
     * The runs of all subjects, sorted by id, with those set apart that lack their image.
     *
     * @param root the folder that holds the subjects' folders
     * @param filter the space does not matter here: {@code images} says it
     * @throws InputException if there are none that the filter accepts, or a wanted subject or task is missing
     */
    public static DiscoveredRuns discover(FileAccess files, String root, HcpImages images, RunFilter filter) {
        return new HcpLayout(files, root, images).discover(filter);
    }

    private DiscoveredRuns discover(RunFilter filter) {
        List<RunFolder> folders = folders();
        if (folders.isEmpty()) {
            throw new InputException(
                    root,
                    "has no task runs (SUBJECT/MNINonLinear/Results/tfMRI_TASK_DIRECTION)",
                    "give the folder that holds the subjects' folders");
        }
        requireEach("subject", filter.subjects(), folders, RunFolder::subject);
        requireEach("task", filter.tasks(), folders, RunFolder::task);
        List<RunFolder> wanted = folders.stream()
                .filter(folder -> filter.accepts(folder.subject, folder.task))
                .toList();
        if (wanted.isEmpty()) {
            throw new InputException(root, "has no run of the wanted subjects and tasks", "check the filters");
        }
        return assemble(wanted);
    }

    private List<RunFolder> folders() {
        List<RunFolder> folders = new ArrayList<>();
        for (String subject : list(root)) {
            for (String folder : list(FilePaths.child(FilePaths.child(subject, "MNINonLinear"), "Results"))) {
                Matcher name = RUN_FOLDER.matcher(FilePaths.name(folder));
                if (name.matches() && !Entities.label(name.group(1)).isEmpty()) {
                    folders.add(new RunFolder(folder, FilePaths.name(subject), name.group(1), name.group(2)));
                }
            }
        }
        return folders;
    }

    private void requireEach(
            String what, List<String> wanted, List<RunFolder> folders, Function<RunFolder, String> value) {
        TreeSet<String> there = new TreeSet<>(folders.stream().map(value).toList());
        for (String each : wanted) {
            if (!there.contains(each)) {
                throw new InputException(
                        root, "has no task run of " + what + " " + each, "there are " + String.join(", ", there));
            }
        }
    }

    private DiscoveredRuns assemble(List<RunFolder> folders) {
        List<BoldRun> runs = new ArrayList<>();
        Map<String, String> excluded = new TreeMap<>();
        for (RunFolder folder : folders) {
            List<String> content = list(folder.path);
            String image = FilePaths.child(folder.path, images.fileName(folder.name()));
            if (content.contains(image)) {
                runs.add(run(folder, image, content));
            } else {
                excluded.put(folder.id(), folder.path + ": lacks " + FilePaths.name(image));
            }
        }
        runs.sort(Comparator.comparing(BoldRun::id));
        return new DiscoveredRuns(runs, excluded);
    }

    private BoldRun run(RunFolder folder, String image, List<String> content) {
        return new BoldRun(
                folder.id(),
                image,
                folder.subject,
                "",
                folder.task,
                folder.direction,
                Double.NaN,
                ifThere(folder, EVENTS, content),
                ifThere(folder, MOVEMENT, content),
                images == HcpImages.VOLUME ? ifThere(folder, MASK, content) : "",
                Map.of());
    }

    private static String ifThere(RunFolder folder, String name, List<String> content) {
        String path = FilePaths.child(folder.path, name);
        return content.contains(path) ? path : "";
    }

    private List<String> list(String folder) {
        try {
            return files.isFolder(folder) ? files.list(folder) : List.of();
        } catch (IOException e) {
            throw InputException.reading(folder, e);
        }
    }
}
