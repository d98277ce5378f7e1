package org.insula.atlas;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.insula.io.image.Grid;

/**
 * A partition of a grid's voxels into named regions. Regions are ordered by ascending label; that order, the atlas's
 * order, is the order of columns and values everywhere. A region may have no voxel at all. Immutable; may be shared
 * between threads.
 */
public final class Atlas implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Marks a voxel of no region in {@link #regionOfVoxel}. */
    static final int NO_REGION = -1;

    private final String name;
    private final Grid grid;
    private final List<Region> regions;
    private final int[] regionOfVoxel;
    private final int[] voxelsOfRegion;
    private final Map<Integer, Integer> indexOfLabel;
    private final List<String> notes;

    /**
     * Builds an atlas from the label of each voxel.
     *
     * @param name the short name used in file names, such as {@code AAL}
     * @param grid the grid of the label image
     * @param regions all regions in any order; labels and names must each be unique
     * @param labels label per voxel, x fastest; 0 is no region
     * @throws IllegalArgumentException if the name is blank, there are no regions, a label or a name occurs twice,
     *     {@code labels} does not have one entry a voxel, or a voxel has a label that is not 0 and of no region
     */
    public Atlas(String name, Grid grid, List<Region> regions, int[] labels) {
        this(name, grid, regions, labels, List.of());
    }

    private Atlas(String name, Grid grid, List<Region> regions, int[] labels, List<String> notes) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an atlas needs a name");
        }
        if (labels.length != grid.voxels()) {
            throw new IllegalArgumentException(
                    labels.length + " labels for a grid of " + grid.voxels() + " voxels in atlas " + name);
        }
        this.name = name;
        this.grid = grid;
        this.notes = List.copyOf(notes);
        this.regions = inLabelOrder(name, regions);
        this.indexOfLabel = indices(this.regions);
        this.regionOfVoxel = new int[labels.length];
        this.voxelsOfRegion = new int[this.regions.size()];
        assignVoxels(labels);
    }

    /** The same with lines on what was odd about its files, which do not make it another atlas. */
    Atlas withNotes(List<String> odd) {
        return new Atlas(name, grid, regions, labels(), odd);
    }

    /** What was odd about its files, and by which rule it was decided; one line each. */
    public List<String> notes() {
        return notes;
    }

    private static List<Region> inLabelOrder(String name, List<Region> regions) {
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("atlas " + name + " has no regions");
        }
        if (regions.stream().map(Region::label).distinct().count() < regions.size()) {
            throw new IllegalArgumentException("a label occurs twice among the regions of atlas " + name);
        }
        if (regions.stream().map(Region::name).distinct().count() < regions.size()) {
            throw new IllegalArgumentException("a name occurs twice among the regions of atlas " + name);
        }
        return regions.stream()
                .sorted((a, b) -> Integer.compare(a.label(), b.label()))
                .toList();
    }

    private static Map<Integer, Integer> indices(List<Region> regions) {
        Map<Integer, Integer> indices = new HashMap<>();
        for (int r = 0; r < regions.size(); r++) {
            indices.put(regions.get(r).label(), r);
        }
        return indices;
    }

    private void assignVoxels(int[] labels) {
        for (int v = 0; v < labels.length; v++) {
            if (labels[v] == 0) {
                regionOfVoxel[v] = NO_REGION;
                continue;
            }
            int region = indexOfLabel(labels[v]);
            if (region == NO_REGION) {
                throw new IllegalArgumentException(
                        "voxel " + v + " of atlas " + name + " has label " + labels[v] + ", which no region has");
            }
            regionOfVoxel[v] = region;
            voxelsOfRegion[region]++;
        }
    }

    /** The short name used in file names, such as {@code AAL}. */
    public String name() {
        return name;
    }

    /** The grid of the label image. */
    public Grid grid() {
        return grid;
    }

    /** All regions by ascending label, those without voxels included. */
    public List<Region> regions() {
        return regions;
    }

    /** How many regions there are, those without voxels included. */
    public int size() {
        return regions.size();
    }

    /** A fresh copy of the label of each voxel, x fastest; 0 is no region. */
    public int[] labels() {
        int[] labels = new int[regionOfVoxel.length];
        for (int v = 0; v < labels.length; v++) {
            labels[v] = regionOfVoxel[v] == NO_REGION
                    ? 0
                    : regions.get(regionOfVoxel[v]).label();
        }
        return labels;
    }

    /**
     * The number of voxels of a region.
     *
     * @throws IndexOutOfBoundsException if there is no region of that index
     */
    public int voxels(int regionIndex) {
        return voxelsOfRegion[regionIndex];
    }

    /** The index of the region with a label in {@link #regions()}, or -1 if no region has it. */
    public int indexOfLabel(int label) {
        return indexOfLabel.getOrDefault(label, NO_REGION);
    }

    /** The index of the region of a voxel, counted x fastest, or -1 if it belongs to none. */
    public int regionOfVoxel(int voxel) {
        return regionOfVoxel[voxel];
    }

    /** Bytes that it takes in memory: the label of each voxel. */
    public long bytes() {
        return (long) Integer.BYTES * grid.voxels();
    }

    /** Voxels that lie in a region. */
    public long voxelsInRegions() {
        return IntStream.range(0, size()).mapToLong(this::voxels).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Atlas that
                && name.equals(that.name)
                && grid.equals(that.grid)
                && regions.equals(that.regions)
                && Arrays.equals(regionOfVoxel, that.regionOfVoxel);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, grid, regions, Arrays.hashCode(regionOfVoxel));
    }

    @Override
    public String toString() {
        return "atlas " + name + " of " + size() + " regions on " + grid.describe();
    }
}
