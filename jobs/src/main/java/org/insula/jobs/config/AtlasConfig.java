package org.insula.jobs.config;

import java.io.Serializable;
import java.util.Objects;
import org.insula.atlas.AtlasReader;
import org.insula.atlas.MapStatistic;
import org.insula.atlas.NamedRegions;
import org.insula.atlas.ProbabilisticAtlasReader;
import org.insula.atlas.RegionStatistic;
import org.insula.atlas.cifti.GrayordinateAtlas;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.nifti.NiftiReader;

/**
 * One atlas, and what is taken of each of its regions.
 *
 * @param image a label image, the maps of a probabilistic atlas as a 4D image, or dense labels ({@code .dlabel.nii})
 * @param labels the table of region names; empty looks beside the image
 * @param name what the atlas is called in file names; empty takes it from the image's name
 * @param map which of several maps of dense labels; empty takes the only one
 * @param statistic what is taken of a labelled region's voxels
 * @param mapStatistic what is taken of a probabilistic region's map
 * @param regions which of the labels that the table names are regions
 */
public record AtlasConfig(
        String image,
        String labels,
        String name,
        String map,
        RegionStatistic statistic,
        MapStatistic mapStatistic,
        NamedRegions regions)
        implements Serializable {
    /** What to do where the image is missing. */
    static final String NEEDED = "name the atlas's label image, such as image: atlas.nii.gz";

    /** The keys of an atlas. */
    public static final Section<AtlasConfig> SECTION = Section.of(of(""))
            .key(
                    "image",
                    ValueType.path(),
                    "Label image, 0 = no region; a 4D image of maps (a probabilistic atlas); or dense labels"
                            + " (.dlabel.nii), which need .dtseries.nii runs.")
            .required(NEEDED)
            .option("--atlas", "FILE")
            .key("labels", ValueType.path(), "A table of region names.")
            .unwritten("beside the image")
            .option("--labels", "FILE")
            .key("name", ValueType.text(), "The name in output files.")
            .unwritten("from the file name")
            .key("map", ValueType.text(), "Which of several maps of dense labels.")
            .unwritten("the only one")
            .option("--map", "NAME")
            .choice("statistic", "What is taken of a labelled region.")
            .option("--statistic", "WHAT")
            .choice("mapStatistic", "What is taken of a map of a probabilistic atlas.")
            .option("--map-statistic", "WHAT")
            .choice("regions", "Which labels are regions: all that the table names, or only those held by the image.")
            .unwritten("`auto`, by the table")
            .build();

    /** Refuses null. */
    public AtlasConfig {
        Objects.requireNonNull(image);
        Objects.requireNonNull(labels);
        Objects.requireNonNull(name);
        Objects.requireNonNull(map);
        Objects.requireNonNull(statistic);
        Objects.requireNonNull(mapStatistic);
        Objects.requireNonNull(regions);
    }

    /** An atlas with the defaults: means of labelled regions, least squares of maps. */
    public static AtlasConfig of(String image) {
        return new AtlasConfig(image, "", "", "", RegionStatistic.MEAN, MapStatistic.LEAST_SQUARES, NamedRegions.AUTO);
    }

    /** The same with other statistics. */
    public AtlasConfig with(RegionStatistic newStatistic, MapStatistic newMapStatistic) {
        return new AtlasConfig(image, labels, name, map, newStatistic, newMapStatistic, regions);
    }

    /**
     * Reads the atlas, whatever its kind.
     *
     * @throws InputException if the image or its names cannot be read, or its maps do not allow the statistic
     */
    public StudyAtlas read(FileAccess files) {
        if (GrayordinateAtlas.isNamed(image)) {
            return new StudyAtlas.Grayordinates(GrayordinateAtlas.read(files, image, map, name), statistic);
        }
        if (!isProbabilistic(files)) {
            return new StudyAtlas.Labels(AtlasReader.read(files, image, labels, name, regions), statistic);
        }
        StudyAtlas maps = new StudyAtlas.Maps(ProbabilisticAtlasReader.read(files, image, labels, name), mapStatistic);
        try {
            maps.target();
        } catch (IllegalArgumentException e) {
            throw new InputException(image, e.getMessage(), "use the map statistic leastSquares", e);
        }
        return maps;
    }

    private boolean isProbabilistic(FileAccess files) {
        try (var frames = NiftiReader.open(files, image)) {
            return frames.frames() > 1;
        }
    }
}
