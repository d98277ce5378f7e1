package org.insula.jobs.export;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.insula.io.FilePaths;
import org.insula.io.bids.BoldRun;
import org.insula.jobs.config.StudyAtlas;
import org.insula.pipeline.saliency.SaliencyMethod;

/**
 * Where everything of a study's output lies; no other class spells a file name.
 *
 * <pre>
 * OUT/dataset_description.json, README, .bidsignore
 * OUT/sub-01/[ses-1/]func/sub-01_…_atlas-AAL_stat-STATISTIC_timeseries.tsv, .json
 * OUT/sub-01/[ses-1/]func/sub-01_…_atlas-AAL_stat-coverage_bold.tsv
 * OUT/sub-01/[ses-1/]func/sub-01_…_events.tsv
 * OUT/group/atlas-AAL_dseg.nii.gz, .tsv
 * OUT/group/task-LABEL_atlas-AAL_model-NAME_[saliency-METHOD_]stat-importance_map.nii.gz, .json
 * OUT/group/task-LABEL_atlas-AAL_model-NAME_[saliency-METHOD_]stat-importance_timecourse.nii.gz, .json
 * OUT/group/task-LABEL_atlas-AAL_model-NAME_[saliency-METHOD_]stat-importance_map.pscalar.nii, .dscalar.nii, .json
 * OUT/group/task-LABEL_atlas-AAL_model-NAME_[saliency-METHOD_]stat-importance_timecourse.ptseries.nii, .json
 * OUT/group/atlas-AAL_model-NAME_[saliency-METHOD_]importance.tsv, .json
 * OUT/group/atlas-AAL_[saliency-METHOD_]contrasts.tsv, timing.tsv, halflife.tsv, faithfulness.tsv, taskon.tsv, .json
 * OUT/group/atlas-AAL_[saliency-METHOD_]retraining.tsv, .json
 * OUT/group/atlas-AAL_[saliency-METHOD_]recovery.tsv, planted.tsv, .json
 * OUT/group/atlas-AAL_model-NAME_[saliency-METHOD_]subjects.tsv, .json, .parquet
 * OUT/group/atlas-AAL_glm.tsv, agreement.tsv, .json
 * OUT/group/task-LABEL_atlas-AAL_contrast-CONTRAST_stat-t_map.nii.gz, .json
 * OUT/group/performance.tsv, .json
 * OUT/group/null-performance.tsv, .json
 * OUT/group/quality.tsv, .json
 * OUT/group/figures/accuracy, model-NAME_confusion, task-LABEL_byframe .png, .svg
 * OUT/group/figures/task-LABEL_atlas-AAL_model-NAME_stat-importance_regions, _slices, _timecourse .png, .svg
 * OUT/report.html
 * OUT/kept/… (what was in the way and is not Insula's)
 * OUT/work/.lock, config.yaml, metrics.json, manifest/PART.json, timeseries.parquet, samples.parquet, samples.npy, saliency.parquet, units/NAME/…
 * </pre>
 */
