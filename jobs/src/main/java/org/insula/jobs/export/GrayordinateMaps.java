package org.insula.jobs.export;

import java.util.List;
import java.util.stream.IntStream;
import org.insula.atlas.Atlas;
import org.insula.atlas.cifti.GrayordinateAtlas;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.cifti.BrainParcels;
import org.insula.io.cifti.CiftiAxis;
import org.insula.io.cifti.CiftiWriter;
import org.insula.io.cifti.ScalarsAxis;
import org.insula.io.cifti.SeriesAxis;
import org.insula.pipeline.evaluate.ChanceResult;
import org.insula.pipeline.importance.GroupMap;

/**
 * Importance maps as CIFTI files: of parcels and of grayordinates over all frames, and of parcels frame by frame.
 *
 * <p>A parcel, and each of its grayordinates, holds the region's value, mean over subjects, with its sign where the map has one; NaN where no
 * subject covers the region. A grayordinate outside all regions holds 0. The header says whether the model decodes above
 * chance.
 */
final class GrayordinateMaps {
    private final FileAccess files;
    private final String folder;
    private final GrayordinateAtlas atlas;
    private final BrainParcels parcels;
    private final double repetitionTime;

    /**
     * Maps of one study.
     *
     * @param folder where they go
     * @param repetitionTime s from frame to frame; NaN if unknown
     */
    GrayordinateMaps(FileAccess files, String folder, GrayordinateAtlas atlas, double repetitionTime) {
        this.files = files;
        this.folder = folder;
        this.atlas = atlas;
        this.parcels = atlas.parcels();
        this.repetitionTime = repetitionTime;
    }

    /** The kind of file that frames go into: a series where their time is known, else maps. */
    MapFormat timecourseFormat() {
        return repetitionTime > 0 ? MapFormat.PARCEL_SERIES : MapFormat.PARCELS;
    }

    /**
     * Writes a value a parcel.
     *
     * @throws org.insula.io.InputException if the file cannot be written
     */
    void writeParcels(String name, GroupMap map, ChanceResult chance) {
        double[] mean = map.regions().mean();
        String path = FilePaths.child(folder, name);
        CiftiWriter.parcels(
                files, path, title(map), parcels, MapSidecar.headline(chance), (region, row) -> row[0] = mean[region]);
    }

    /**
     * Writes a value a grayordinate.
     *
     * @throws org.insula.io.InputException if the file cannot be written
     */
    void writeGrayordinates(String name, GroupMap map, ChanceResult chance) {
        double[] mean = map.regions().mean();
        Atlas regions = atlas.atlas();
        CiftiWriter.dense(
                files,
                FilePaths.child(folder, name),
                title(map),
                atlas.brainModels(),
                MapSidecar.headline(chance),
                (g, row) -> row[0] = regions.regionOfVoxel(g) < 0 ? 0 : mean[regions.regionOfVoxel(g)]);
    }

    /**
     * Writes a value a parcel and frame.
     *
     * @throws org.insula.io.InputException if the file cannot be written
     */
    void writeTimecourse(String name, GroupMap map, ChanceResult chance) {
        double[] shares = map.cells().mean();
        int regions = map.regions().cells();
        CiftiWriter.parcels(
                files,
                FilePaths.child(folder, name),
                frames(map),
                parcels,
                MapSidecar.headline(chance),
                (region, row) -> {
                    for (int frame = 0; frame < row.length; frame++) {
                        row[frame] = shares[frame * regions + region];
                    }
                });
    }

    private static CiftiAxis title(GroupMap map) {
        return new ScalarsAxis(List.of(map.key().label() + ", " + map.key().model()));
    }

    private CiftiAxis frames(GroupMap map) {
        return repetitionTime > 0
                ? new SeriesAxis(map.frames(), 0, repetitionTime, "SECOND")
                : new ScalarsAxis(IntStream.range(0, map.frames())
                        .mapToObj(frame -> "frame " + frame)
                        .toList());
    }
}
