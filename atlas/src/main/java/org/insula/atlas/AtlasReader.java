package org.insula.atlas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /** How far a value may be from a label, which arithmetic on labels leaves behind. */
    private static final double HAIR = 0.01;

    private static final int LISTED = 10;
    private static final List<String> TABLE_ENDINGS = List.of(".tsv", ".txt", ".csv", ".xml", ".lut", ".label");

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
        return read(files, imagePath, labelsPath, name, NamedRegions.AUTO);
    }

    /**
     * Reads an atlas.
     *
     * @param regions which of the labels that a table names are regions
     * @throws InputException as above
     */
    public static Atlas read(FileAccess files, String imagePath, String labelsPath, String name, NamedRegions regions) {
        Volume image = NiftiReader.readVolume(files, imagePath);
        List<String> notes = new ArrayList<>();
        int[] labels = labels(image, imagePath, notes);
        String tablePath = labelsPath.isEmpty() ? labelsBeside(files, imagePath) : labelsPath;
        LabelTable table = tablePath.isEmpty() ? LabelTable.none() : LabelTableReader.read(files, tablePath);
        Set<Integer> found = found(labels, imagePath);
        LabelReading reading = LabelReading.of(table, found);
        notes.addAll(reading.notes());
        Map<Integer, String> names = new TreeMap<>(reading.names());
        if (!names.isEmpty() && found.stream().noneMatch(names::containsKey)) {
            throw new InputException(
                    tablePath, "names none of the labels in " + imagePath, "give the label table of this atlas");
        }
        if (regions.keepsOnlyFound(table.kind(), names.size(), found.size())) {
            if (table.kind() != LabelTable.Kind.LEXICON && !names.keySet().equals(found)) {
                notes.add(tablePath + " names " + names.size() + " labels, of which the image holds " + found.size()
                        + "; only these are regions, unless atlas.regions is all");
            }
            names.keySet().retainAll(found);
        }
        noteOdd(names, found, notes);
        String atlasName = name.isEmpty() ? AtlasNaming.nameFrom(imagePath) : name;
        return new Atlas(atlasName, image.grid(), AtlasNaming.regions(found, names), labels).withNotes(notes);
    }

    private static void noteOdd(Map<Integer, String> names, Set<Integer> found, List<String> notes) {
        List<String> empty = names.keySet().stream()
                .filter(label -> !found.contains(label))
                .map(label -> label + " " + names.get(label))
                .toList();
        List<String> unnamed = found.stream()
                .filter(label -> !names.isEmpty() && !names.containsKey(label))
                .map(String::valueOf)
                .toList();
        noteList(holes(names.keySet(), found), "labels missing in the numbering", notes);
        noteList(empty, "names without voxels", notes);
        noteList(unnamed, "labels without names", notes);
    }

    private static List<String> holes(Set<Integer> named, Set<Integer> found) {
        Set<Integer> labels = new TreeSet<>(named);
        labels.addAll(found);
        return AtlasInspection.holes(labels).stream().map(String::valueOf).toList();
    }

    private static void noteList(List<String> found, String what, List<String> notes) {
        if (!found.isEmpty()) {
            notes.add(found.size() + " " + what + ": "
                    + String.join(", ", found.subList(0, Math.min(LISTED, found.size())))
                    + (found.size() > LISTED ? ", …" : ""));
        }
    }

    private static int[] labels(Volume image, String path, List<String> notes) {
        double[] values = image.values();
        int[] labels = new int[values.length];
        int off = 0;
        double farthest = 0;
        for (int v = 0; v < values.length; v++) {
            double value = Double.isNaN(values[v]) ? 0 : values[v];
            double label = Math.rint(value);
            double distance = Math.abs(value - label);
            if (!(label >= 0 && label <= Integer.MAX_VALUE && distance <= HAIR)) {
                throw new InputException(
                        path,
                        "voxel " + position(image.grid(), v) + " holds " + value + ", which is no label",
                        "give a label image: a whole number in each voxel, 0 outside the regions");
            }
            off += distance > 0 ? 1 : 0;
            farthest = Math.max(farthest, distance);
            labels[v] = (int) label;
        }
        if (off > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%d of %d voxels of %s are off a whole number by %.2g at most; the nearest is taken for the label",
                    off,
                    values.length,
                    path,
                    farthest));
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
                if (files.exists(path) && !files.isFolder(path) && !LabelTableReader.isBinary(files, path)) {
                    return path;
                }
            } catch (IOException e) {
                throw InputException.reading(path, e);
            }
        }
        return "";
    }
}
