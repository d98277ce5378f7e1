package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a unit.
 *
 * @param unit     the unit
 * @param rows     a line for each attribution, in the protocol's order, then one for the class average
 * @param pictures for each attribution of the protocol, the mean over test samples of |saliency|, each sample's scaled
 *                 to sum to 1
 */
public record BoxResult(BoxUnit unit, List<BoxRow> rows, List<SaliencyPicture> pictures) implements Serializable {

    /** Copies the lists. */
    public BoxResult {
        rows = new ArrayList<>(rows);
        pictures = new ArrayList<>(pictures);
    }
}
