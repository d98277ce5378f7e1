package org.insula.pipeline.experiment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a unit.
 *
 * @param unit     the unit
 * @param rows     a line for each attribution, in the protocol's order, and behind one that keeps its sign a line for
 *                 the maps of classes; then the class average of the first; then the first and those that keep their signs, of the network
 *                 before its first step
 * @param pictures for each line of the protocol's attributions, the mean over test samples or classes of |saliency|,
 *                 each map scaled to sum to 1
 */
public record BoxResult(BoxUnit unit, List<BoxRow> rows, List<SaliencyPicture> pictures) implements Serializable {

    /** Copies the lists. */
    public BoxResult {
        rows = new ArrayList<>(rows);
        pictures = new ArrayList<>(pictures);
    }
}
