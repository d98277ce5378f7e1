package org.insula.atlas;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.insula.io.image.Grid;

/**
 * Regions that overlap: each has a map of weights over the grid, such as probabilities or the components of an ICA.
 * Region k, counted from 1, is the k-th map; that order is the order of columns and values everywhere. Immutable; may
 * be shared between threads.
 */
public final class ProbabilisticAtlas implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final Grid grid;
    private final ArrayList<Region> regions;
    private final ArrayList<WeightMap> maps;

    /**
     * Builds an atlas from its maps.
     *
     * @param name the short name used in file names, such as {@code HarvardOxford}
     * @param grid the grid of every map
     * @param regions one region a map, with labels 1, 2, …; names must be unique
     * @param maps one map a region
     * @throws IllegalArgumentException if the name is blank, there are no maps, regions and maps differ in number, the
     *     labels do not count from 1, a name occurs twice, or a map has a voxel beyond the grid
     */
    public ProbabilisticAtlas(String name, Grid grid, List<Region> regions, List<WeightMap> maps) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an atlas needs a name");
        }
        if (maps.isEmpty() || maps.size() != regions.size()) {
            throw new IllegalArgumentException(
                    maps.size() + " maps for " + regions.size() + " regions of atlas " + name);
        }
        if (regions.stream().map(Region::name).distinct().count() < regions.size()) {
            throw new IllegalArgumentException("a name occurs twice among the regions of atlas " + name);
        }
        for (int r = 0; r < maps.size(); r++) {
            if (regions.get(r).label() != r + 1) {
                throw new IllegalArgumentException("map " + (r + 1) + " of atlas " + name + " has label "
                        + regions.get(r).label());
            }
            WeightMap map = maps.get(r);
            if (map.size() > 0 && map.voxel(map.size() - 1) >= grid.voxels()) {
                throw new IllegalArgumentException("map " + (r + 1) + " of atlas " + name + " exceeds the grid");
            }
        }
        this.name = name;
        this.grid = grid;
        this.regions = new ArrayList<>(regions);
        this.maps = new ArrayList<>(maps);
    }

    /** The short name used in file names. */
    public String name() {
        return name;
    }

    /** The grid of every map. */
    public Grid grid() {
        return grid;
    }

    /** One region a map, in the order of the maps. */
    public List<Region> regions() {
        return List.copyOf(regions);
    }

    /** The number of maps. */
    public int size() {
        return maps.size();
    }

    /**
     * The map of a region.
     *
     * @throws IndexOutOfBoundsException if there is no region of that index
     */
    public WeightMap map(int regionIndex) {
        return maps.get(regionIndex);
    }

    /**
     * The label atlas in which each voxel belongs to the region of the greatest weight there, the first of equals; a
     * voxel without a positive weight belongs to none. A region that is nowhere the greatest stays, without voxels.
     */
    public Atlas strongest() {
        double[] greatest = new double[grid.voxels()];
        int[] labels = new int[grid.voxels()];
        for (int r = 0; r < size(); r++) {
            WeightMap map = map(r);
            for (int e = 0; e < map.size(); e++) {
                if (map.weight(e) > greatest[map.voxel(e)]) {
                    greatest[map.voxel(e)] = map.weight(e);
                    labels[map.voxel(e)] = regions.get(r).label();
                }
            }
        }
        return new Atlas(name, grid, regions, labels);
    }

    /** Bytes that it takes in memory: voxel and value of each weight. */
    public long bytes() {
        return (Integer.BYTES + Float.BYTES) * weights();
    }

    /** Weights of all maps together. */
    public long weights() {
        return maps.stream().mapToLong(WeightMap::size).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProbabilisticAtlas that
                && name.equals(that.name)
                && grid.equals(that.grid)
                && regions.equals(that.regions)
                && maps.equals(that.maps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, grid, regions, maps);
    }

    @Override
    public String toString() {
        return "atlas " + name + " of " + size() + " maps on " + grid.describe();
    }
}
