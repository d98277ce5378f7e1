package org.insula.jobs.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.insula.atlas.Atlas;
import org.insula.atlas.RegionMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.image.Volume;
import org.insula.io.json.Json;
import org.insula.io.nifti.Datatype;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.inference.Findings;

/**
 * What is important as images: of each model that was tested and each label, the statistic and p of each region, and the map
 * of the first method with nothing but the important regions. None where the atlas has no image.
 */
public final class FindingMaps implements GroupPart {
    private final OutputTree tree;
    private final StudyResult study;
    private final OutputOrigin origin;

    /**
     * The images of a study.
     *
     * @param origin what makes them; told beside them
     */
    public FindingMaps(OutputTree tree, StudyResult study, OutputOrigin origin) {
        this.tree = tree;
        this.study = study;
        this.origin = origin;
    }

    @Override
    public void write(FileAccess files, String folder) {
        study.atlas().painted().ifPresent(atlas -> write(files, folder, atlas));
    }

    private void write(FileAccess files, String folder, Atlas atlas) {
        BidsNames labels = BidsNames.of(study.samples().labels());
        List<String> models = study.models().stream().map(ModelResult::model).toList();
        BidsNames modelNames = BidsNames.of(models);
        for (ModelResult model : study.models()) {
            Findings findings = model.controls().findings();
            if (findings.test() != Findings.Test.NONE) {
                for (GroupMap map : model.maps()) {
                    String label = map.key().label();
                    UnaryOperator<String> path = shows -> FilePaths.child(
                            folder, tree.finding(labels.label(label), modelNames.label(model.model()), shows));
                    new OfLabel(files, path, atlas, map, findings).write();
                }
            }
        }
    }

    /** The images of one model and label. */
    private final class OfLabel {
        private final FileAccess files;
        private final UnaryOperator<String> path;
        private final Atlas atlas;
        private final GroupMap map;
        private final Findings findings;
        private final String label;

        OfLabel(FileAccess files, UnaryOperator<String> path, Atlas atlas, GroupMap map, Findings findings) {
            this.files = files;
            this.path = path;
            this.atlas = atlas;
            this.map = map;
            this.findings = findings;
            this.label = map.key().label();
        }

        void write() {
            image(
                    "stat-t",
                    RegionMap.toVolume(atlas, findings.statistics(label)),
                    // Not the intent of Student's t: programs would take p from it that the test does not give.
                    NiftiMetadata.forMap().withIntent(NiftiMetadata.INTENT_ESTIMATE, "studentised"),
                    "Studentised mean over subjects of what each region contributes more in the label's own samples",
                    "standard errors");
            image(
                    "stat-p",
                    RegionMap.toVolume(atlas, findings.familyWise(label), 1),
                    // As float32, 0.05 would be more than 0.05, and its regions lost to who thresholds at that.
                    NiftiMetadata.forMap()
                            .withDatatype(Datatype.FLOAT64)
                            .withIntent(NiftiMetadata.INTENT_P, "p, family-wise"),
                    "Family-wise p of each region, over all regions and labels; 1 outside the atlas",
                    "probability");
            image(
                    "stat-importance_desc-important",
                    RegionMap.toVolume(atlas, importantAlone()),
                    NiftiMetadata.forMap().withIntent(NiftiMetadata.INTENT_ESTIMATE, SaliencyWords.intent(map.kind())),
                    "Importance of each important region, mean over subjects; 0 in all others",
                    map.kind().unit());
        }

        private double[] importantAlone() {
            boolean[] important = findings.important(label);
            double[] values = map.regions().mean();
            Arrays.setAll(values, region -> important[region] || Double.isNaN(values[region]) ? values[region] : 0);
            return values;
        }

        private void image(String shows, Volume volume, NiftiMetadata meta, String description, String unit) {
            NiftiWriter.write(
                    files,
                    path.apply(shows),
                    volume,
                    meta.withDescription("Insula, " + findings.test().text()));
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("Description", description);
            facts.put("Label", label);
            facts.put("Model", map.key().model());
            facts.put("Atlas", study.atlas().name());
            facts.put("Units", unit);
            facts.put("AveragedOver", map.unit().text());
            facts.put("ImportantTest", findings.test().text());
            facts.put("ImportantComparedWith", findings.compared());
            facts.putAll(origin.entries());
            Json.write(files, OutputTree.sidecar(path.apply(shows)), facts);
        }
    }
}
