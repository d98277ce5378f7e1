package org.insula.jobs.figure;

import java.awt.Graphics2D;

/** A picture of a size on paper. */
public interface Figure {
    /** Width in points, 1/72 inch. */
    int width();

    /** Height in points, 1/72 inch. */
    int height();

    /** Draws the figure on a white page whose unit is a point. */
    void draw(Graphics2D page);
}
