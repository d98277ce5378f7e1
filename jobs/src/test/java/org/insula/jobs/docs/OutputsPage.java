package org.insula.jobs.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.json.Json;

/** The page on outputs, held against the files of a study. */
final class OutputsPage {
    private OutputsPage() {}

    /**
     * Columns of tables and first keys of JSON files, with their file, that the page does not have in code letters, whole or
     * by their beginning (a name and an ellipsis). What single units of work keep is for the next step, not for people.
     */
    static Set<String> unexplained(Path output, String page) throws IOException {
        Set<String> unexplained = new TreeSet<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> names = file.startsWith(output.resolve("work/units")) ? List.of() : names(file);
                for (String name : names) {
                    if (!isExplained(name, page)) {
                        unexplained.add(name + " in " + output.relativize(file));
                    }
                }
            }
        }
        return unexplained;
    }

    private static boolean isExplained(String name, String page) {
        int prefix = name.indexOf('_') + 1;
        return page.contains("`" + name + "`") || prefix > 0 && page.contains("`" + name.substring(0, prefix) + "…`");
    }

    private static List<String> names(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".tsv") && !name.endsWith("_timeseries.tsv")) {
            try (Stream<String> lines = Files.lines(file)) {
                return List.of(lines.findFirst().orElse("").split("\t"));
            }
        }
        if (name.endsWith(".json") && !name.equals("dataset_description.json")) {
            List<String> keys = new ArrayList<>();
            Json.read(new LocalFiles(), file.toString()).fieldNames().forEachRemaining(keys::add);
            return keys;
        }
        return List.of();
    }
}
