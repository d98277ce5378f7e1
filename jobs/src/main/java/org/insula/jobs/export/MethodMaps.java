package org.insula.jobs.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.insula.jobs.config.Choices;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.saliency.SaliencyMethod;
import org.insula.pipeline.saliency.Score;
import org.insula.pipeline.saliency.Target;

/**
 * A model's maps by one method of saliency.
 *
 * @param method the method
 * @param score the score that was explained
 * @param target the class whose score it was
 * @param maps one map a label, sorted by label
 */
public record MethodMaps(SaliencyMethod method, Score score, Target target, List<GroupMap> maps) {
    /** Copies the list. */
    public MethodMaps {
        Objects.requireNonNull(method);
        Objects.requireNonNull(score);
        Objects.requireNonNull(target);
        maps = List.copyOf(maps);
    }

    /** What the JSON beside maps and tables says of how they came about. */
    Map<String, Object> entries() {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("SaliencyMethod", method.text());
        entries.put("SaliencyScore", Choices.name(score));
        entries.put("SaliencyTarget", method.isPerSample() ? Choices.name(target) : "every class");
        entries.put("Units", method.kind().unit());
        entries.put("Sign", SaliencyWords.sign(method.kind()));
        entries.put("RegionsHold", method.kind().overFrames());
        return entries;
    }
}
