package org.insula.jobs.unit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.jobs.config.Choices;
import org.insula.pipeline.train.Candidate;
import org.insula.pipeline.train.GridSearchResult;
import org.insula.pipeline.train.Trial;

/**
 * What a network's metrics say of the choice from a grid: {@code Chosen}, the values kept, and {@code Candidates}, the
 * values of each with its {@code ValidationLoss} (nats; NaN where training diverged); and for a linear model {@code L2},
 * the strength of its penalty.
 */
final class GridFacts {
    private static final String CHOSEN = "Chosen";
    private static final String CANDIDATES = "Candidates";
    private static final String L2 = "L2";

    private GridFacts() {}

    /** The facts of a search; none where a single candidate was trained, unless it is linear. */
    static Map<String, Object> of(GridSearchResult search) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (search.trials().size() > 1) {
            facts.put(CHOSEN, values(search.chosen()));
            List<Map<String, Object>> candidates = new ArrayList<>();
            for (Trial trial : search.trials()) {
                Map<String, Object> candidate = values(trial.candidate());
                candidate.put("ValidationLoss", trial.validationLoss());
                candidates.add(candidate);
            }
            facts.put(CANDIDATES, candidates);
        }
        search.training().l2().ifPresent(l2 -> facts.put(L2, l2));
        return facts;
    }

    /** The facts in metrics read back; none where there are none. */
    static Map<String, Object> in(JsonNode metrics) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (String key : List.of(CHOSEN, CANDIDATES, L2)) {
            if (metrics.has(key)) {
                facts.put(key, metrics.get(key));
            }
        }
        return facts;
    }

    /** Whether a candidate is the one that was chosen, as facts read back tell. */
    static boolean chose(Map<String, Object> facts, Candidate candidate) {
        JsonNode chosen = (JsonNode) facts.get(CHOSEN);
        return candidate.values().entrySet().stream()
                .allMatch(value -> chosen.path(Choices.name(value.getKey())).asDouble(Double.NaN) == value.getValue());
    }

    private static Map<String, Object> values(Candidate candidate) {
        Map<String, Object> values = new LinkedHashMap<>();
        candidate.values().forEach((parameter, value) -> values.put(Choices.name(parameter), parameter.number(value)));
        return values;
    }
}
