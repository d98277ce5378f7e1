package org.insula.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which faults were tried, and what became of the results; printed, and kept in {@code target/cluster/faults.tsv}. */
final class FaultTable {
    private static final String HEADER = "fault\ttried\tcompleted\tfiles_differing\tbytes_lost\tleftovers";

    private final List<String> rows = new ArrayList<>();

    /** One fault, tried so many times, after which so many runs came to their end. */
    void add(String fault, int tried, int completed, Comparison results) {
        rows.add(String.format(
                Locale.ROOT,
                "%s\t%d\t%d\t%d\t%d\t%d",
                fault,
                tried,
                completed,
                results.differing().size(),
                results.bytesLost(),
                results.leftovers().size()));
    }

    /** A fault that cannot be tried on this machine. */
    void skip(String fault, String reason) {
        rows.add(fault + " (NOT TRIED: " + reason + ")\t0\t0\t0\t0\t0");
    }

    void print() throws IOException {
        System.out.println(HEADER);
        rows.forEach(System.out::println);
        Path file = Build.logs().resolve("faults.tsv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, HEADER + "\n" + String.join("\n", rows) + "\n");
    }
}
