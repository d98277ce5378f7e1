package org.insula.jobs.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.insula.io.LocalFiles;
import org.insula.jobs.config.StudyAtlas;
import org.insula.pipeline.evaluate.Performance;
import org.insula.pipeline.evaluate.Prediction;
import org.insula.pipeline.importance.GroupImportance;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.importance.MapKey;
import org.insula.pipeline.importance.MapKind;
import org.insula.pipeline.importance.SaliencyRow;
import org.insula.pipeline.importance.SubjectImportance;
import org.insula.pipeline.importance.SubjectMap;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.saliency.Target;

/**
 * The folder {@code group} of two subjects, two frames, and three regions of which nobody covers the third, by two methods.
 * Mean shares by gradient are .5 and .5, in frame 0 .375 and .25, in frame 1 .125 and .25.
 */
final class HandMadeGroup {
    /** s from frame to frame. */
    static final double REPETITION_TIME = 2.5;

    private static final LocalFiles FILES = new LocalFiles();
    private static final float MISSING = Float.NaN;

    private HandMadeGroup() {}

    /** Writes it below a folder, over an atlas of three regions. */
    static void write(Path folder, StudyAtlas atlas) {
        // Shares of the first region: 0.25 and 0.75; of the second: 0.75 and 0.25. Frame 0 holds 0.5 and 0.75 of all.
        List<SubjectMap> subjects =
                List.of(subject("s1", 1, -1, MISSING, 0, 2, MISSING), subject("s2", -2, 1, MISSING, 1, 0, MISSING));
        List<SubjectMap> others = List.of(subject("s1", 1, 3, MISSING, 0, 0, MISSING));
        ModelNames names =
                ModelNames.of(List.of("net-1"), List.of(SaliencyMethod.GRADIENT, SaliencyMethod.INTEGRATED_GRADIENTS));
        OutputTree tree = new OutputTree(folder.toString(), atlas.name());
        OutputOrigin origin = new OutputOrigin(Map.of("Seed", 5));
        GroupFolder group = new GroupFolder(FILES, tree, atlas, names, REPETITION_TIME, origin);
        group.begin();
        SubjectTable.write(
                FILES, group.subjects("net-1", SaliencyMethod.GRADIENT), atlas.regions(), subjects.iterator());
        group.write(List.of(model(subjects, others, atlas.regions().size())), List.of("face up", "house"));
    }

    private static ModelResult model(List<SubjectMap> subjects, List<SubjectMap> others, int regions) {
        List<Prediction> predictions =
                List.of(new Prediction("s1-1", "s1", 5, 0, 0), new Prediction("s2-1", "s2", 5, 1, 0));
        Map<String, Object> choice = Map.of("Chosen", Map.of("hidden", 8));
        return ModelResult.of(
                "net-1",
                List.of(new ModelResult.NetworkScore(0, 5, Performance.of(predictions, 2), choice)),
                predictions,
                2,
                List.of(maps(SaliencyMethod.GRADIENT, subjects), maps(SaliencyMethod.INTEGRATED_GRADIENTS, others)),
                ModelControls.none(List.of("face up", "house"), regions));
    }

    private static SubjectMap subject(String name, float... saliency) {
        return SubjectImportance.of(
                MapKind.SHARE,
                List.of(new SaliencyRow(
                        new MapKey("net-1", "face up"), name, name + "-run", name + "-1", 0, 5, 2, saliency)));
    }

    private static MethodMaps maps(SaliencyMethod method, List<SubjectMap> subjects) {
        return new MethodMaps(
                method, Score.LOGIT, Target.TRUE_CLASS, List.of(GroupImportance.of(ImportanceUnit.SUBJECT, subjects)));
    }
}
