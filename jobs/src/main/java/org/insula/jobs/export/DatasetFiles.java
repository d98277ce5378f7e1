package org.insula.jobs.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.config.RunConfig;
import org.insula.pipeline.provenance.SoftwareVersion;

/** The files that make the output a BIDS derivative. */
public final class DatasetFiles {
    private static final String SOFTWARE = "Insula";
    private static final String DESCRIPTION = "dataset_description.json";
    /** Suffixes that BIDS does not know (yet), and everything that is ours alone. */
    private static final String IGNORED = """
            *_timeseries.tsv
            *_timeseries.json
            *_stat-coverage_bold.tsv
            *_importance.tsv
            *_importance.json
            *_map.nii.gz
            *_map.json
            *_timecourse.nii.gz
            *_timecourse.json
            group/
            figures/
            work/
            report.html
            """;

    private DatasetFiles() {}

    /**
     * Makes sure that the output folder is Insula's or new.
     *
     * @param input the folder or table that is analysed
     * @throws InputException if another data set lies in the output folder
     */
    public static void refuseForeign(FileAccess files, OutputTree tree, String input) {
        String description = tree.datasetDescription();
        try {
            if (FilePaths.child(input, DESCRIPTION).equals(description)) {
                throw new InputException(
                        tree.root(), "is both input and output", "give an output folder of its own with output:");
            }
            if (!files.exists(description)) {
                return;
            }
        } catch (IOException e) {
            throw InputException.reading(description, e);
        }
        JsonNode made =
                Json.read(files, description).path("GeneratedBy").path(0).path("Name");
        if (!made.asText().equals(SOFTWARE)) {
            throw new InputException(
                    tree.root(), "holds a data set that Insula did not make", "give another folder with output:");
        }
    }

    /**
     * Writes {@code dataset_description.json} and {@code .bidsignore}.
     *
     * @throws InputException if they cannot be written
     */
    public static void write(FileAccess files, OutputTree tree, RunConfig config) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("Name", "Insula: region series and importance maps");
        description.put("BIDSVersion", "1.10.0");
        description.put("DatasetType", "derivative");
        description.put("GeneratedBy", List.of(generatedBy()));
        description.put(
                "SourceDatasets",
                List.of(Map.of("URL", FilePaths.name(config.input().path()))));
        Json.write(files, tree.datasetDescription(), description);
        files.writeAtomically(tree.bidsIgnore(), out -> out.write(IGNORED.getBytes(StandardCharsets.UTF_8)));
    }

    /** Name and version of this software. */
    static Map<String, Object> generatedBy() {
        Map<String, Object> software = new LinkedHashMap<>();
        software.put("Name", SOFTWARE);
        software.put("Version", SoftwareVersion.current());
        return software;
    }
}
