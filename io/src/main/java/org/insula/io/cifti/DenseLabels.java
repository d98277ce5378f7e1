package org.insula.io.cifti;

import java.util.Arrays;
import java.util.Objects;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.cifti.LabelsAxis.LabelMap;

/** One map of a dense label file ({@code .dlabel.nii}): a key for every grayordinate, and what the keys mean. */
public final class DenseLabels {
    private final BrainModels brainModels;
    private final LabelMap map;
    private final int[] keys;

    private DenseLabels(BrainModels brainModels, LabelMap map, int[] keys) {
        this.brainModels = brainModels;
        this.map = map;
        this.keys = keys;
    }

    /**
     * Reads a map.
     *
     * @param mapName empty = the only one there is
     * @throws InputException if the file cannot be read, holds something else than labels of grayordinates, has no such
     *     map or several of which none is named, or a value is no key
     */
    public static DenseLabels read(FileAccess files, String path, String mapName) {
        CiftiMatrix matrix = CiftiMatrix.read(files, path);
        CiftiHeader header = matrix.header();
        if (!(header.rowAxis() instanceof LabelsAxis labels)
                || !(header.columnAxis() instanceof BrainModels brainModels)) {
            throw header.isNot(path, "a dense label file (.dlabel.nii)");
        }
        int map = labels.indexOf(path, mapName);
        return new DenseLabels(brainModels, labels.maps().get(map), keys(matrix, map));
    }

    private static int[] keys(CiftiMatrix matrix, int map) {
        double[] values = matrix.values(map);
        int[] keys = new int[values.length];
        for (int g = 0; g < keys.length; g++) {
            keys[g] = (int) values[g];
            if (keys[g] != values[g]) {
                throw new InputException(
                        matrix.path(),
                        "grayordinate " + g + " holds " + values[g] + ", which is no label key",
                        "give a label file: a whole number for each grayordinate");
            }
        }
        return keys;
    }

    /** The grayordinates. */
    public BrainModels brainModels() {
        return brainModels;
    }

    /** The map's name, and its names of keys. */
    public LabelMap map() {
        return map;
    }

    /** A fresh copy of the key of each grayordinate; 0 is "unlabelled" by convention. */
    public int[] keys() {
        return keys.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DenseLabels that
                && brainModels.equals(that.brainModels)
                && map.equals(that.map)
                && Arrays.equals(keys, that.keys);
    }

    @Override
    public int hashCode() {
        return Objects.hash(brainModels, map, Arrays.hashCode(keys));
    }

    @Override
    public String toString() {
        return "label map " + map.name() + " of " + brainModels.length() + " grayordinates";
    }
}
