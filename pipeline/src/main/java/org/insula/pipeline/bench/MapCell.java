package org.insula.pipeline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.simulate.Scenario;

/**
 * A scenario with a model that is trained on its cohorts.
 *
 * @param scenario the kind of data
 * @param model    the model; empty for class means, which need none
 */
public record MapCell(Scenario scenario, Optional<ModelSpec> model) {
    private static final String NO_MODEL = "none";

    /** Refuses null. */
    public MapCell {
        Objects.requireNonNull(scenario);
        Objects.requireNonNull(model);
    }

    /** All scenarios with all models, scenario by scenario, class means first. */
    public static List<MapCell> all(List<Scenario> scenarios, List<ModelSpec> models) {
        List<MapCell> cells = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            cells.add(new MapCell(scenario, Optional.empty()));
            models.forEach(model -> cells.add(new MapCell(scenario, Optional.of(model))));
        }
        return cells;
    }

    /** The name of the model, {@code none} without one. */
    public String modelName() {
        return model.map(ModelSpec::name).orElse(NO_MODEL);
    }
}
