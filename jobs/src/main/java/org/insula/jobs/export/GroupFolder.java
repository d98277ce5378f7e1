package org.insula.jobs.export;

import java.io.IOException;
import java.util.ArrayList;
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
import org.insula.pipeline.evaluate.ChanceResult;
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
    private final List<GroupPart> parts;

    /**
     * The folder of a study.
     *
     * @param repetitionTime s from frame to frame; NaN if unknown
     * @param origin what makes it; told beside every map and table
     */
    public GroupFolder(
            FileAccess files, OutputTree tree, StudyAtlas atlas, double repetitionTime, OutputOrigin origin) {
        this(files, tree, atlas, repetitionTime, origin, List.of());
    }

    private GroupFolder(
            FileAccess files,
            OutputTree tree,
            StudyAtlas atlas,
            double repetitionTime,
            OutputOrigin origin,
            List<GroupPart> parts) {
        this.files = files;
        this.tree = tree;
        this.atlas = atlas;
        this.repetitionTime = repetitionTime;
        this.origin = origin;
        this.parts = parts;
    }

    /** The same folder with one more part, written after the others. */
    public GroupFolder with(GroupPart part) {
        List<GroupPart> more = new ArrayList<>(parts);
        more.add(part);
        return new GroupFolder(files, tree, atlas, repetitionTime, origin, more);
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
        describe(
                folder,
                tree.performance(),
                "Accuracy of each network and model on held-out samples, against chance",
                performance(models, labels));
        if (models.stream().anyMatch(model -> model.nulls().isPresent())) {
            writeNulls(folder, models);
        }
        for (ModelResult model : models) {
            String modelName = modelNames.label(model.model());
            for (int i = 0; i < model.saliency().size(); i++) {
                MethodMaps by = model.saliency().get(i);
                String saliencyName =
                        i == 0 ? "" : BidsNames.alphanumeric(by.method().text());
                Map<String, Object> decoding = DecodingFacts.of(model, labels);
                writeTable(folder, tree.importance(modelName, saliencyName), model.chance(), by, decoding);
                MapNames names = new MapNames(modelName, saliencyName, labelNames);
                painted.ifPresent(image -> writeImages(folder, image, names, model.chance(), by, decoding));
            }
        }
        parts.forEach(part -> part.write(files, folder));
    }

    /** How well each model decodes, and what was chosen from grids. */
    private static Map<String, Object> performance(List<ModelResult> models, List<String> labels) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (ModelResult model : models) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("Model", model.model());
            entry.putAll(DecodingFacts.of(model, labels));
            all.add(entry);
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("Models", all);
        entries.putAll(choices(models));
        return entries;
    }

    private void writeNulls(String folder, List<ModelResult> models) {
        NullPerformanceTable.write(files, FilePaths.child(folder, tree.nullPerformance()), models);
        describe(
                folder,
                tree.nullPerformance(),
                "Accuracy on held-out samples of networks trained on the labels and on permuted labels",
                NullPerformanceTable.entries(models));
    }

    /** What each network's grid was searched for and what was chosen; nothing where there was no grid. */
    private static Map<String, Object> choices(List<ModelResult> models) {
        List<Map<String, Object>> networks = new ArrayList<>();
        for (ModelResult model : models) {
            for (ModelResult.NetworkScore network : model.networks()) {
                if (!network.choice().isEmpty()) {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("Model", model.model());
                    entry.put("Fold", network.fold());
                    entry.put("Seed", network.seed());
                    entry.putAll(network.choice());
                    networks.add(entry);
                }
            }
        }
        return networks.isEmpty() ? Map.of() : Map.of("Networks", networks);
    }

    private void writeTable(
            String folder, String name, ChanceResult chance, MethodMaps by, Map<String, Object> decoding) {
        ImportanceTable.write(files, FilePaths.child(folder, name), atlas.regions(), by, chance.verdict());
        Map<String, Object> further = by.entries();
        further.putAll(decoding);
        further.putAll(MapFacts.of(by));
        describe(folder, name, "Importance of each region for each label; " + chance.describe(), further);
    }

    private void writeImages(
            String folder,
            Atlas image,
            MapNames names,
            ChanceResult chance,
            MethodMaps by,
            Map<String, Object> decoding) {
        MapImages images = new MapImages(files, folder, image, repetitionTime, decoding, origin);
        for (GroupMap map : by.maps()) {
            String label = names.labels().label(map.key().label());
            images.writeMap(tree.map(label, names.model(), names.saliency()), map, by, chance);
            images.writeTimecourse(tree.timecourse(label, names.model(), names.saliency()), map, by, chance);
        }
    }

    /** What file names call a model, a method (empty for the first) and the labels. */
    private record MapNames(String model, String saliency, BidsNames labels) {}

    /** Writes what a table is, what else there is to say of it, and where it comes from beside it. */
    private void describe(String folder, String table, String description, Map<String, Object> further) {
        Map<String, Object> sidecar = new LinkedHashMap<>();
        sidecar.put("Description", description);
        sidecar.putAll(further);
        sidecar.putAll(origin.entries());
        Json.write(files, FilePaths.child(folder, OutputTree.sidecar(table)), sidecar);
    }
}
