package org.insula.jobs.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.json.Json;
import org.insula.jobs.config.Choices;
import org.insula.pipeline.evaluate.Verdict;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapPair;

/** The tables in {@code group} that tell whether maps can be believed, each with a JSON sidecar. */
public final class TrustFiles implements GroupPart {
    private final OutputTree tree;
    private final List<ModelResult> models;
    private final List<Region> regions;
    private final double repetitionTime;
    private final StudyTrust trust;
    private final OutputOrigin origin;

    /**
     * The tables of a study.
     *
     * @param origin what made them
     */
    public TrustFiles(OutputTree tree, StudyResult study, OutputOrigin origin) {
        this.tree = tree;
        this.models = study.models();
        this.regions = study.atlas().regions();
        this.repetitionTime = study.samples().repetitionTime();
        this.trust = study.trust();
        this.origin = origin;
    }

    @Override
    public void write(FileAccess files, String folder) {
        for (int method = 0; method < trust.methods().size(); method++) {
            new OfMethod(files, folder, method).write();
        }
    }

    /** The tables of one method, of the given number. */
    private final class OfMethod {
        private final FileAccess files;
        private final String folder;
        private final int method;
        private final MethodTrust own;
        private final Map<String, Verdict> verdicts = new LinkedHashMap<>();

        OfMethod(FileAccess files, String folder, int method) {
            this.files = files;
            this.folder = folder;
            this.method = method;
            this.own = trust.methods().get(method);
            models.forEach(model -> verdicts.put(model.model(), model.chance().verdict()));
        }

        void write() {
            write("contrasts", ContrastTable.of(own.contrasts(), regions, verdicts), contrastFacts());
            write(
                    "timing",
                    new TimingTable(repetitionTime, trust.taskOn()).of(models, method),
                    timingFacts("Share of each frame in the magnitude of the map, mean over "));
            write(
                    "halflife",
                    HalfLifeTable.of(models, method, repetitionTime),
                    timingFacts("Frames from the last one back over which saliency halves; of the mean over "));
            if (!own.curves().isEmpty()) {
                write("faithfulness", FaithfulnessTable.of(own.curves(), verdicts), removalFacts());
            }
            if (!own.retrained().isEmpty()) {
                write("retraining", RetrainingTable.of(own.retrained(), verdicts), retrainingFacts());
            }
            if (!own.taskOn().isEmpty()) {
                write("taskon", TaskOnTable.of(own.taskOn(), verdicts), taskOnFacts());
            }
            if (!own.recoveries().isEmpty()) {
                write(
                        "recovery",
                        RecoveryTables.maps(own.recoveries()),
                        described("How well each map finds what was planted in the simulated cohort"));
                write(
                        "planted",
                        RecoveryTables.regions(own.recoveries(), regions),
                        described("What each map says of every planted region"));
            }
        }

        private void write(String kind, TableRows table, Map<String, Object> facts) {
            String saliency =
                    method == 0 ? "" : BidsNames.alphanumeric(by().method().text());
            String name = tree.trust(saliency, kind);
            table.write(files, FilePaths.child(folder, name));
            facts.putAll(by().entries());
            facts.putAll(origin.entries());
            Json.write(files, FilePaths.child(folder, OutputTree.sidecar(name)), facts);
        }

        private MethodMaps by() {
            return models.get(0).saliency().get(method);
        }

        private String counted() {
            return by().maps().stream()
                    .findFirst()
                    .map(GroupMap::unit)
                    .orElse(ImportanceUnit.SUBJECT)
                    .text();
        }

        private Map<String, Object> described(String description) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("Description", description);
            facts.put("AveragedOver", counted());
            return facts;
        }

        private Map<String, Object> contrastFacts() {
            Map<String, Object> facts =
                    described("Value of each region in one map less that in the other, within " + counted());
            facts.put("Interval", "95 %, bootstrap over " + counted() + ", BCa");
            long labels = by().maps().stream()
                    .map(map -> map.key().label())
                    .distinct()
                    .count();
            facts.put(
                    "PairsOfLabels",
                    labels > MapPair.MOST_LABELS
                            ? "none: " + labels + " labels, of which at most " + MapPair.MOST_LABELS + " are paired"
                            : "all");
            return facts;
        }

        private Map<String, Object> timingFacts(String description) {
            Map<String, Object> facts = described(description + counted());
            if (repetitionTime > 0) {
                facts.put("RepetitionTime", repetitionTime);
            }
            facts.put("TaskOn", trust.whereTaskOn());
            facts.put("TaskLag", trust.options().taskLag());
            return facts;
        }

        private Map<String, Object> taskOnFacts() {
            Map<String, Object> facts = described("Share of the most salient places that fall on frames in which the"
                    + " task is on, against the share of all places");
            facts.put("TaskLag", trust.options().taskLag());
            return facts;
        }

        private Map<String, Object> removalFacts() {
            String description = "How networks do on held-out samples as the most salient places are"
                    + " replaced, by their own saliency, by that of another model, and at random";
            Map<String, Object> facts = replaced(description, trust.options().removedShares(), false);
            facts.put(
                    "Curves",
                    own.curves().stream()
                            .filter(NetworkCurve::ofAll)
                            .map(OfMethod::curve)
                            .toList());
            return facts;
        }

        private Map<String, Object> retrainingFacts() {
            String description = "How networks do that were trained again on samples of which the most"
                    + " salient places are replaced, by the saliency of the first seed's networks, and at random";
            Map<String, Object> facts = replaced(description, trust.options().retrainedShares(), true);
            facts.put("RemovedBySaliencyOf", "the predicted class, on training and held-out samples alike");
            return facts;
        }

        private Map<String, Object> replaced(String description, List<Double> shares, boolean trainedAnew) {
            Map<String, Object> facts = described(description);
            facts.put("Interval", "of accuracy, 95 %, bootstrap over " + counted() + ", BCa");
            facts.put("Replacement", Choices.name(trust.options().replacement()));
            facts.put("ReplacementInWords", trust.options().replacement().text());
            facts.put("RemovedShares", shares);
            facts.put("TrainedAnew", trainedAnew);
            return facts;
        }

        private static Map<String, Object> curve(NetworkCurve curve) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("Model", curve.model());
            entry.put("RemovedBy", curve.order().kind().text());
            entry.put("SaliencyOf", curve.order().model());
            entry.put("Comprehensiveness", curve.curve().comprehensiveness());
            entry.put("Sufficiency", curve.curve().sufficiency());
            return entry;
        }
    }
}
