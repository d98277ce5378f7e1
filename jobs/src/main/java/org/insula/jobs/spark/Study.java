package org.insula.jobs.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.insula.io.FileAccess;
import org.insula.io.ForeignText;
import org.insula.io.InputException;
import org.insula.io.bids.BoldRun;
import org.insula.io.bids.DiscoveredRuns;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyAtlas;
import org.insula.jobs.config.StudyFile;
import org.insula.jobs.export.DatasetFiles;
import org.insula.jobs.export.Leftovers;
import org.insula.jobs.export.OutputTree;
import org.insula.jobs.log.MetricsFile;
import org.insula.jobs.memory.StudySizes;
import org.insula.jobs.unit.RunChecks;
import org.insula.jobs.unit.RunParcellation;
import org.insula.jobs.unit.StudyAtlases;
import org.insula.jobs.unit.StudyContext;
import org.insula.jobs.unit.UnitStore;
import org.insula.pipeline.sample.EventSurvey;
import org.insula.pipeline.sample.FoldOptions;

/**
 * One configuration at work: its runs and atlas, its output, and Spark for whoever needs it.
 *
 * <p>Opening it finds wrong input and unwritable output before any work begins.
 */
public final class Study implements StudyContext, AutoCloseable {
    private static final int KEPT_SHOWN = 10;

    private final RunConfig config;
    private final Session session;
    private final Progress progress;
    private final FileAccess files;
    private final List<StudyAtlas> atlases;
    private final DiscoveredRuns found;
    private final OutputTree tree;
    private final RunChecks checks;
    private OutputLock lock = OutputLock.none();
    private final Set<String> told = new HashSet<>();
    private StopHook hook;
    private boolean verifying;

    private Study(RunConfig written, Session session, Progress progress) {
        this.session = session;
        this.progress = progress;
        this.files = session.files();
        List<StudyAtlas> read = written.parcellation().atlases().stream()
                .map(atlas -> atlas.read(files))
                .toList();
        this.checks = RunChecks.of(files, written, written.input().runs(files, RunChecks.wanted(written)));
        this.config = written.withSamples(checks.sampling());
        requireRuns(checks.runs());
        this.atlases = StudyAtlases.of(files, config, checks.runs().runs(), read);
        checks.surveyWithout(misfits(checks.runs()));
        this.found = checks.runs();
        requireRuns(found);
        this.tree = new OutputTree(config.output(), atlas().name());
    }

    /** The runs whose headers do not go with the atlases, by id with the reason. */
    private Map<String, String> misfits(DiscoveredRuns runs) {
        RunParcellation engine = new RunParcellation(files, atlases, config.parcellation(), config.clean());
        Map<String, String> misfits = new TreeMap<>();
        for (BoldRun run : runs.runs()) {
            try {
                engine.requireFit(run);
            } catch (InputException e) {
                misfits.put(run.id(), e.getMessage());
            }
        }
        return misfits;
    }

    private void requireRuns(DiscoveredRuns runs) {
        if (runs.runs().isEmpty()) {
            throw new InputException(
                    config.input().path(), "has no run that can be used" + leftOut(runs), "mend what the reason names");
        }
    }

    /** How many runs are left out and why the first one is; empty if none is. */
    private static String leftOut(DiscoveredRuns runs) {
        return runs.excluded().entrySet().stream()
                .findFirst()
                .map(first -> "; " + runs.excluded().size() + " are left out, the first is " + first.getKey() + " ("
                        + first.getValue() + ")")
                .orElse("");
    }

    /**
     * Makes sure that the runs can give labels to tell apart and subjects for every fold, as far as that can be known before
     * they are cut. Groups other than subjects are known only then.
     *
     * @throws InputException if there are fewer than two labels, a wanted one does not occur, or there are fewer subjects than
     *     folds over subjects
     */
    public void requireLabelsAndFolds() {
        checks.requireLabels();
        FoldOptions folds = config.training().folds();
        Set<String> subjects = new TreeSet<>();
        found.runs().forEach(run -> subjects.add(run.subject()));
        if (folds.group().equals(FoldOptions.SUBJECT) && subjects.size() < folds.folds()) {
            throw tooFew(subjects, folds.folds());
        }
    }

    private InputException tooFew(Set<String> subjects, int folds) {
        boolean one = subjects.size() == 1;
        return new InputException(
                "training.folds",
                "is " + folds + ", but all runs are of "
                        + (one
                                ? "the same subject (" + subjects.iterator().next() + ")"
                                : subjects.size() + " subjects")
                        + leftOut(found),
                (one ? "add another subject" : "set training.folds to " + subjects.size() + " or less")
                        + ", or set training.group to another column such as run");
    }

    /** Repetition times in s by the run's id, of all runs that were looked at; NaN where unknown. */
    public Map<String, Double> repetitionTimes() {
        return checks.repetitionTimes();
    }

    /** Where events and participants were looked for beside the dataset itself. */
    public List<String> looked() {
        return found.looked();
    }

    /** What is known of the labels of the runs before they are cut. */
    public EventSurvey survey() {
        return checks.survey();
    }

    /** What is odd about atlas, runs and events, and by which rule it was decided; one line each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        atlases.forEach(atlas -> atlas.notes().forEach(note -> notes.add("atlas " + atlas.name() + ": " + note)));
        notes.addAll(found.notes());
        return notes.stream().map(ForeignText::message).toList();
    }

    /**
     * Reads the atlas, finds the runs and prepares the output folder. The session is closed with the study.
     *
     * @throws InputException if the atlas or the runs cannot be read, the output cannot be written, or another process works on it
     */
    public static Study open(RunConfig config, Session session, Progress progress) {
        Study study = look(config, session, progress);
        try {
            study.prepareOutput();
        } catch (RuntimeException e) {
            study.close();
            throw e;
        }
        return study;
    }

