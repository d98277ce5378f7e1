package org.insula.pipeline.experiment;

import java.io.IOException;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;

/** Pictures of handwritten digits and what they show. Not changed once read; any thread may use it. */
final class DigitSet {
    private static final int DIGITS = 10;
    private static final String IMAGES = "-images-idx3-ubyte";
    private static final String LABELS = "-labels-idx1-ubyte";

    private final int rows;
    private final int columns;
    private final byte[] pixels;
    private final byte[] labels;

    private DigitSet(int rows, int columns, byte[] pixels, byte[] labels) {
        this.rows = rows;
        this.columns = columns;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Reads {@code NAME-images-idx3-ubyte} and {@code NAME-labels-idx1-ubyte} of a folder, each also as {@code .gz}.
     *
     * @param name {@code train} or {@code t10k}
     * @throws InputException if a file is missing or damaged, their counts differ, or a label is above 9
     */
    static DigitSet read(FileAccess files, String folder, String name) {
        String imagePath = existing(files, folder, name + IMAGES);
        String labelPath = existing(files, folder, name + LABELS);
        IdxFile.Array images = IdxFile.read(files, imagePath, 3);
        IdxFile.Array labels = IdxFile.read(files, labelPath, 1);
        if (images.shape()[0] != labels.shape()[0]) {
            throw new InputException(
                    labelPath,
                    "has " + labels.shape()[0] + " labels for " + images.shape()[0] + " pictures",
                    "take both files from the same set");
        }
        for (byte label : labels.values()) {
            if (label < 0 || label >= DIGITS) {
                throw new InputException(labelPath, "has the label " + (label & 0xff), "digits are 0 to 9");
            }
        }
        return new DigitSet(images.shape()[1], images.shape()[2], images.values(), labels.values());
    }

    private static String existing(FileAccess files, String folder, String name) {
        String plain = FilePaths.child(folder, name);
        try {
            if (files.exists(plain)) {
                return plain;
            }
            if (files.exists(plain + ".gz")) {
                return plain + ".gz";
            }
        } catch (IOException e) {
            throw InputException.reading(plain, e);
        }
        throw new InputException(plain, "is not there, nor with .gz", "put the four MNIST files into one folder");
    }

    int size() {
        return labels.length;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    int label(int index) {
        return labels[index];
    }

    /** Brightness of each pixel, 0 to 1, {@code [row][column]}. */
    float[] picture(int index) {
        float[] picture = new float[rows * columns];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (pixels[index * picture.length + i] & 0xff) / 255f;
        }
        return picture;
    }
}
