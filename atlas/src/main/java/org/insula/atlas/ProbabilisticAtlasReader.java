package org.insula.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.nifti.NiftiFrames;
import org.insula.io.nifti.NiftiReader;

/** Reads a probabilistic atlas: a 4D image of one map a region and, beside it or given, a table of names. */
public final class ProbabilisticAtlasReader {

    private ProbabilisticAtlasReader() {}

    /**
     * Reads an atlas map by map; only voxels with a weight stay in memory.
     *
     * @param imagePath a NIfTI image of several frames, each a map of weights; what is not finite is no weight
     * @param labelsPath a table of names in any of the forms that {@link AtlasReader} reads, empty to look beside the
     *     image as it does. Index 1 names the first map; a table that counts from 0, as FSL's XML does and some CSV,
     *     names it by 0. Maps without a name are named by number
     * @param name the short name for output files; empty to take it from the image's file name
     * @throws InputException if a file cannot be read, the image is a single frame, holds no weight at all, or the
     *     table names a map that is not there
     */
    public static ProbabilisticAtlas read(FileAccess files, String imagePath, String labelsPath, String name) {
        try (NiftiFrames frames = NiftiReader.open(files, imagePath)) {
            if (frames.frames() == 1) {
                throw new InputException(
                        imagePath, "has a single frame where one map a region is expected", "give a 4D image of maps");
            }
            List<Region> regions = regions(files, imagePath, labelsPath, frames.frames());
            List<WeightMap> maps = maps(frames);
            if (maps.stream().allMatch(map -> map.size() == 0)) {
                throw new InputException(imagePath, "holds no weight: every voxel is 0 or NaN", "check the path");
            }
            String atlasName = name.isEmpty() ? AtlasNaming.nameFrom(imagePath) : name;
            return new ProbabilisticAtlas(atlasName, frames.grid(), regions, maps);
        }
    }

    private static List<WeightMap> maps(NiftiFrames frames) {
        List<WeightMap> maps = new ArrayList<>();
        double[] frame = new double[frames.grid().voxels()];
        while (frames.next(frame)) {
            maps.add(WeightMap.of(frame));
        }
        return maps;
    }

    private static List<Region> regions(FileAccess files, String imagePath, String labelsPath, int maps) {
        String tablePath = labelsPath.isEmpty() ? AtlasReader.labelsBeside(files, imagePath) : labelsPath;
        LabelTable table = tablePath.isEmpty() ? LabelTable.none() : LabelTableReader.read(files, tablePath);
        Map<Integer, String> names = table.mapNames(maps);
        TreeSet<Integer> places =
                new TreeSet<>(IntStream.rangeClosed(1, maps).boxed().toList());
        names.keySet().stream()
                .filter(place -> !places.contains(place))
                .findFirst()
                .ifPresent(place -> {
                    throw new InputException(
                            tablePath,
                            "names a map " + place + " where " + imagePath + " has " + maps,
                            "give the label table of this atlas");
                });
        return AtlasNaming.regions(places, names);
    }
}
