package org.insula.jobs.export;

import java.util.Map;
import org.insula.atlas.Atlas;
import org.insula.atlas.cifti.GrayordinateAtlas;
import org.insula.io.FileAccess;
import org.insula.jobs.config.StudyAtlas;
import org.insula.pipeline.evaluate.ChanceResult;
import org.insula.pipeline.importance.GroupMap;

/**
 * All files of a study's maps: images of the volume, or CIFTI files where the atlas is one of grayordinates, each with a
 * sidecar; none where regions have no place.
 */
final class MapFiles {
    private final FileAccess files;
    private final String folder;
    private final OutputTree tree;
    private final StudyAtlas atlas;
    private final double repetitionTime;
    private final MapSidecar sidecars;

    /**
     * The files of one study.
     *
     * @param folder where they go
     * @param repetitionTime s from frame to frame; NaN if unknown
     * @param origin what made them
     */
    MapFiles(
            FileAccess files,
            String folder,
            OutputTree tree,
            StudyAtlas atlas,
            double repetitionTime,
            OutputOrigin origin) {
        this.files = files;
        this.folder = folder;
        this.tree = tree;
        this.atlas = atlas;
        this.repetitionTime = repetitionTime;
        this.sidecars = new MapSidecar(files, folder, atlas.name(), repetitionTime, origin);
    }

    /**
     * Writes the maps of a model by one method.
     *
     * @param decoding how well the model decodes, as the sidecars say
     * @throws org.insula.io.InputException if a file cannot be written
     */
    void write(MapNames names, ChanceResult chance, MethodMaps by, Map<String, Object> decoding) {
        atlas.painted().ifPresent(image -> writeImages(image, names, chance, by, decoding));
        if (atlas instanceof StudyAtlas.Grayordinates dense) {
            writeGrayordinates(dense.atlas(), names, chance, by, decoding);
        }
    }

    private void writeImages(
            Atlas image, MapNames names, ChanceResult chance, MethodMaps by, Map<String, Object> decoding) {
        MapImages images = new MapImages(files, folder, image, repetitionTime);
        for (GroupMap map : by.maps()) {
            String name = map(MapFormat.VOLUME, map, names);
            images.writeMap(name, map, chance);
            sidecars.writeForMap(name, map, by, decoding);
            String frames = timecourse(MapFormat.VOLUME, map, names);
            images.writeTimecourse(frames, map, chance);
            sidecars.writeForTimecourse(frames, map, by, decoding);
        }
    }

    private void writeGrayordinates(
            GrayordinateAtlas dense, MapNames names, ChanceResult chance, MethodMaps by, Map<String, Object> decoding) {
        GrayordinateMaps maps = new GrayordinateMaps(files, folder, dense, repetitionTime);
        for (GroupMap map : by.maps()) {
            String name = map(MapFormat.PARCELS, map, names);
            maps.writeParcels(name, map, chance);
            maps.writeGrayordinates(map(MapFormat.GRAYORDINATES, map, names), map, chance);
            sidecars.writeForMap(name, map, by, decoding);
            String frames = timecourse(maps.timecourseFormat(), map, names);
            maps.writeTimecourse(frames, map, chance);
            sidecars.writeForTimecourse(frames, map, by, decoding);
        }
    }

    private String map(MapFormat format, GroupMap map, MapNames names) {
        return tree.map(format, names.labels().label(map.key().label()), names.model(), names.saliency());
    }

    private String timecourse(MapFormat format, GroupMap map, MapNames names) {
        return tree.timecourse(format, names.labels().label(map.key().label()), names.model(), names.saliency());
    }
}
