package org.insula.jobs.export;

import java.util.Arrays;
import org.insula.atlas.Atlas;
import org.insula.atlas.RegionMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.nifti.NiftiFrameWriter;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.insula.pipeline.evaluate.ChanceResult;
import org.insula.pipeline.importance.GroupMap;

/**
 * Importance maps as images on the atlas's grid: 3D over all frames and 4D with one volume a frame.
 *
 * <p>A voxel holds its region's value, mean over subjects, with its sign where the map has one; NaN where no subject covers the region, 0
 * outside all regions. The header says whether the model decodes above chance.
 */
final class MapImages {
    private final FileAccess files;
    private final String folder;
    private final Atlas atlas;
    private final double repetitionTime;

    /**
     * Images of one model.
     *
     * @param folder where they go
     * @param repetitionTime s from frame to frame; NaN if unknown
     */
    MapImages(FileAccess files, String folder, Atlas atlas, double repetitionTime) {
        this.files = files;
        this.folder = folder;
        this.atlas = atlas;
        this.repetitionTime = repetitionTime;
    }

    /**
     * Writes the 3D image of a map.
     *
     * @throws org.insula.io.InputException if it cannot be written
     */
    void writeMap(String name, GroupMap map, ChanceResult chance) {
        double[] mean = map.regions().mean();
        NiftiMetadata meta = metadata(map, chance).withDisplayMaximum(greatest(mean));
        NiftiWriter.write(files, FilePaths.child(folder, name), RegionMap.toVolume(atlas, mean), meta);
    }

    /**
     * Writes the 4D image of a map.
     *
     * @throws org.insula.io.InputException if it cannot be written
     */
    void writeTimecourse(String name, GroupMap map, ChanceResult chance) {
        double[] values = map.cells().mean();
        int regions = map.regions().cells();
        NiftiMetadata meta = metadata(map, chance)
                .withDisplayMaximum(greatest(values))
                .withRepetitionTime(repetitionTime > 0 ? repetitionTime : 0);
        double[] volume = new double[atlas.grid().voxels()];
        try (NiftiFrameWriter writer =
                NiftiWriter.create(files, FilePaths.child(folder, name), atlas.grid(), map.frames(), meta)) {
            for (int frame = 0; frame < map.frames(); frame++) {
                RegionMap.paint(atlas, Arrays.copyOfRange(values, frame * regions, (frame + 1) * regions), volume);
                writer.write(volume);
            }
            writer.commit();
        }
    }

    private static NiftiMetadata metadata(GroupMap map, ChanceResult chance) {
        return NiftiMetadata.forMap()
                .withIntent(NiftiMetadata.INTENT_ESTIMATE, SaliencyWords.intent(map.kind()))
                .withDescription(MapSidecar.headline(chance));
    }

    private static double greatest(double[] values) {
        return Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }
}