    /**
     * Reads the atlas and finds the runs; nothing is written, and nothing may be done but to look.
     *
     * @throws InputException if the atlas or the runs cannot be read, or the output folder holds something else
     */
    public static Study look(RunConfig config, Session session, Progress progress) {
        Study study = new Study(config, session, progress);
        DatasetFiles.refuseForeign(study.files, study.tree, config.input().path());
        return study;
    }

    private void prepareOutput() {
        lock = OutputLock.take(session.files(), tree);
        hook = StopHook.of(this::stop);
        lock.before()
                .ifPresent(holder -> progress.note("the run before (" + holder.describe()
                        + ") was stopped on its way; going on from what it did"));
        removePipes();
        String yaml = StudyFile.yaml(config, tree.work());
        files.writeAtomically(tree.config(), out -> out.write(yaml.getBytes(StandardCharsets.UTF_8)));
        tellKept(DatasetFiles.write(files, tree, config));
        sweep();
    }

    /** What every run writes is written to a file; a pipe under its name would be waited for. */
    private void removePipes() {
        for (String path : List.of(tree.config(), tree.metrics())) {
            try {
                if (files.isDevice(path)) {
                    files.delete(path);
                }
            } catch (IOException e) {
                throw InputException.writing(path, e);
            }
        }
    }

    private void sweep() {
        Leftovers.removeUnfinished(files, tree.root());
        List.of(tree.work(), tree.units(), tree.saliency()).forEach(folder -> Leftovers.remove(files, folder));
    }

    /** Tells what had to be moved aside. */
    void tellKept(List<String> lines) {
        lines.stream().limit(KEPT_SHOWN).forEach(progress::warn);
        if (lines.size() > KEPT_SHOWN) {
            progress.warn("… and " + (lines.size() - KEPT_SHOWN) + " more files; all are in " + tree.kept());
        }
    }

    /** The process is being stopped: Spark has been, by a hook of its own. */
    private void stop() {
        progress.warn("insula: stopped before the end; what is done is kept, run the same command again to go on");
        try {
            sweep();
        } finally {
            lock.close();
        }
    }

    /** Whether the process is being stopped from outside, so that whatever fails now fails because of that. */
    public static boolean isStopping() {
        return StopHook.isStopping();
    }

    /** Who works on the output, as its lock says; empty if nobody does. */
    public Optional<String> worker() {
        return LockHolder.in(files, tree.lock())
                .filter(holder -> holder.state() != LockHolder.State.GONE)
                .map(LockHolder::describe);
    }

    @Override
    public RunConfig config() {
        return config;
    }

    @Override
    public OutputTree tree() {
        return tree;
    }

    @Override
    public FileAccess files() {
        return files;
    }

    /** Receives how far steps are. */
    public Progress progress() {
        return progress;
    }

    /** The regions that networks are trained on. */
    StudyAtlas atlas() {
        return atlases.get(0);
    }

    @Override
    public List<StudyAtlas> atlases() {
        return atlases;
    }

    /** Sizes that its memory follows from. */
    StudySizes sizes() {
        return new StudySizing(files, config.samples(), found.runs(), atlases).sizes();
    }

    @Override
    public List<BoldRun> runs() {
        return found.runs();
    }

    @Override
    public Map<String, String> unusable() {
        return found.excluded();
    }

    @Override
    public UnitStore units() {
        UnitStore store = new UnitStore(files, tree.units());
        UnitStore looking = verifying ? store.verifying() : store;
        return hook == null ? looking : looking.telling(this::damaged);
    }

    /** Looks at the contents of all files of a unit whenever it is looked at, not at their lengths and dates alone. */
    public void verify() {
        verifying = true;
    }

    private void damaged(String problem) {
        if (told.add(problem)) {
            progress.warn(problem);
        }
    }

    /** Whether a file or folder of the output is there. */
    boolean exists(String path) {
        try {
            return files.exists(path);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    /**
     * Looks whether a failure came of the output having been removed while the study was at work.
     *
     * @throws InputException if it was
     */
    public void requireOutput(Throwable failure) {
        if (hook != null && !exists(tree.lock())) {
            throw new InputException(
                    tree.root(),
                    "was removed or renamed while Insula worked on it",
                    "leave the output alone until the run has ended, then run the same command again",
                    failure);
        }
    }

    Session session() {
        return session;
    }

    private void writeMetrics() {
        progress.meter().stop();
        try {
            MetricsFile.write(files, tree.metrics(), progress.meter(), session.master());
        } catch (InputException e) {
            // Whatever ends the run is told by itself; figures are not worth another end.
            progress.warn(e.getMessage());
        }
    }

    /** Stops Spark, removes what lost executors left, leaves what was measured in the output, and lets go of it. */
    @Override
    public void close() {
        try {
            stopWaiting();
        } finally {
            try {
                session.close();
            } finally {
                leave();
            }
        }
    }

    /** Closes the study and leaves its session open, for another study. */
    void closeWithoutSession() {
        try {
            stopWaiting();
        } finally {
            leave();
        }
    }

    private void stopWaiting() {
        if (hook != null && !isStopping()) {
            hook.close();
            writeMetrics();
        }
    }

    private void leave() {
        try {
            if (hook != null) {
                sweep();
            }
        } finally {
            lock.close();
        }
    }
}
