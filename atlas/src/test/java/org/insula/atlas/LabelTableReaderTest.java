package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelTableReaderTest {

    @TempDir
    Path folder;

    private LabelTable read(String name, String content) throws IOException {
        return LabelTableReader.read(
                new LocalFiles(),
                Files.writeString(folder.resolve(name), content).toString());
    }

    @Test
    void readsCsvWithAndWithoutAHeader() throws IOException {
        Map<Integer, String> expected = Map.of(1, "Left, part", 2, "Right \"part\"");
        assertThat(read("a.csv", "index,name\n1,\"Left, part\"\n2,\"Right \"\"part\"\"\"\n")
                        .names())
                .isEqualTo(expected);
        assertThat(read("b.csv", "\uFEFF1,\"Left, part\",,,\r\n\r\n2,\"Right \"\"part\"\"\",,,\r\n")
                        .names())
                .isEqualTo(expected);
    }

    @Test
    void takesAColourTableForALexicon() throws IOException {
        LabelTable table = read(
                "lut.txt",
                "#No. Label Name: R G B A\n\n0 Unknown 0 0 0 0\n2   Left-Cerebral-White-Matter  245 245 245 0\n"
                        + "17 Left-Hippocampus 220 216 20 0\n");
        assertThat(table.kind()).isEqualTo(LabelTable.Kind.LEXICON);
        assertThat(table.regionNames()).isEqualTo(Map.of(2, "Left-Cerebral-White-Matter", 17, "Left-Hippocampus"));
    }

    @Test
    void countsFslLabelsFromOne() throws IOException {
        LabelTable table = read(
                "HarvardOxford.xml",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<atlas version=\"1.0\">"
                        + "<header><name>HO</name></header>"
                        + "<data><label index=\"0\" x=\"48\" y=\"94\" z=\"35\">Frontal Pole</label>"
                        + "<label index=\"1\" x=\"25\" y=\"70\" z=\"32\">Insular &amp; other Cortex</label>"
                        + "</data></atlas>");
        assertThat(table.names()).isEqualTo(Map.of(1, "Frontal Pole", 2, "Insular & other Cortex"));
        assertThat(table.mapNames(2)).isEqualTo(table.names());
    }

    @Test
    void followsNoExternalEntity() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        String xml = "<!DOCTYPE atlas [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                + "<atlas><data><label index=\"0\">a &e;</label></data></atlas>";
        assertThatThrownBy(() -> read("entity.xml", xml))
                .isInstanceOf(InputException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesXmlItCannotUnderstand() {
        assertThatThrownBy(() -> read("a.xml", "<atlas><data>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not XML");
        assertThatThrownBy(() -> read("b.xml", "<atlas><label index=\"x\">a</label></atlas>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a label with index x");
        assertThatThrownBy(
                        () -> read("c.xml", "<atlas><label index=\"1\">a</label><label index=\"1\">b</label></atlas>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("index 1 again");
        assertThatThrownBy(() -> read("d.xml", "<atlas/>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("names no region");
    }

    @Test
    void refusesCsvWhoseIndexIsNoNumber() {
        assertThatThrownBy(() -> read("a.csv", "index,name\nx,Left\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 2: \"x\" is no label");
    }

    @Test
    void namesMapsFromZeroWhereTheTableCountsSo() throws IOException {
        String[] names = {"a", "b", "c"};
        LabelTable fromZero = read("zero.csv", "0,a\n1,b\n2,c\n");
        LabelTable withBackground = read("background.csv", "0,none\n1,a\n2,b\n3,c\n");
        for (int map = 1; map <= 3; map++) {
            assertThat(fromZero.mapNames(3)).containsEntry(map, names[map - 1]);
            assertThat(withBackground.mapNames(3)).containsEntry(map, names[map - 1]);
        }
    }
}
