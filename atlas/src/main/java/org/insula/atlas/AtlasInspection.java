package org.insula.atlas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.insula.io.FileAccess;
import org.insula.io.image.Grid;
import org.insula.io.nifti.NiftiFrames;
import org.insula.io.nifti.NiftiReader;

/**
 * What is in an atlas, and what is odd about it.
 *
 * @param name the short name
 * @param grid the grid
 * @param namesPath the table of names; empty if there is none
 * @param regions size and place of every region, in the atlas's order
 * @param holes labels from 1 to the largest that neither the image nor the table has, ascending; gaps of more than
 *     10 000 are passed over
 * @param namesWithoutVoxels regions that the table names and the image does not hold
 * @param voxelsWithoutNames regions that the image holds and the table does not name; none if there is no table
 * @param notes by which rules names and values were read, one line each
 */
public record AtlasInspection(
        String name,
        Grid grid,
        String namesPath,
        List<RegionInspection> regions,
        List<Integer> holes,
        List<Region> namesWithoutVoxels,
        List<Region> voxelsWithoutNames,
        List<String> notes) {

    private static final int LARGEST_GAP = 10_000;

    /** Takes copies of the lists. */
    public AtlasInspection {
        regions = List.copyOf(regions);
        holes = List.copyOf(holes);
        namesWithoutVoxels = List.copyOf(namesWithoutVoxels);
        voxelsWithoutNames = List.copyOf(voxelsWithoutNames);
        notes = List.copyOf(notes);
    }

    /**
     * Reads and inspects a label image, or the maps of a 4D image.
     *
     * @param labelsPath the table of names; empty to look beside the image as {@link AtlasReader} does
     * @throws org.insula.io.InputException as {@link AtlasReader#read} and {@link ProbabilisticAtlasReader#read} have
     *     it
     */
    public static AtlasInspection read(FileAccess files, String imagePath, String labelsPath) {
        String tablePath = labelsPath.isEmpty() ? AtlasReader.labelsBeside(files, imagePath) : labelsPath;
        LabelTable table = tablePath.isEmpty() ? LabelTable.none() : LabelTableReader.read(files, tablePath);
        if (frames(files, imagePath) == 1) {
            Atlas atlas = AtlasReader.read(files, imagePath, tablePath, "");
            Set<Integer> found = new TreeSet<>();
            for (int label : atlas.labels()) {
                found.add(label);
            }
            found.remove(0);
            return of(
                    atlas.name(),
                    atlas.grid(),
                    tablePath,
                    regions(atlas),
                    LabelReading.of(table, found).names().keySet(),
                    atlas.notes());
        }
        ProbabilisticAtlas atlas = ProbabilisticAtlasReader.read(files, imagePath, tablePath, "");
        return of(
                atlas.name(),
                atlas.grid(),
                tablePath,
                ofMaps(atlas),
                table.mapNames(atlas.size()).keySet(),
                List.of());
    }

    private static int frames(FileAccess files, String imagePath) {
        try (NiftiFrames frames = NiftiReader.open(files, imagePath)) {
            return frames.frames();
        }
    }

    private static AtlasInspection of(
            String name,
            Grid grid,
            String namesPath,
            List<RegionInspection> regions,
            Set<Integer> named,
            List<String> notes) {
        Set<Integer> labels = new TreeSet<>();
        regions.forEach(region -> labels.add(region.region().label()));
        List<Integer> holes = holes(labels);
        List<Region> empty = regions.stream()
                .filter(region -> region.voxels() == 0)
                .map(RegionInspection::region)
                .toList();
        List<Region> unnamed = regions.stream()
                .map(RegionInspection::region)
                .filter(region -> !named.isEmpty() && !named.contains(region.label()))
                .toList();
        return new AtlasInspection(name, grid, namesPath, regions, holes, empty, unnamed, notes);
    }

    /** Numbers from 1 to the largest label that are no labels. */
    static List<Integer> holes(Set<Integer> labels) {
        List<Integer> holes = new ArrayList<>();
        int previous = 0;
        for (int label : labels) {
            for (int hole = previous + 1; hole < label && label - previous <= LARGEST_GAP; hole++) {
                holes.add(hole);
            }
            previous = label;
        }
        return holes;
    }

    /** Size and place of each region of a label image, in atlas order. */
    public static List<RegionInspection> regions(Atlas atlas) {
        Centre[] centres = Centre.each(atlas.size());
        for (int v = 0; v < atlas.grid().voxels(); v++) {
            if (atlas.regionOfVoxel(v) != Atlas.NO_REGION) {
                centres[atlas.regionOfVoxel(v)].add(atlas.grid(), v, 1);
            }
        }
        List<RegionInspection> regions = new ArrayList<>();
        for (int r = 0; r < centres.length; r++) {
            regions.add(centres[r].inspection(atlas.regions().get(r), atlas.grid()));
        }
        return regions;
    }

    private static List<RegionInspection> ofMaps(ProbabilisticAtlas atlas) {
        Centre[] centres = Centre.each(atlas.size());
        List<RegionInspection> regions = new ArrayList<>();
        for (int r = 0; r < centres.length; r++) {
            WeightMap map = atlas.map(r);
            for (int e = 0; e < map.size(); e++) {
                centres[r].add(atlas.grid(), map.voxel(e), Math.abs(map.weight(e)));
            }
            regions.add(centres[r].inspection(atlas.regions().get(r), atlas.grid()));
        }
        return regions;
    }

    /** A region's voxels and their weighted mean position, in voxel indices. */
    private static final class Centre {
        private int voxels;
        private double weight;
        private double i;
        private double j;
        private double k;

        static Centre[] each(int regions) {
            Centre[] centres = new Centre[regions];
            Arrays.setAll(centres, r -> new Centre());
            return centres;
        }

        void add(Grid grid, int voxel, double voxelWeight) {
            int row = voxel / grid.nx();
            voxels++;
            weight += voxelWeight;
            i += voxelWeight * (voxel % grid.nx());
            j += voxelWeight * (row % grid.ny());
            k += voxelWeight * (row / grid.ny());
        }

        RegionInspection inspection(Region region, Grid grid) {
            // Without voxels, 0/0 is the NaN that is promised.
            double[] mm = grid.affine().apply(i / weight, j / weight, k / weight);
            double volume = voxels * Math.abs(grid.affine().determinant());
            return new RegionInspection(region, voxels, volume, mm[0], mm[1], mm[2]);
        }
    }
}
