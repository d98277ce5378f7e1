package org.insula.jobs.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.atlas.AtlasWriter;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.config.StudyAtlas;
import org.insula.pipeline.evaluate.ChanceResult;
import org.insula.pipeline.saliency.SaliencyMethod;

/**
 * The folder {@code group}: maps and tables over all subjects. It is made under another name; its files then take the place
 * of the former ones, so that no file of an earlier configuration stays among the new ones: {@link #begin} it, let the
 * tables of subjects be written into it, then {@link #write} the rest.
 */
public final class GroupFolder {
    /** What the manifest of these files is called. */
    public static final String PART = "group";

    private final FileAccess files;
    private final OutputTree tree;
    private final StudyAtlas atlas;
    private final ModelNames names;
    private final double repetitionTime;
    private final OutputOrigin origin;
    private final List<GroupPart> parts;

    /**
     * The folder of a study.
     *
     * @param names what file names call models and methods
     * @param repetitionTime s from frame to frame; NaN if unknown
     * @param origin what makes it; told beside every map and table
     */
    public GroupFolder(
            FileAccess files,
            OutputTree tree,
            StudyAtlas atlas,
            ModelNames names,
            double repetitionTime,
            OutputOrigin origin) {
        this(files, tree, atlas, names, repetitionTime, origin, List.of());
    }

    private GroupFolder(
            FileAccess files,
            OutputTree tree,
            StudyAtlas atlas,
            ModelNames names,
            double repetitionTime,
            OutputOrigin origin,
            List<GroupPart> parts) {
        this.files = files;
        this.tree = tree;
        this.atlas = atlas;
        this.names = names;
        this.repetitionTime = repetitionTime;
        this.origin = origin;
        this.parts = parts;
    }

    /** The same folder with one more part, written after the others. */
    public GroupFolder with(GroupPart part) {
        List<GroupPart> more = new ArrayList<>(parts);
        more.add(part);
        return new GroupFolder(files, tree, atlas, names, repetitionTime, origin, more);
    }

    /**
     * Starts again, under another name.
     *
     * @throws InputException if the folder cannot be made
     */
    public void begin() {
        String making = tree.groupInTheMaking();
        try {
            files.delete(making);
            files.createFolders(making);
        } catch (IOException e) {
            throw InputException.writing(making, e);
        }
    }

    /** Where the table of a model's subjects by a method is to be written. */
    public String subjects(String model, SaliencyMethod method) {
        return FilePaths.child(tree.groupInTheMaking(), tree.subjects(names.model(model), names.saliency(method)));
    }

    /** Where the same table is to be written as Parquet. */
    public String subjectsParquet(String model, SaliencyMethod method) {
        return FilePaths.child(
                tree.groupInTheMaking(), tree.subjectsParquet(names.model(model), names.saliency(method)));
    }

    /**
     * Writes everything else and gives the files their place.
     *
     * @param labels names of the labels, in their order
     * @return what had to be moved aside, a line each
     * @throws InputException if the folder cannot be written
     */
    public List<String> write(List<ModelResult> models, List<String> labels) {
        String making = tree.groupInTheMaking();
        try {
            fill(making, models, labels);
            OutputFiles output = OutputFiles.of(files, tree, PART);
            output.publish(making, tree.group());
            output.end();
            return output.kept();
        } catch (IOException e) {
            throw InputException.writing(tree.group(), e);
        }
    }

    private void fill(String folder, List<ModelResult> models, List<String> labels) {
        BidsNames labelNames = BidsNames.of(labels);
        writeAtlas(FilePaths.child(folder, tree.atlasImage()), FilePaths.child(folder, tree.atlasTable()));
        PerformanceTable.write(files, FilePaths.child(folder, tree.performance()), models);
        describe(
                folder,
                tree.performance(),
                "Accuracy of each network and model on held-out samples, against chance",
                performance(models, labels));
        if (models.stream().anyMatch(model -> !model.controls().controls().isEmpty())) {
            writeNulls(folder, models);
        }
        MapFiles maps = new MapFiles(files, folder, tree, atlas, repetitionTime, origin);
        for (ModelResult model : models) {
            Map<String, Object> decoding = DecodingFacts.of(model, labels);
            for (MethodMaps by : model.saliency()) {
                MapNames mapNames = new MapNames(names.model(model.model()), names.saliency(by.method()), labelNames);
                writeTables(folder, mapNames, model, by, decoding);
                maps.write(mapNames, model.chance(), by, decoding);
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
                "Accuracy on held-out samples of networks of the true labels, untrained ones and ones of permuted labels",
                Map.of());
    }

    private void writeAtlas(String image, String table) {
        atlas.painted().ifPresent(volume -> AtlasWriter.write(files, image, table, volume));
        if (atlas instanceof StudyAtlas.Grayordinates dense) {
            AtlasWriter.writeTable(files, table, dense.atlas().atlas());
        }
    }

    /** What was chosen for each network, from its grid or as a linear model's penalty; nothing where there was no choice. */
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

    private void writeTables(
            String folder, MapNames mapNames, ModelResult model, MethodMaps by, Map<String, Object> decoding) {
        ChanceResult chance = model.chance();
        String name = tree.importance(mapNames.model(), mapNames.saliency());
        ImportanceTable.write(
                files,
                FilePaths.child(folder, name),
                atlas.regions(),
                by,
                model.controls().findings(),
                chance.verdict());
        Map<String, Object> further = by.entries();
        further.putAll(decoding);
        further.putAll(MapFacts.of(by, model.controls()));
        describe(folder, name, "Importance of each region for each label; " + chance.describe(), further);
        Map<String, Object> columns = by.entries();
        columns.putAll(SubjectTable.descriptions());
        describe(
                folder,
                tree.subjects(mapNames.model(), mapNames.saliency()),
                "Importance of each region for each label in each subject; " + chance.describe(),
                columns);
    }

    /** Writes what a table is, what else there is to say of it, and where it comes from beside it. */
    private void describe(String folder, String table, String description, Map<String, Object> further) {
        Map<String, Object> sidecar = new LinkedHashMap<>();
        sidecar.put("Description", description);
        sidecar.putAll(further);
        sidecar.putAll(origin.entries());
        Json.write(files, FilePaths.child(folder, OutputTree.sidecar(table)), sidecar);
    }
}
