package org.insula.jobs.figure;

import java.awt.image.BufferedImage;

/** Coloured cells as an image, large enough that no program blurs them much where it scales the image. */
final class CellImage {
    private static final int PIXELS = 1600;
    private static final int LARGEST_CELL = 48;

    private CellImage() {}

    /** The image of some values as {@code [row][column]}, at least one, the first row at the top. */
    static BufferedImage of(double[][] values, MapColours colours) {
        int columns = values[0].length;
        int wide = Math.max(1, Math.min(LARGEST_CELL, PIXELS / columns));
        int high = Math.max(1, Math.min(LARGEST_CELL, PIXELS / values.length));
        BufferedImage image = new BufferedImage(wide * columns, high * values.length, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, colours.colour(values[y / high][x / wide]).getRGB());
            }
        }
        return image;
    }
}
