package org.insula.jobs.figure;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/** Coloured cells as an image, large enough that no program blurs them much where it scales the image. */
final class CellImage {
    private static final int PIXELS = 1600;
    private static final int LARGEST_CELL = 48;

    /** The bits of a colour without its opacity. */
    private static final int RGB = 0xffffff;

    private CellImage() {}

    /** The image of some values as {@code [row][column]}, at least one, the first row at the top. */
    static BufferedImage of(double[][] values, MapColours colours) {
        int columns = values[0].length;
        int wide = Math.max(1, Math.min(LARGEST_CELL, PIXELS / columns));
        int high = Math.max(1, Math.min(LARGEST_CELL, PIXELS / values.length));
        BufferedImage image = new BufferedImage(wide * columns, high * values.length, BufferedImage.TYPE_INT_RGB);
        WritableRaster raster = image.getRaster();
        int[] line = new int[image.getWidth()];
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < columns; column++) {
                int colour = colours.colour(values[row][column]).getRGB() & RGB;
                Arrays.fill(line, column * wide, (column + 1) * wide, colour);
            }
            for (int y = row * high; y < (row + 1) * high; y++) {
                raster.setDataElements(0, y, line.length, 1, line);
            }
        }
        return image;
    }
}
