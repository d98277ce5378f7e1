package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names must not be shifted by one against the values in an image. */
class LabelReadingTest {
    @TempDir
    private Path folder;

    private LabelReading read(String name, String content, Integer... found) throws IOException {
        String path = Files.writeString(folder.resolve(name), content).toString();
        return LabelReading.of(LabelTableReader.read(new LocalFiles(), path), new TreeSet<>(List.of(found)));
    }

    private static String xml(String type, int first, String... names) {
        StringBuilder labels = new StringBuilder();
        for (int n = 0; n < names.length; n++) {
            labels.append("<label index=\"")
                    .append(first + n)
                    .append("\" x=\"1\">")
                    .append(names[n])
                    .append("</label>");
        }
        return "<atlas><header><name>X</name><type>" + type + "</type></header><data>" + labels + "</data></atlas>";
    }

    @Test
    void anXmlWhoseZeroMeansNothingHasTheValues() throws IOException {
        for (String nothing : List.of("Unclassified", "*.*.*.*.*", "Background", "Unknown", "???", "")) {
            for (String type : List.of("Label", "Probabilistic", "")) {
                LabelReading reading = read("a.xml", xml(type, 0, nothing, "A", "B"), 1, 2);
                assertThat(reading.names()).as(nothing + type).isEqualTo(Map.of(1, "A", 2, "B"));
                assertThat(reading.notes()).hasSize(1);
            }
        }
    }

    @Test
    void anXmlThatCountsFromZeroNamesTheNextValue() throws IOException {
        LabelReading reading = read("a.xml", xml("Probabilistic", 0, "Frontal Pole", "Insula", "Cuneus"), 1, 2, 3);
        assertThat(reading.names()).isEqualTo(Map.of(1, "Frontal Pole", 2, "Insula", 3, "Cuneus"));
        assertThat(reading.notes().toString())
                .contains("counts from 0: index 0 (Frontal Pole) is taken for voxel value 1");
        // The last region has no voxel here; what FSL calls the atlas decides.
        assertThat(read("b.xml", xml("Probabilistic", 0, "Pole", "Insula", "Cuneus"), 1, 2)
                        .names())
                .containsEntry(1, "Pole");
        assertThat(read("c.xml", xml("Label", 0, "Pole", "Insula", "Cuneus"), 1, 2, 3)
                        .names())
                .containsEntry(1, "Pole");
        assertThat(read("d.xml", xml("Label", 0, "CSF", "Insula", "Cuneus"), 1, 2)
                        .names())
                .containsEntry(1, "Insula");
    }

    @Test
    void anXmlWithoutZeroHasTheValues() throws IOException {
        assertThat(read("a.xml", xml("Label", 1, "A", "B", "C"), 1, 2, 3).names())
                .isEqualTo(Map.of(1, "A", 2, "B", 3, "C"));
        assertThat(read("b.xml", xml("Probabilistic", 1, "A", "B", "C"), 1, 2).names())
                .containsEntry(1, "A");
        assertThat(read("c.xml", xml("", 1, "A", "B", "C"), 2, 3).names()).containsEntry(2, "B");
    }

    @Test
    void aTableThatCountsFromZeroIsSeenByTheImage() throws IOException {
        Map<Integer, String> expected = Map.of(1, "A", 2, "B", 3, "C", 4, "D");
        assertThat(read("dseg.tsv", "index\tname\n0\tA\n1\tB\n2\tC\n3\tD\n", 1, 2, 3, 4)
                        .names())
                .isEqualTo(expected);
        assertThat(read("b.csv", "0,A\n1,B\n2,C\n3,D\n", 1, 2, 3, 4).names()).isEqualTo(expected);
        assertThat(read("c.txt", "0 A\n1 B\n2 C\n3 D\n", 2, 4).names()).isEqualTo(expected);
        assertThat(read("d.tsv", "index\tname\n0\tBackground\n1\tB\n2\tC\n", 1, 2, 3)
                        .names())
                .isEqualTo(Map.of(1, "B", 2, "C"));
    }

    @Test
    void refusesWhereBothReadingsFit() {
        for (String[] table : new String[][] {
            {"dseg.tsv", "index\tname\n0\tA\n1\tB\n2\tC\n3\tD\n"},
            {"a.csv", "0,A\n1,B\n2,C\n3,D\n"},
            {"a.xml", xml("", 0, "A", "B", "C", "D")}
        }) {
            assertThatThrownBy(() -> read(table[0], table[1], 1, 2, 3))
                    .as(table[0])
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("names 0 (A), and the image's 3 labels fit it whether");
        }
    }

    @Test
    void spmsXmlHasTheValues() throws IOException {
        String spm = "<atlas><data><label><index>0</index><name>White</name></label>"
                + "<label><index>1</index><name>A</name></label></data></atlas>";
        assertThat(read("a.xml", spm, 1).names()).isEqualTo(Map.of(1, "A"));
    }
}
