package org.insula.jobs.export;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.json.Json;
import org.insula.jobs.config.InputKind;
import org.insula.jobs.config.RunConfig;
import org.insula.jobs.config.StudyFile;
import org.insula.pipeline.provenance.SoftwareVersion;

/** The files that make the output a BIDS derivative. */
public final class DatasetFiles {
    private static final String SOFTWARE = "Insula";
    private static final String DESCRIPTION = "dataset_description.json";
    /** What the data set that was read is called in BIDS URIs. */
    private static final String SOURCE = "source";

    /** What the manifest of these files is called. */
    private static final String PART = "dataset";

    /** The suffixes that BIDS does not know yet, and the places that it has no word for. */
    private static final String IGNORED = """
            *_timeseries.tsv
            *_timeseries.json
            *_stat-coverage_bold.tsv
            group/
            figures/
            kept/
            work/
            report.html
            """;

    private static final String README = """
            Region series of functional MRI runs, and maps of which regions mattered to networks that tell conditions apart.

            sub-*/func    series of each run over the atlas, how much of each region the run covers, and the run's events
            group         importance maps and tables over all subjects
            report.html   everything at a glance; opens in any browser, also without a network
            work          what the next run of the program goes on from

            The JSON beside each file tells what it was made from and how. dataset_description.json names the data set that
            the runs were read from, and the version of the program.
            """;

    private DatasetFiles() {}

    /**
     * Makes sure that the output folder is Insula's, empty or new.
     *
     * @param input the folder or table that is analysed
     * @throws InputException if other files lie in the output folder
     */
    public static void refuseForeign(FileAccess files, OutputTree tree, String input) {
        String description = tree.datasetDescription();
        try {
            if (FilePaths.child(input, DESCRIPTION).equals(description)) {
                throw new InputException(
                        tree.root(), "is both input and output", "give an output folder of its own with output:");
            }
            if (!isOurs(files, tree) && !isFree(files, tree)) {
                throw new InputException(
                        tree.root(),
                        files.exists(description)
                                ? "holds a data set that Insula did not make, or whose description is damaged"
                                : "holds files that Insula did not make",
                        "give another folder with output:, one that is empty or not there yet");
            }
        } catch (IOException e) {
            throw InputException.reading(description, e);
        }
    }

    /** Whether the description says that Insula made the output, or Insula remembers that it wrote one. */
    private static boolean isOurs(FileAccess files, OutputTree tree) throws IOException {
        if (OutputFiles.of(files, tree, PART).listed().contains(tree.datasetDescription())) {
            return true;
        }
        return files.exists(tree.datasetDescription()) && namesUs(files, tree.datasetDescription());
    }

    /** What cannot be read names nobody. */
    private static boolean namesUs(FileAccess files, String description) {
        try {
            return Json.read(files, description)
                    .path("GeneratedBy")
                    .path(0)
                    .path("Name")
                    .asText()
                    .equals(SOFTWARE);
        } catch (InputException e) {
            return false;
        }
    }

    /** Whether nothing is there but what a run leaves that ended before it wrote a description. */
    private static boolean isFree(FileAccess files, OutputTree tree) throws IOException {
        if (!files.isFolder(tree.root())) {
            return !files.exists(tree.root());
        }
        return files.list(tree.root()).stream()
                        .allMatch(path -> path.equals(tree.work()) || Leftovers.isUnfinished(FilePaths.name(path)))
                && (!files.isFolder(tree.work()) || tree.isBegun(files.list(tree.work())));
    }

    /**
     * Writes {@code dataset_description.json}, {@code README} and {@code .bidsignore}.
     *
     * @return what had to be moved aside, a line each
     * @throws InputException if they cannot be written
     */
    public static List<String> write(FileAccess files, OutputTree tree, RunConfig config) {
        OutputFiles output = OutputFiles.of(files, tree, PART);
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("Name", "Insula: region series and importance maps");
        description.put("BIDSVersion", "1.10.0");
        description.put("DatasetType", "derivative");
        description.put("GeneratedBy", List.of(generatedBy()));
        description.putAll(sources(tree, config));
        Json.write(output, tree.datasetDescription(), description);
        write(output, tree.readme(), README);
        write(output, tree.bidsIgnore(), IGNORED);
        output.end();
        return output.kept();
    }

    private static void write(FileAccess files, String path, String text) {
        files.writeAtomically(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The data set that was read, by a name and where that lies; nothing where runs came from a table of any files. */
    private static Map<String, Object> sources(OutputTree tree, RunConfig config) {
        if (config.input().kind() == InputKind.RUNS) {
            return Map.of();
        }
        Map<String, Object> sources = new LinkedHashMap<>();
        sources.put("SourceDatasets", List.of(Map.of("URL", "bids:" + SOURCE + ":")));
        sources.put("DatasetLinks", Map.of(SOURCE, reference(StudyFile.input(config, tree.root()))));
        return sources;
    }

    /** A path as a URI reference: whatever may not stand in one is written as %XX. */
    private static String reference(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%3A", ":");
    }

    /** Name and version of this software. */
    static Map<String, Object> generatedBy() {
        Map<String, Object> software = new LinkedHashMap<>();
        software.put("Name", SOFTWARE);
        software.put("Version", SoftwareVersion.current());
        return software;
    }
}
