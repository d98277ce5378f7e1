package org.insula.jobs.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.pipeline.evaluate.AccuracyInterval;
import org.insula.pipeline.evaluate.ChanceResult;

/** How well a model decodes, as the JSON beside its maps and tables says: without it no map may be read. */
final class DecodingFacts {
    private DecodingFacts() {}

    /**
     * Accuracy with interval, test against chance, verdict and confusion.
     *
     * @param labels names of the labels, in their order
     */
    static Map<String, Object> of(ModelResult model, List<String> labels) {
        ChanceResult chance = model.chance();
        AccuracyInterval interval = model.interval();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Accuracy", chance.accuracy());
        facts.put("AccuracyInterval", List.of(interval.low(), interval.high()));
        facts.put("Chance", chance.chance());
        facts.put("PValue", chance.pValue());
        facts.put("Verdict", chance.verdict().text());
        facts.put("VerdictInWords", chance.describe());
        facts.put("ConfusionLabels", labels);
        facts.put(
                "Confusion",
                Arrays.stream(model.performance().confusion())
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
        return facts;
    }
}
