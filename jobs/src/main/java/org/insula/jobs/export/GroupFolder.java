package org.insula.jobs.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.insula.atlas.Atlas;
import org.insula.atlas.AtlasWriter;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.config.StudyAtlas;
import org.insula.pipeline.importance.GroupMap;

/**
 * The folder {@code group}: maps and tables over all subjects. It is made under another name and takes the place of the
 * former one as a whole, so that no file of an earlier configuration stays among the new ones.
 */
public final class GroupFolder {
    private final FileAccess files;
    private final OutputTree tree;
    private final StudyAtlas atlas;
    private final double repetitionTime;
    private final OutputOrigin origin;

    /**
     * The folder of a study.
     *
     * @param repetitionTime s from frame to frame; NaN if unknown
     * @param origin what makes it; told beside every map and table
     */
    public GroupFolder(
            FileAccess files, OutputTree tree, StudyAtlas atlas, double repetitionTime, OutputOrigin origin) {
        this.files = files;
        this.tree = tree;
        this.atlas = atlas;
        this.repetitionTime = repetitionTime;
        this.origin = origin;
    }

    /**
     * Writes everything.
     *
     * @param labels names of the labels, in their order
     * @throws InputException if the folder cannot be written; the former one is still there then
     */
    public void write(List<ModelResult> models, List<String> labels) {
        String making = tree.groupInTheMaking();
        try {
            files.delete(making);
            files.createFolders(making);
            fill(making, models, labels);
            files.delete(tree.group());
            files.rename(making, tree.group());
        } catch (IOException e) {
            throw InputException.writing(tree.group(), e);
        }
    }

    private void fill(String folder, List<ModelResult> models, List<String> labels) {
        BidsNames modelNames =
                BidsNames.of(models.stream().map(ModelResult::model).toList());
        BidsNames labelNames = BidsNames.of(labels);
        Optional<Atlas> painted = atlas.painted();
        painted.ifPresent(image -> AtlasWriter.write(
                files, FilePaths.child(folder, tree.atlasImage()), FilePaths.child(folder, tree.atlasTable()), image));
        PerformanceTable.write(files, FilePaths.child(folder, tree.performance()), models);
        describe(folder, tree.performance(), "Accuracy of each network and model on held-out samples, against chance");
        for (ModelResult model : models) {
            String modelName = modelNames.label(model.model());
            ImportanceTable.write(
                    files,
                    FilePaths.child(folder, tree.importance(modelName)),
                    atlas.regions(),
                    model.maps(),
                    model.chance().verdict());
            describe(
                    folder,
                    tree.importance(modelName),
                    "Importance of each region for each label; "
                            + model.chance().describe());
            painted.ifPresent(image -> writeImages(folder, image, model, modelName, labelNames));
        }
    }

    private void writeImages(String folder, Atlas image, ModelResult model, String modelName, BidsNames labelNames) {
        MapImages images = new MapImages(files, folder, image, repetitionTime, origin);
        for (GroupMap map : model.maps()) {
            String label = labelNames.label(map.key().label());
            images.writeMap(tree.map(label, modelName), map, model.chance());
            images.writeTimecourse(tree.timecourse(label, modelName), map, model.chance());
        }
    }

    /** Writes what a table is and where it comes from beside it. */
    private void describe(String folder, String table, String description) {
        Map<String, Object> sidecar = new LinkedHashMap<>();
        sidecar.put("Description", description);
        sidecar.putAll(origin.entries());
        Json.write(files, FilePaths.child(folder, OutputTree.sidecar(table)), sidecar);
    }
}
