package org.insula.jobs.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.insula.atlas.Atlas;
import org.insula.atlas.RegionMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.json.Json;
import org.insula.io.nifti.NiftiFrameWriter;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.insula.pipeline.evaluate.ChanceResult;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.Summary;

/**
 * Importance maps as images on the atlas's grid: 3D over all frames and 4D with one volume a frame, each with a JSON
 * sidecar.
 *
 * <p>A voxel holds its region's share of total saliency, mean over subjects; NaN where no subject covers the region, 0
 * outside all regions. Header and sidecar say whether the model decodes above chance.
 */
public final class MapImages {
    private final FileAccess files;
    private final String folder;
    private final Atlas atlas;
    private final double repetitionTime;
    private final Map<String, Object> decoding;
    private final OutputOrigin origin;

    /**
     * Images of one model.
     *
     * @param folder where they go
     * @param repetitionTime s from frame to frame; NaN if unknown
     * @param decoding how well the model decodes, as the sidecars say
     * @param origin what made them
     */
    MapImages(
            FileAccess files,
            String folder,
            Atlas atlas,
            double repetitionTime,
            Map<String, Object> decoding,
            OutputOrigin origin) {
        this.files = files;
        this.folder = folder;
        this.atlas = atlas;
        this.repetitionTime = repetitionTime;
        this.decoding = decoding;
        this.origin = origin;
    }

    /**
     * Writes the 3D image of a map.
     *
     * @throws org.insula.io.InputException if it cannot be written
     */
    public void writeMap(String name, GroupMap map, MethodMaps by, ChanceResult chance) {
        double[] mean = map.regions().mean();
        NiftiMetadata meta = metadata(chance).withDisplayMaximum(greatest(mean));
        NiftiWriter.write(files, FilePaths.child(folder, name), RegionMap.toVolume(atlas, mean), meta);
        Map<String, Object> sidecar = sidecar(map, by);
        sidecar.put("Description", "Share of total saliency of each region, all frames together, mean over subjects");
        Json.write(files, FilePaths.child(folder, OutputTree.sidecar(name)), sidecar);
    }

    /**
     * Writes the 4D image of a map.
     *
     * @throws org.insula.io.InputException if it cannot be written
     */
    public void writeTimecourse(String name, GroupMap map, MethodMaps by, ChanceResult chance) {
        Summary cells = map.cells();
        double[] shares = cells.mean();
        int regions = map.regions().cells();
        NiftiMetadata meta = metadata(chance)
                .withDisplayMaximum(greatest(shares))
                .withRepetitionTime(repetitionTime > 0 ? repetitionTime : 0);
        double[] volume = new double[atlas.grid().voxels()];
        try (NiftiFrameWriter writer =
                NiftiWriter.create(files, FilePaths.child(folder, name), atlas.grid(), map.frames(), meta)) {
            for (int frame = 0; frame < map.frames(); frame++) {
                RegionMap.paint(atlas, Arrays.copyOfRange(shares, frame * regions, (frame + 1) * regions), volume);
                writer.write(volume);
            }
            writer.commit();
        }
        Map<String, Object> sidecar = sidecar(map, by);
        sidecar.put("Description", "Share of total saliency of each region in each frame, mean over subjects");
        if (repetitionTime > 0) {
            sidecar.put("RepetitionTime", repetitionTime);
        }
        Json.write(files, FilePaths.child(folder, OutputTree.sidecar(name)), sidecar);
    }

    private static NiftiMetadata metadata(ChanceResult chance) {
        return NiftiMetadata.forMap()
                .withDescription("Insula importance, " + chance.verdict().text());
    }

    private Map<String, Object> sidecar(GroupMap map, MethodMaps by) {
        Map<String, Object> sidecar = new LinkedHashMap<>();
        sidecar.put("Description", "");
        sidecar.put("Label", map.key().label());
        sidecar.put("Model", map.key().model());
        sidecar.put("Atlas", atlas.name());
        sidecar.put("Units", "share of total saliency");
        sidecar.putAll(by.entries());
        sidecar.put("AveragedOver", map.unit().text());
        sidecar.put("Members", map.members());
        sidecar.put("MembersPerRegion", Arrays.stream(map.regions().n()).boxed().toList());
        sidecar.put("RowsWithoutSaliency", map.silentRows());
        sidecar.putAll(decoding);
        sidecar.putAll(origin.entries());
        return sidecar;
    }

    private static double greatest(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).max().orElse(0);
    }
}
