package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.insula.pipeline.model.ModelSpec;

/**
 * One network of a box experiment: what one task trains, explains and scores.
 *
 * @param design the data set
 * @param model  the model
 * @param seed   of data, training and attributions
 */
public record BoxUnit(BoxDesign design, ModelSpec model, long seed) implements Serializable {

    /** All combinations, data set by data set. */
    public static List<BoxUnit> all(List<BoxDesign> designs, List<ModelSpec> models, int seeds) {
        List<BoxUnit> units = new ArrayList<>();
        for (BoxDesign design : designs) {
            for (ModelSpec model : models) {
                for (long seed = 1; seed <= seeds; seed++) {
                    units.add(new BoxUnit(design, model, seed));
                }
            }
        }
        return units;
    }
}