public final class OutputTree implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String FIGURES = "figures/";
    private static final String MANIFESTS = "manifest";

    /** The entities that a raw run's name may have after its subject. */
    private static final String MEASURED = "(?:ses|task|acq|ce|rec|dir|run)-";

    private final String root;
    private final String atlas;

    /**
     * The tree below a folder.
     *
     * @param atlasName what file names call the atlas; anything but letters and digits is left out
     */
    public OutputTree(String root, String atlasName) {
        this.root = root;
        this.atlas = BidsNames.alphanumeric(atlasName);
    }

    /** The folder that holds everything. */
    public String root() {
        return root;
    }

    /** What the data set is, as BIDS wants it. */
    public String datasetDescription() {
        return in(root, "dataset_description.json");
    }

    /** What is where, for people. */
    public String readme() {
        return in(root, "README");
    }

    /** Which files a BIDS validator must not judge. */
    public String bidsIgnore() {
        return in(root, ".bidsignore");
    }

    /** The page that shows the results. */
    public String report() {
        return in(root, "report.html");
    }

    /** The series of a run over an atlas: one row a frame, one column a region; what they were made from; and their coverage. */
    public SeriesFiles series(BoldRun run, StudyAtlas of) {
        String prefix = in(runFolder(run), FileNames.unique(run.id()) + "_atlas-" + BidsNames.alphanumeric(of.name()));
        String series = prefix + "_stat-" + of.statisticName() + "_timeseries";
        return new SeriesFiles(series + ".tsv", series + ".json", prefix + "_stat-coverage_bold.tsv");
    }

    /**
     * The events of a run. Named after the run as it was measured, like those of the data set that it comes from: events do
     * not depend on what was made of the image.
     */
    public String events(BoldRun run) {
        String measured = FileNames.unique(run.id()).replaceAll("_(?!" + MEASURED + ")[A-Za-z0-9]+-[A-Za-z0-9+]+", "");
        return in(runFolder(run), measured + "_events.tsv");
    }

    /** A folder that will take the place of {@link #group()} once it is whole. */
    public String groupInTheMaking() {
        return in(work(), Leftovers.FOLDER + "group");
    }

    /** Where files go that were in the way and are not Insula's. */
    public String kept() {
        return in(root, "kept");
    }

    /**
     * The list of files outside {@code work} that some part of Insula wrote.
     *
     * @param part what the part is called
     */
    public String manifest(String part) {
        return in(in(work(), MANIFESTS), FileNames.unique(part) + ".json");
    }

    /** The folder of the maps and tables over all subjects. */
    public String group() {
        return in(root, "group");
    }

    /** The name within {@link #group()} of the copy of the atlas's label image. */
    public String atlasImage() {
        return "atlas-" + atlas + "_dseg.nii.gz";
    }

    /** The name within {@link #group()} of the table of its regions. */
    public String atlasTable() {
        return "atlas-" + atlas + "_dseg.tsv";
    }

    /**
     * The name within {@link #group()} of an importance map, all frames together.
     *
     * @param saliency what file names call the method; empty for the first one, which they do not name
     */
    String map(MapFormat format, String label, String model, String saliency) {
        return mapPrefix(label, model, saliency) + "_map" + format.extension();
    }

    /** The name within {@link #group()} of an importance map frame by frame; as {@link #map}. */
    String timecourse(MapFormat format, String label, String model, String saliency) {
        return mapPrefix(label, model, saliency) + "_timecourse" + format.extension();
    }

    /** The name of the JSON sidecar of an image or a table: the same up to the extension. */
    public static String sidecar(String file) {
        return file.substring(0, file.indexOf('.', file.lastIndexOf('/') + 1)) + ".json";
    }

    /** The name within {@link #group()} of a model's table of regions; as {@link #map}. */
    public String importance(String model, String saliency) {
        return modelPart(model, saliency) + "_importance.tsv";
    }

    /**
     * The name within {@link #group()} of a table over all models; as {@link #map}.
     *
     * @param kind what it is, such as {@code contrasts}
     */
    public String trust(String saliency, String kind) {
        String method = saliency.isEmpty() ? "" : "_saliency-" + saliency;
        return "atlas-" + atlas + method + "_" + kind + ".tsv";
    }

    /**
     * The name within {@link #group()} of a map of t of the general linear model.
     *
     * @param contrast what the label is compared with, such as {@code rest}
     */
    String glmMap(String label, String contrast) {
        return "task-" + label + "_atlas-" + atlas + "_contrast-" + contrast + "_stat-t_map.nii.gz";
    }

    /** The name within {@link #group()} of a model's table of subjects; as {@link #map}. */
    public String subjects(String model, String saliency) {
        return modelPart(model, saliency) + "_subjects.tsv";
    }

    /** The name within {@link #group()} of the same table as Parquet; as {@link #map}. */
    public String subjectsParquet(String model, String saliency) {
        return modelPart(model, saliency) + "_subjects.parquet";
    }

    /** A folder in which Spark makes a table of subjects. */
    public String subjectsInTheMaking(SaliencyMethod method) {
        return in(work(), Leftovers.FOLDER + "subjects-" + method.text());
    }

    /** The name within {@link #group()} of the table of accuracies. */
    public String performance() {
        return "performance.tsv";
    }

    /** The name within {@link #group()} of the table of accuracies with permuted labels. */
    public String nullPerformance() {
        return "null-performance.tsv";
    }

    /** The name within {@link #group()} of the table of the runs' quality. */
    public String quality() {
        return "quality.tsv";
    }

    /** The name within {@link #group()} of a figure over all models and labels, without its extension. */
    public String figure(String what) {
        return FIGURES + what;
    }

    /** The name within {@link #group()} of a figure of a label, without its extension. */
    public String labelFigure(String label, String what) {
        return FIGURES + "task-" + label + "_" + what;
    }

    /** The name within {@link #group()} of a figure of a model, without its extension. */
    public String modelFigure(String model, String what) {
        return FIGURES + "model-" + model + "_" + what;
    }

    /** The name within {@link #group()} of a figure of a map by the first method, without its extension. */
    public String mapFigure(String label, String model, String what) {
        return FIGURES + mapPrefix(label, model, "") + "_" + what;
    }

    /** Everything that is needed to go on, but not to read the results. */
    public String work() {
        return in(root, "work");
    }

    /** Whether files are those that a run leaves directly in {@code work}, and nothing else. */
    boolean isBegun(List<String> paths) {
        Set<String> ours = Set.of(
                lock(),
                config(),
                metrics(),
                units(),
                timeSeries(),
                samples(),
                sampleValues(),
                saliency(),
                in(work(), MANIFESTS));
        return paths.stream()
                .allMatch(path -> ours.contains(path)
                        || FilePaths.name(path).startsWith(Leftovers.FOLDER)
                        || Leftovers.isUnfinished(FilePaths.name(path)));
    }

    /** The resolved configuration. */
    public String config() {
        return in(work(), "config.yaml");
    }

    /** What the latest run measured: units, seconds, bytes. */
    public String metrics() {
        return in(work(), "metrics.json");
    }

    /** The file that whoever works on the output holds locked. */
    public String lock() {
        return in(work(), ".lock");
    }

    /** Table of the region series and events of all runs. */
    public String timeSeries() {
        return in(work(), "timeseries.parquet");
    }

    /** Table of all samples, without their values. */
    public String samples() {
        return in(work(), "samples.parquet");
    }

    /** The values of all samples, in the order of their table. */
    public String sampleValues() {
        return in(work(), "samples.npy");
    }

    /** A folder for the values of single runs until they are put together. */
    public String sampleParts() {
        return in(work(), Leftovers.FOLDER + "samples");
    }

    /** Table of held-out saliency, in one folder a method. */
    public String saliency() {
        return in(work(), "saliency.parquet");
    }

    /** The part of {@link #saliency()} that is by one method, in one folder a trained unit. */
    public String saliency(String method) {
        return in(saliency(), "method=" + method);
    }

    /** The part of {@link #saliency()} that one trained unit made by one method. */
    public String saliency(String method, String unit) {
        return in(saliency(method), "unit=" + unit);
    }

    /** The folders of the units of work. */
    public String units() {
        return in(work(), "units");
    }

    /** Where the files of a run go. */
    public String runFolder(BoldRun run) {
        String subject = in(root, "sub-" + FileNames.unique(run.subject()));
        String session = run.session().isEmpty() ? subject : in(subject, "ses-" + FileNames.unique(run.session()));
        return in(session, "func");
    }

    /**
     * The name within {@link #group()} of an image of what was tested; as {@link #map}.
     *
     * @param shows what it shows, such as {@code stat-p}
     */
    String finding(String label, String model, String shows) {
        return "task-" + label + "_" + modelPart(model, "") + "_" + shows + "_map.nii.gz";
    }

    private String mapPrefix(String label, String model, String saliency) {
        return "task-" + label + "_" + modelPart(model, saliency) + "_stat-importance";
    }

    private String modelPart(String model, String saliency) {
        String method = saliency.isEmpty() ? "" : "_saliency-" + saliency;
        return "atlas-" + atlas + "_model-" + model + method;
    }

    private static String in(String folder, String name) {
        return FilePaths.child(folder, name);
    }
}
