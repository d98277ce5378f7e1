package org.insula.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.insula.jobs.TinyStudy;

/**
 * The results of a run that was disturbed, against those of one that was not.
 *
 * @param differing results that are missing, differ or should not be there
 * @param bytesLost bytes of results that are missing or differ
 * @param leftovers files and folders under temporary names, anywhere in the output
 */
record Comparison(List<String> differing, long bytesLost, List<String> leftovers) {
    static Comparison of(Path output, Map<String, byte[]> undisturbed) throws IOException {
        Map<String, byte[]> actual = TinyStudy.results(output);
        Set<String> names = new TreeSet<>(undisturbed.keySet());
        names.addAll(actual.keySet());
        List<String> differing = new ArrayList<>();
        long lost = 0;
        for (String name : names) {
            byte[] expected = undisturbed.getOrDefault(name, new byte[0]);
            if (!actual.containsKey(name) || !Arrays.equals(actual.get(name), expected)) {
                differing.add(name);
                lost += expected.length;
            }
        }
        return new Comparison(differing, lost, leftovers(output));
    }

    /** What is left under temporary names. */
    static List<String> leftovers(Path output) throws IOException {
        try (Stream<Path> all = Files.walk(output)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".tmp")
                            || name.startsWith(".tmp-")
                            || name.endsWith(".crc")
                            || name.startsWith(".spark-staging")
                            || name.equals("_temporary"))
                    .toList();
        }
    }

    boolean isUnharmed() {
        return differing.isEmpty() && leftovers.isEmpty();
    }
}
