package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of names as programs and people write them, for an image that holds 1, 2 and 3. */
class TablesOfNamesTest {
    private static final Map<Integer, String> ABC = Map.of(1, "A", 2, "B", 3, "C");

    @TempDir
    private Path folder;

    private LabelReading read(String ending, byte[] content) throws IOException {
        String path = Files.write(folder.resolve("a." + ending), content).toString();
        return LabelReading.of(LabelTableReader.read(new LocalFiles(), path), new TreeSet<>(List.of(1, 2, 3)));
    }

    private Map<Integer, String> names(String ending, String content) throws IOException {
        return read(ending, content.getBytes(StandardCharsets.UTF_8)).names();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROIid;ROIabbr;ROIname\n1;a;A\n2;b;B\n3;c;C\n",
                "regionName,regionLongName,LR,regionID,Cortex_ID\nA,Long A,L,1,1\nB,Long B,L,2,1\nC,Long C,R,3,1\n",
                "Component,Difumo_names,Yeo_networks7\n1,A,DMN\n2,B,DMN\n3,C,Vis\n",
                "ParcelID,Parcel\n1,A\n2,B\n3,C\n",
                ",index,name\n0,1,A\n1,2,B\n2,3,C\n",
                ",name\n0,Background\n1,A\n2,B\n3,C\n",
                ",0\n0,Background\n1,A\n2,B\n3,C\n",
                "index\tname\n1\t\"A\"\n2\t\"B\"\n3\tC\n",
                "index\tname\n1\tA\n2\tB\tx\n3\tC\n",
                "\tindex\tname\n0\t1\tA\n1\t2\tB\n2\t3\tC\n",
                "value\tname\n1\tA\n2\tB\n3\tC\n",
                "ID\tName\n1\tA\n2\tB\n3\tC\n",
                "1\tA\n2\tB\n3\tC\n",
                "A\t1\nB\t2\nC\t3\n",
                "index,name\n1,A\n2,B\n3,C\n",
                "index name\n1 A\n2 B\n3 C\n",
                "\"index\" \"name\"\n\"1\" 1 \"A\"\n\"2\" 2 \"B\"\n\"3\" 3 \"C\"\n",
                "Region Number\nA 1\nB 2\nC 3\n",
                "No. Region name\n1 A\n2 B\n3 C\n",
                "A 1\nB 2\nC 3\n",
                "1 - A\n2 - B\n3 - C\n",
                "1 = A\n2 = B\n3 = C\n",
                "1: \"A\"\n2: \"B\"\n3: \"C\"\n",
                "1 = \"A\"\n2 = \"B\"\n3 = \"C\"\n",
                "1|A\n2|B\n3|C\n",
                "1 A 70 130 180\n2 B 20 30 40\n3 C 10 10 10\n",
                "x, y, z, name, net name\n53.4, -30.4, 40.9, A, Aud\n-3, -3.4, 4.9, B, Aud\n5, -30.4, 4, C, DMN\n",
                "A\nB\nC\n",
                "Background\nA\nB\nC\n"
            })
    void columnsAreKnownByWhatStandsInThemWhateverTheyAreCalled(String table) throws IOException {
        for (String ending : List.of("txt", "csv", "tsv")) {
            assertThat(names(ending, table)).as(ending).isEqualTo(ABC);
        }
    }

    @Test
    void numbersOfColoursAreNoPartOfANameAndNumbersOfNamesAreNoColours() throws IOException {
        assertThat(names("txt", "1 Area 44 70 130 180\n2 Area 45 20 30 40\n3 Area 6 10 10 10\n"))
                .isEqualTo(Map.of(1, "Area 44", 2, "Area 45", 3, "Area 6"));
        assertThat(names("lut", "1 0.47 0.07 0.52 A\n2 0.1 0.2 0.3\n3 0.3 0.3 0.3 C\n"))
                .isEqualTo(Map.of(1, "A", 3, "C"));
        assertThat(names("lut", "1 0.47 0.07 0.52 7Networks_LH\n2 0.1 0.2 0.3 44 lateral\n3 0.3 0.3 0.3 C\n"))
                .isEqualTo(Map.of(1, "7Networks_LH", 2, "44 lateral", 3, "C"));
        assertThat(names("csv", "index,name\n1,A, left\n2,B\n3,C,\n")).isEqualTo(Map.of(1, "A, left", 2, "B", 3, "C"));
    }

    @Test
    void textNeedNotBeUtf8() throws IOException {
        LabelReading latin = read("txt", "1 Z\u00fcrich\n2 B\n3 C\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.names()).containsEntry(1, "Z\u00fcrich");
        assertThat(latin.notes().toString()).contains("Latin-1");
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            assertThat(read("txt", "1 A\r\n2 B\r\n3 C\r\n".getBytes(charset)).names())
                    .isEqualTo(ABC);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Background]",
                "(none)",
                "Left-Unknown",
                "ctx-lh-unknown",
                "MedialWall",
                "Out of brain",
                "undefined area",
                "Bkg",
                "Not a region",
                "No_Region",
                "-"
            })
    void aZeroThatMeansNothingSaysThatNumbersAreValues(String nothing) throws IOException {
        assertThat(names("tsv", "index\tname\n0\t" + nothing + "\n1\tA\n2\tB\n3\tC\n"))
                .isEqualTo(ABC);
    }

    @Test
    void aTableThatCountsTheBackgroundAsOneIsShiftedBack() throws IOException {
        LabelReading reading =
                read("tsv", "index\tname\n1\tBackground\n2\tA\n3\tB\n4\tC\n".getBytes(StandardCharsets.UTF_8));
        assertThat(reading.names()).isEqualTo(ABC);
        assertThat(reading.notes().toString()).contains("counts the background: 1 is Background");
        // The image holds all labels: 1 is named so on purpose.
        assertThat(names("tsv", "index\tname\n1\tUnknown\n2\tA\n3\tB\n"))
                .isEqualTo(Map.of(1, "Unknown", 2, "A", 3, "B"));
        assertThatThrownBy(() -> names("tsv", "index\tname\n1\tUnknown\n2\tA\n3\tB\n4\tC\n5\tD\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("whether its numbers are voxel values or one more");
    }

    @Test
    void linesWithoutLabelsMustBeAsManyAsTheRegions() {
        assertThatThrownBy(() -> names("txt", "A\nB\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has 2 lines without labels where the image holds 3 labels");
    }

    @Test
    void fslsValuesGoBeforeItsIndices() throws IOException {
        assertThat(names(
                        "xml",
                        "\n<atlas><header><type>Label</type></header><data><label index=\"0\" value=\"3\">C</label>"
                                + "<label index=\"1\" value=\"1\">A</label><label index=\"2\" value=\"2\">B</label>"
                                + "<label index=\"2\" value=\"2\">B</label></data></atlas>"))
                .isEqualTo(ABC);
    }

    @Test
    void namesTheLineOfXmlThatIsBroken() {
        assertThatThrownBy(() -> names("xml", "<atlas><data>\n<label index=\"1\">A & B</label></data></atlas>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not XML (line 2)");
    }
}
