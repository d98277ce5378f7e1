package org.insula.jobs.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.json.Json;
import org.insula.pipeline.evaluate.ChanceResult;
import org.insula.pipeline.importance.GroupMap;

/** The JSON beside a map: what its numbers are, of whom, and whether to believe them. */
final class MapSidecar {
    private final FileAccess files;
    private final String folder;
    private final String atlas;
    private final double repetitionTime;
    private final OutputOrigin origin;

    /**
     * Sidecars of one study.
     *
     * @param folder where they go
     * @param atlas its name
     * @param repetitionTime s from frame to frame; NaN if unknown
     * @param origin what made the maps
     */
    MapSidecar(FileAccess files, String folder, String atlas, double repetitionTime, OutputOrigin origin) {
        this.files = files;
        this.folder = folder;
        this.atlas = atlas;
        this.repetitionTime = repetitionTime;
        this.origin = origin;
    }

    /** What the header of a map says, at most 79 characters. */
    static String headline(ChanceResult chance) {
        return "Insula importance, " + chance.verdict().text();
    }

    /** Writes what there is to say of the map, all frames together, in the given file. */
    void writeForMap(String name, GroupMap map, MethodMaps by, Map<String, Object> decoding) {
        String description = what(map) + " of each region, " + map.kind().overFrames() + ", mean over subjects";
        write(name, entries(description, map, by, decoding));
    }

    /** Writes what there is to say of the map frame by frame in the given file. */
    void writeForTimecourse(String name, GroupMap map, MethodMaps by, Map<String, Object> decoding) {
        String description = what(map) + " of each region in each frame, mean over subjects";
        Map<String, Object> entries = entries(description, map, by, decoding);
        if (repetitionTime > 0) {
            entries.put("RepetitionTime", repetitionTime);
        }
        write(name, entries);
    }

    private static String what(GroupMap map) {
        String what = SaliencyWords.what(map.kind());
        return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
    }

    private void write(String name, Map<String, Object> entries) {
        Json.write(files, FilePaths.child(folder, OutputTree.sidecar(name)), entries);
    }

    private Map<String, Object> entries(String description, GroupMap map, MethodMaps by, Map<String, Object> decoding) {
        Map<String, Object> entries = new LinkedHashMap<>();
        entries.put("Description", description);
        entries.put("Label", map.key().label());
        entries.put("Model", map.key().model());
        entries.put("Atlas", atlas);
        entries.putAll(by.entries());
        entries.put("AveragedOver", map.unit().text());
        entries.put("Members", map.members());
        entries.put("MembersPerRegion", Arrays.stream(map.regions().n()).boxed().toList());
        entries.put("RowsWithoutSaliency", map.silentRows());
        entries.putAll(decoding);
        entries.putAll(origin.entries());
        return entries;
    }
}
