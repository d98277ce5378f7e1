package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.insula.io.LocalFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Atlases as laboratories have them, by {@code insula atlas}: which name each label gets, and what is refused. */
class LabAtlasesTest extends LabFolder {
    /**
     * A table of names beside an image of labels.
     *
     * @param values the image's voxels
     * @param file the table's name
     * @param text what it holds
     * @param expected index and name of each region; null if it is refused
     * @param says what is printed
     */
    private record Names(double[] values, String file, String text, List<String> expected, String says) {
        @Override
        public String toString() {
            return file + " " + text.lines().findFirst().orElse("");
        }
    }

    private static double[] values(double... values) {
        return values;
    }

    private static List<String> abcd() {
        return List.of("1 A", "2 B", "3 C", "4 D");
    }

    private static String fsl(String... labels) {
        return "<atlas><header><name>x</name></header><data>" + String.join("", labels) + "</data></atlas>";
    }

    private static String label(int index, String name) {
        return "<label index=\"" + index + "\" x=\"1\" y=\"2\" z=\"3\">" + name + "</label>";
    }

    static Stream<Names> tables() {
        double[] four = {0, 1, 2, 3, 4};
        return Stream.of(
                // Names shifted by one.
                new Names(
                        four,
                        "t.xml",
                        fsl(label(0, "Unclassified"), label(1, "A"), label(2, "B"), label(3, "C"), label(4, "D")),
                        abcd(),
                        ""),
                new Names(four, "t.xml", fsl(label(0, "A"), label(1, "B"), label(2, "C"), label(3, "D")), abcd(), ""),
                new Names(
                        four,
                        "t.xml",
                        fsl(label(0, "*.*.*.*.*"), label(1, "A"), label(2, "B"), label(3, "C"), label(4, "D")),
                        abcd(),
                        ""),
                new Names(four, "t.xml", fsl(label(1, "A"), label(2, "B"), label(3, "C"), label(4, "D")), abcd(), ""),
                new Names(four, "t.tsv", "index\tname\n0\tA\n1\tB\n2\tC\n3\tD\n", abcd(), "counts from 0"),
                new Names(four, "t.tsv", "index\tname\n0\t???\n1\tA\n2\tB\n3\tC\n4\tD\n", abcd(), ""),
                new Names(four, "t.tsv", "index\tname\n1\tBackground\n2\tA\n3\tB\n4\tC\n5\tD\n", abcd(), "odd: "),
                new Names(
                        values(0, 1, 2, 3),
                        "t.tsv",
                        "index\tname\n0\tA\n1\tB\n2\tC\n3\tD\n",
                        null,
                        "fit it whether its numbers are voxel values or count from 0"),
                // Look-up tables as text.
                new Names(
                        four,
                        "t.txt",
                        "1 Area 44\n2 Area 45\n3 Area 6\n4 Area 4\n",
                        List.of("1 Area 44", "2 Area 45", "3 Area 6", "4 Area 4"),
                        ""),
                new Names(
                        four,
                        "t.txt",
                        "1 Lobule 7\n2 Lobule 8\n3 Crus 1\n4 Crus 2\n",
                        List.of("1 Lobule 7", "2 Lobule 8", "3 Crus 1", "4 Crus 2"),
                        ""),
                new Names(four, "t.lut", "1 0.1 0.2 0.3 A\n2 0.4 0.5 0.6 B\n3 0.7 0.8 0.9 C\n4 1 0 1 D\n", abcd(), ""),
                new Names(
                        four,
                        "t.txt",
                        "0 0 0 0 0 0 0 \"Clear Label\"\n1 255 0 0 1 1 1 \"A\"\n2 0 255 0 1 1 1 \"B\"\n3 0 0 255 1 1 1 \"C\"\n4 1 1 1 1 1 1 \"D\"\n",
                        abcd(),
                        ""),
                new Names(
                        four,
                        "t.txt",
                        "A\n1 120 18 134 255\nB\n2 1 2 3 255\nC\n3 4 5 6 255\nD\n4 7 8 9 255\n",
                        abcd(),
                        ""),
                new Names(four, "t.csv", "Index;Name\n1;A\n2;B\n3;C\n4;D\n", abcd(), ""),
                new Names(four, "t.csv", "\"Label\",\"ROI\"\n1,\"A\"\n2,\"B\"\n3,\"C\"\n4,\"D\"\n", abcd(), ""),
                new Names(four, "t.txt", "A 1\nB 2\nC 3\nD 4\n", abcd(), ""),
                new Names(four, "t.txt", "1: A\n2: B\n3: C\n4: D\n", abcd(), ""),
                // Label values a hair off whole numbers.
                new Names(
                        values(0, 1.00003, 1.99997, 3, 4),
                        "t.tsv",
                        "index\tname\n1\tA\n2\tB\n3\tC\n4\tD\n",
                        abcd(),
                        "off a whole number"),
                new Names(
                        values(0, 0.99977, 2, 3.0009, 4),
                        "t.tsv",
                        "index\tname\n1\tA\n2\tB\n3\tC\n4\tD\n",
                        abcd(),
                        "off a whole number"),
                new Names(
                        values(0, 1.0000001, 2.0000002, 3.0000003, 4.0000004),
                        "t.tsv",
                        "index\tname\n1\tA\n2\tB\n3\tC\n4\tD\n",
                        abcd(),
                        ""),
                new Names(values(0, 1, 2.5, 3, 4), "t.tsv", "index\tname\n1\tA\n2\tB\n3\tC\n4\tD\n", null, "2.5"),
                new Names(
                        values(0, 1, 2.02, 3, 4),
                        "t.tsv",
                        "index\tname\n1\tA\n2\tB\n3\tC\n4\tD\n",
                        null,
                        "which is no label"),
                // Forms of files.
                new Names(
                        four,
                        "t.xml",
                        "<atlas><data><label><index>1</index><name>A</name></label><label><index>2</index><name>B</name></label><label><index>3</index><name>C</name></label><label><index>4</index><name>D</name></label></data></atlas>",
                        abcd(),
                        ""),
                new Names(four, "t.tsv", freeSurfer(), abcd(), ""));
    }

    /** A lexicon of 1,200 rows, as FreeSurfer's. */
    private static String freeSurfer() {
        String rest = IntStream.rangeClosed(5, 1200)
                .mapToObj(i -> i + "\tR" + i + "\n")
                .collect(Collectors.joining());
        return "index\tname\n0\tUnknown\n1\tA\n2\tB\n3\tC\n4\tD\n" + rest;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aTableNamesTheRegionsOfAnImage(Names names) throws IOException {
        Grid grid = new Grid(names.values().length, 1, 1, Affine.scaling(2, 2, 2));
        String image = folder.resolve("labels.nii.gz").toString();
        NiftiWriter.write(new LocalFiles(), image, new Volume(grid, names.values()), NiftiMetadata.forMap());
        String table = write(names.file(), names.text()).toString();
        String out = folder.resolve("regions.tsv").toString();
        Program.Ended ended = Program.insula("atlas", image, "--labels", table, "--tsv", out);
        says(ended, names.expected() == null ? 2 : 0, names.says());
        if (names.expected() != null) {
            Table regions = Tsv.read(new LocalFiles(), out);
            assertThat(IntStream.range(0, regions.rows())
                            .mapToObj(row -> regions.cell(row, "index") + " " + regions.cell(row, "name")))
                    .isEqualTo(names.expected());
        }
    }
}
