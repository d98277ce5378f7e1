package org.insula.jobs.export;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Short names of files that tell no more of the machine than it takes to keep them apart. */
final class SourceNames {
    private SourceNames() {}

    /**
     * The name of each file by its path, in the order given: its own, and where another file has the same one, with as
     * many of the folders around it as make both differ.
     */
    static Map<String, String> of(Collection<String> paths) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String path : paths) {
            names.put(path, shortest(path, paths));
        }
        return names;
    }

    private static String shortest(String path, Collection<String> paths) {
        for (int length = 1; length <= parts(path).size(); length++) {
            String name = end(path, length);
            int parts = length;
            if (paths.stream().filter(other -> end(other, parts).equals(name)).count() == 1) {
                return name;
            }
        }
        return path;
    }

    private static String end(String path, int length) {
        List<String> parts = parts(path);
        return String.join("/", parts.subList(Math.max(0, parts.size() - length), parts.size()));
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
