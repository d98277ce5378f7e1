package org.insula.atlas.cifti;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.insula.atlas.Atlas;
import org.insula.atlas.AtlasNaming;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.cifti.BrainModels;
import org.insula.io.cifti.BrainParcels;
import org.insula.io.cifti.DenseFrames;
import org.insula.io.cifti.DenseLabels;
import org.insula.io.image.Affine;
import org.insula.io.image.FrameSource;
import org.insula.io.image.Grid;

/**
 * A partition of grayordinates into named regions, read from a dense label file. Its {@link #atlas()} has the
 * grayordinates for voxels, in one row; {@link #align} shows a run on that row, whatever grayordinates the run has and
 * in whatever order:
 *
 * <pre>{@code
 * RegionExtractor extractor = RegionExtractor.of(grayordinates.atlas());
 * RegionSeries series = extractor.extract(grayordinates.align(run), repetitionTime);
 * }</pre>
 *
 * <p>Immutable; may be shared between threads.
 */
public final class GrayordinateAtlas implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Atlas atlas;
    private final BrainModels brainModels;

    private GrayordinateAtlas(Atlas atlas, BrainModels brainModels) {
        this.atlas = atlas;
        this.brainModels = brainModels;
    }

    /** Whether a file's name says that it is a dense label file. */
    public static boolean isNamed(String path) {
        return path.endsWith(".dlabel.nii");
    }

    /**
     * Reads an atlas. The regions are all labels of the map's table and of its grayordinates but label 0, which means
     * "unlabelled" in CIFTI, by ascending label.
     *
     * @param path a dense label file ({@code .dlabel.nii})
     * @param mapName which of the file's maps; empty = the only one there is
     * @param name the short name for output files; empty to take it from the file's name
     * @throws InputException if the file cannot be read, is no dense label file, has no such map, or its grayordinates
     *     have a negative label or none at all
     */
    public static GrayordinateAtlas read(FileAccess files, String path, String mapName, String name) {
        DenseLabels labels = DenseLabels.read(files, path, mapName);
        int[] keys = labels.keys();
        Grid row = new Grid(keys.length, 1, 1, Affine.identity());
        String atlasName = name.isEmpty() ? AtlasNaming.nameFrom(path) : name;
        Atlas atlas = new Atlas(atlasName, row, AtlasNaming.regions(found(keys, path), names(labels)), keys);
        return new GrayordinateAtlas(atlas, labels.brainModels());
    }

    private static Set<Integer> found(int[] keys, String path) {
        TreeSet<Integer> found = new TreeSet<>();
        for (int key : keys) {
            found.add(key);
        }
        found.remove(0);
        if (found.isEmpty()) {
            throw new InputException(path, "labels no grayordinate", "check the path and the map");
        }
        if (found.first() < 0) {
            throw new InputException(
                    path, "has the label " + found.first(), "give the regions labels above 0, such as with wb_command");
        }
        return found;
    }

    private static Map<Integer, String> names(DenseLabels labels) {
        Map<Integer, String> names = new TreeMap<>();
        labels.map().labels().forEach((key, name) -> {
            if (key > 0 && !name.isBlank()) {
                names.put(key, name);
            }
        });
        return names;
    }

    /** The regions, and which grayordinates they have; its grid is one row of grayordinates without positions. */
    public Atlas atlas() {
        return atlas;
    }

    /** Where the grayordinates are. */
    public BrainModels brainModels() {
        return brainModels;
    }

    /** The regions as parcels, for files that say which grayordinates each has; in the order of the atlas. */
    public BrainParcels parcels() {
        int[] parcels = new int[brainModels.length()];
        Arrays.setAll(parcels, g -> atlas.regionOfVoxel(g) < 0 ? BrainParcels.NONE : atlas.regionOfVoxel(g));
        return new BrainParcels(atlas.regions().stream().map(Region::name).toList(), brainModels, parcels);
    }

    /**
     * A run's frames on the atlas's row of grayordinates: matched by vertex and voxel, NaN for those that the run does
     * not have, as at the medial wall, so that they count as not covered. Closing it closes the run.
     *
     * @throws InputException if surfaces or volume of the run are other ones than the atlas's, or the run has no
     *     grayordinate of any region
     */
    public FrameSource align(DenseFrames run) {
        int[] places = run.brainModels().find(brainModels, run.path());
        for (int g = 0; g < places.length; g++) {
            if (places[g] != BrainModels.ABSENT && atlas.regionOfVoxel(g) >= 0) {
                return new AlignedFrames(run, atlas.grid(), places);
            }
        }
        throw new InputException(
                run.path(),
                "no grayordinate lies in a region of atlas " + atlas.name(),
                "check that the atlas covers the structures of the run");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GrayordinateAtlas that
                && atlas.equals(that.atlas)
                && brainModels.equals(that.brainModels);
    }

    @Override
    public int hashCode() {
        return Objects.hash(atlas, brainModels);
    }

    @Override
    public String toString() {
        return atlas.name() + ": " + atlas.size() + " regions on " + brainModels.length() + " grayordinates";
    }
}
