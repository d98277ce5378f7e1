package org.insula.jobs.unit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.jobs.report.RunQuality;

/** A run's quality as the unit that parcellated it keeps it for the report. */
final class QualityFacts {
    private QualityFacts() {}

    static Map<String, Object> of(RunQuality quality) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Frames", quality.frames());
        facts.put("FramesScrubbed", quality.scrubbed());
        facts.put("MeanCoverage", quality.coverage());
        facts.put("RegionsNotCovered", quality.missing());
        facts.put("Warnings", quality.warnings());
        return facts;
    }

    static RunQuality read(String run, JsonNode facts) {
        return new RunQuality(
                run,
                facts.path("Frames").asInt(),
                facts.path("FramesScrubbed").asInt(),
                facts.path("MeanCoverage").asDouble(Double.NaN),
                texts(facts.path("RegionsNotCovered")),
                texts(facts.path("Warnings")));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
