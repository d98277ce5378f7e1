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
                .hasMessageContaining("a label with index \"x\"");
        assertThatThrownBy(
                        () -> read("c.xml", "<atlas><label index=\"1\">a</label><label index=\"1\">b</label></atlas>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("index 1 again");
        assertThatThrownBy(
                        () -> read("d.xml", "<atlas><label value=\"1\">a</label><label index=\"2\">b</label></atlas>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("some labels a value and others only an index");
        assertThatThrownBy(() -> read("e.xml", "<atlas/>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("names no region");
    }

    @Test
    void aColumnOfNamesIsToldByWhatStandsInIt() throws IOException {
        Map<Integer, String> inOrder = Map.of(1, "A", 2, "B");
        assertThat(read("a.csv", "name,network\nA,x\nB,y\n").names()).isEqualTo(inOrder);
        assertThat(read("b.csv", "label,hemisphere\nA,L\nB,R\n").names()).isEqualTo(inOrder);
        assertThat(read("c.csv", "index,hex,region_label\n1,#ff0000,A\n2,#00ff00,B\n")
                        .names())
                .isEqualTo(inOrder);
        assertThat(read("d.csv", ",label_id,parcel_label\n0,11,A\n1,12,B\n").names())
                .isEqualTo(Map.of(11, "A", 12, "B"));
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

    @Test
    void theNumberAtTheEndOfALineMayBelongToTheName() throws IOException {
        assertThat(read("a.txt", "1 Area 44\n2 Area 45\n3 Area 6\n").names())
                .isEqualTo(Map.of(1, "Area 44", 2, "Area 45", 3, "Area 6"));
        assertThat(read("b.txt", "1 V 3\n2 Te 2\n3 Te 1\n").names()).isEqualTo(Map.of(1, "V 3", 2, "Te 2", 3, "Te 1"));
        assertThat(read("c.txt", "1\tBA 4\n2\tInsula 9\n").names()).isEqualTo(Map.of(1, "BA 4", 2, "Insula 9"));
        assertThat(read("d.txt", "0 Background\n1 Area 44\n2 Area 45\n").names())
                .containsEntry(2, "Area 45");
    }

    @Test
    void codesAscendBehindNamesThatDiffer() throws IOException {
        assertThat(read("a.txt", "1 Precentral_L 2001\n2 Precentral_R 2002\n3 Insula_L 3001\n")
                        .names())
                .isEqualTo(Map.of(1, "Precentral_L", 2, "Precentral_R", 3, "Insula_L"));
        assertThat(read("b.txt", "1 G_Frontal-1 2\n2 G_Frontal-2 3\n").names()).containsEntry(1, "G_Frontal-1");
        LabelTable doubtful = read("c.txt", "1 Insula 13\n2 Cuneus 17\n4 Cortex 44\n");
        assertThat(doubtful.names()).containsEntry(1, "Insula");
        assertThat(doubtful.notes().toString()).contains("taken for a code");
    }

    @Test
    void readsTheLookUpTablesOfFsleyes() throws IOException {
        Map<Integer, String> expected = Map.of(1, "Frontal Pole", 2, "Insula 2");
        for (String table : new String[] {
            "1 0.47 0.07 0.52 Frontal Pole\n2 1 0 0.13 Insula 2\n",
            "1 1 0 0 Frontal Pole\n2 0 1 0 Insula 2\n",
            "1\t0.470\t0.070\t5.2e-1\tFrontal Pole\n2\t0.1\t0.2\t.3\tInsula 2\n",
            "# made by hand\n1 120 18 134 Frontal Pole\n2 1 2 3 Insula 2\n"
        }) {
            assertThat(read("a.lut", table).names()).as(table).isEqualTo(expected);
        }
    }

    @Test
    void readsTheLabelDescriptionsOfItkSnap() throws IOException {
        String table =
                "################\n# ITK-SnAP Label Description File\n# IDX   -R-  -G-  -B-  -A--  VIS MSH  LABEL\n"
                        + "    0     0    0    0        0  0  0    \"Clear Label\"\n"
                        + "    1   255    0    0        1  1  1    \"Caudate L\"\n"
                        + "    2     0  255    0     0.53  1  0    \"Label 2\"\n";
        assertThat(read("a.txt", table).regionNames()).isEqualTo(Map.of(1, "Caudate L", 2, "Label 2"));
        assertThat(read("b.label", "1 255 0 0 1 1 1 \"Caudate L\"\n").names()).isEqualTo(Map.of(1, "Caudate L"));
        assertThat(read("c.txt", "5 9 9 9 0.5 1 1 Putamen R\n").names()).isEqualTo(Map.of(5, "Putamen R"));
    }

    @Test
    void readsANameWithItsNumberInTheLineBelow() throws IOException {
        String table = "7Networks_LH_Vis_1\n1 120 18 131 255\n7Networks_LH_Vis_2\n2 120 18 132 255\n";
        assertThat(read("Schaefer.txt", table).names())
                .isEqualTo(Map.of(1, "7Networks_LH_Vis_1", 2, "7Networks_LH_Vis_2"));
        assertThat(read("a.txt", "Left insula\n3 1 2 3 255\n").names()).isEqualTo(Map.of(3, "Left insula"));
        assertThat(read("b.txt", "A 4\r\n1 1 2 3 255\r\n\r\nA 5\r\n2 1 2 3 255\r\n")
                        .names())
                .isEqualTo(Map.of(1, "A 4", 2, "A 5"));
    }

    @Test
    void readsHeadersInWhateverCase() throws IOException {
        Map<Integer, String> expected = Map.of(1, "left part", 2, "right part");
        String[][] tables = {
            {"a.tsv", "Index\tName\n1\tleft part\n2\tright part\n"},
            {"b.txt", "Index Name\n1 left part\n2 right part\n"},
            {"c.csv", "Index;Name\n1;left part\n2;right part\n"},
            {"d.csv", "ROI Name,Label,Hemisphere\nleft part,1,L\nright part,2,R\n"},
            {"e.txt", "ID;Structure;Code\n1;left part;7\n2;right part;9\n"},
            {"f.tsv", "\uFEFFINDEX\tLABEL\n1\tleft part\n2\tright part\n"},
            {"g.txt", "label\tname\n1\tleft part\n2\tright part\n"},
            {"h.csv", "1;left part\n2;right part\n"},
            {"i.csv", "id,name,r,g,b\n1.0,left part,1,2,3\n2.0,right part,4,5,6\n"},
            {"j.txt", "1: left part\n2: right part\n"},
        };
        for (String[] table : tables) {
            assertThat(read(table[0], table[1]).names()).as(table[1]).isEqualTo(expected);
        }
    }

    @Test
    void readsTheNameBetweenAbbreviationAndValue() throws IOException {
        assertThat(read("ROI_MNI_V4.txt", "FAG\tPrecentral_L\t2001\nFAD\tPrecentral_R\t2002\n")
                        .names())
                .isEqualTo(Map.of(2001, "Precentral_L", 2002, "Precentral_R"));
    }

    @Test
    void readsSpmsXml() throws IOException {
        String aal = "<?xml version=\"1.0\"?><atlas><header><name>AAL</name></header><data>\n"
                + "<label><index>2001</index><name>Precentral_L</name></label>\n"
                + "<label>\n <name>Precentral_R</name>\n <index> 2002 </index></label></data></atlas>";
        assertThat(read("AAL.xml", aal).names()).isEqualTo(Map.of(2001, "Precentral_L", 2002, "Precentral_R"));
        String zero = "<atlas><data><label><index>0</index><name>Unknown</name></label>"
                + "<label><index>4</index><name>3rd Ventricle</name><RGBA/></label></data></atlas>";
        assertThat(read("labels_Neuromorphometrics.xml", zero).regionNames()).isEqualTo(Map.of(4, "3rd Ventricle"));
        assertThatThrownBy(() -> read("c.xml", "<atlas><label><name>a</name></label></atlas>"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a label with index missing");
    }

    @Test
    void aSingleZeroByteIsNoText() throws IOException {
        Path one = Files.write(folder.resolve("one.lut"), new byte[] {0});
        assertThat(LabelTableReader.isBinary(new LocalFiles(), one.toString())).isTrue();
    }
}
