package org.insula.atlas;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.insula.io.nifti.NiftiReader;

/**
 * Reads an atlas: a label image and, beside it or given, a table of names.
 *
 * <p>The regions are all labels of the table and of the image, by ascending label. A region named by the table but
 * without voxels stays, so that two atlases with one table give the same columns; voxels with a label that the table
 * does not name stay too, as {@code region_37}, so that nothing measured is dropped in silence. Where several labels
 * share a name, each gets its label appended, so that columns can be told apart. Voxels that are 0 or NaN are
 * background.
 */
public final class AtlasReader {

    private static final List<String> TABLE_ENDINGS = List.of(".tsv", ".txt", ".csv", ".xml", ".lut");

    private AtlasReader() {}

    /**
     * Reads an atlas.
     *
     * @param imagePath a 3D NIfTI image of labels: whole numbers, 0 or NaN for background
     * @param labelsPath a table of names: a BIDS {@code dseg.tsv}, text lines {@code index name [code]}, CSV
     *     {@code index,name}, an FSL XML (whose index 0 is label 1) or a FreeSurfer colour table (of which only the
     *     labels found become regions); empty to look beside the image for a file of its name ending in {@code .tsv},
     *     {@code .txt}, {@code .csv}, {@code .xml} or {@code .lut}, then for one named alike without {@code res-} and
     *     {@code space-}; if there is none, regions are named by number
     * @param name the short name for output files; empty to take it from the image's file name
     * @throws InputException if a file cannot be read, the image is not 3D, holds a value that is no label or no label
     *     at all, or the table names none of the image's labels
     */
    public static Atlas read(FileAccess files, String imagePath, String labelsPath, String name) {
        Volume image = NiftiReader.readVolume(files, imagePath);
        int[] labels = labels(image, imagePath);
        String tablePath = labelsPath.isEmpty() ? labelsBeside(files, imagePath) : labelsPath;
        LabelTable table = tablePath.isEmpty() ? LabelTable.none() : LabelTableReader.read(files, tablePath);
        Set<Integer> found = found(labels, imagePath);
        Map<Integer, String> names = table.regionNames();
        if (!names.isEmpty() && found.stream().noneMatch(names::containsKey)) {
            throw new InputException(
                    tablePath, "names none of the labels in " + imagePath, "give the label table of this atlas");
        }
        if (table.kind() == LabelTable.Kind.LEXICON) {
            names.keySet().retainAll(found);
        }
        String atlasName = name.isEmpty() ? AtlasNaming.nameFrom(imagePath) : name;
        return new Atlas(atlasName, image.grid(), AtlasNaming.regions(found, names), labels);
    }

    private static int[] labels(Volume image, String path) {
        double[] values = image.values();
        int[] labels = new int[values.length];
        for (int v = 0; v < values.length; v++) {
            double value = Double.isNaN(values[v]) ? 0 : values[v];
            if (!(value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
                throw new InputException(
                        path,
                        "voxel " + position(image.grid(), v) + " holds " + value + ", which is no label",
                        "give a label image: a whole number in each voxel, 0 outside the regions");
            }
            labels[v] = (int) value;
        }
        return labels;
    }

    private static String position(Grid grid, int voxel) {
        int row = voxel / grid.nx();
        return String.format(Locale.ROOT, "(%d, %d, %d)", voxel % grid.nx(), row % grid.ny(), row / grid.ny());
    }

    private static Set<Integer> found(int[] labels, String path) {
        Set<Integer> found = new TreeSet<>();
        int last = 0;
        for (int label : labels) {
            if (label != last && label != 0) {
                found.add(label);
            }
            last = label;
        }
        if (found.isEmpty()) {
            throw new InputException(path, "holds no label: every voxel is 0 or NaN", "check the path");
        }
        return found;
    }

    /** The label table beside an image; empty if there is none. */
    static String labelsBeside(FileAccess files, String imagePath) {
        String image = FilePaths.name(imagePath).replaceFirst("(?i)\\.gz$", "");
        String base = image.replaceFirst("(?i)\\.(nii|hdr|img)$", "");
        String anyResolution = base.replaceFirst("_res-[^_]+", "");
        String anySpace = anyResolution.replaceFirst("_space-[^_]+", "");
        Set<String> candidates = new LinkedHashSet<>();
        for (String stem : List.of(base, image, anyResolution, anySpace)) {
            TABLE_ENDINGS.forEach(ending -> candidates.add(stem + ending));
        }
        for (String candidate : candidates) {
            String path = FilePaths.sibling(imagePath, candidate);
            try {
                if (files.exists(path)) {
                    return path;
                }
            } catch (IOException e) {
                throw InputException.reading(path, e);
            }
        }
        return "";
    }
}
