package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.insula.pipeline.glm.Contrast;
import org.insula.pipeline.glm.GlmOptions;
import org.insula.pipeline.glm.GroupGlm;
import org.insula.pipeline.glm.LabelEffects;
import org.insula.pipeline.glm.RegionEffects;
import org.insula.pipeline.importance.ImportanceUnit;
import org.insula.pipeline.statistics.SignFlipTest;

/**
 * What the general linear models of a study's runs say over subjects.
 *
 * @param options how runs were modelled
 * @param counted what the test counts: subjects, or the runs of a single one
 * @param runs number of runs that were modelled
 * @param leftOut why other runs were not, by their ids
 * @param maps by label and contrast; a contrast that no subject has is not in it
 */
public record GlmResult(
        GlmOptions options,
        ImportanceUnit counted,
        int runs,
        Map<String, String> leftOut,
        Map<String, Map<Contrast, GroupGlm>> maps) {
    /** Copies the maps, their order kept. */
    public GlmResult {
        Objects.requireNonNull(options);
        Objects.requireNonNull(counted);
        leftOut = new TreeMap<>(leftOut);
        maps = new LinkedHashMap<>(maps);
    }

    /**
     * The result of modelled runs.
     *
     * @param runs the runs of each subject, or each run of a single subject by itself, in a fixed order
     * @param labels the study's, in their order
     * @param leftOut why other runs were not modelled
     * @param flips the test over subjects
     */
    public static GlmResult of(
            GlmOptions options,
            ImportanceUnit counted,
            List<List<LabelEffects>> runs,
            List<String> labels,
            Map<String, String> leftOut,
            SignFlipTest flips) {
        List<LabelEffects> subjects = runs.stream().map(LabelEffects::over).toList();
        Map<String, Map<Contrast, GroupGlm>> maps = new LinkedHashMap<>();
        for (String label : labels) {
            Map<Contrast, GroupGlm> own = new TreeMap<>();
            for (Contrast contrast : Contrast.values()) {
                List<RegionEffects> effects = new ArrayList<>();
                subjects.forEach(subject -> subject.effects(label, contrast).ifPresent(effects::add));
                if (!effects.isEmpty()) {
                    own.put(contrast, GroupGlm.of(effects, flips));
                }
            }
            maps.put(label, own);
        }
        int modelled = runs.stream().mapToInt(List::size).sum();
        return new GlmResult(options, counted, modelled, leftOut, maps);
    }

    /** The map of a label and contrast; empty where no subject has it. */
    public Optional<GroupGlm> map(String label, Contrast contrast) {
        return Optional.ofNullable(maps.getOrDefault(label, Map.of()).get(contrast));
    }
}
