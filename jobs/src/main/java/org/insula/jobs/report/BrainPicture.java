package org.insula.jobs.report;

import java.util.Objects;
import java.util.Optional;
import org.insula.atlas.Atlas;
import org.insula.io.image.Volume;

/**
 * What maps are drawn over.
 *
 * @param atlas the region of each voxel
 * @param background what the brain looks like, such as the mean image, on the atlas's grid; NaN is drawn as empty.
 *     Without one the atlas itself is drawn
 */
public record BrainPicture(Atlas atlas, Optional<Volume> background) {

    /**
     * Checks that both are on one grid.
     *
     * @throws IllegalArgumentException if they are not
     */
    public BrainPicture {
        Objects.requireNonNull(atlas, "atlas");
        if (background.isPresent() && !background.get().grid().sameAs(atlas.grid())) {
            throw new IllegalArgumentException(
                    "the background of " + background.get().grid().describe() + " is not on the atlas's grid of "
                            + atlas.grid().describe());
        }
    }
}
