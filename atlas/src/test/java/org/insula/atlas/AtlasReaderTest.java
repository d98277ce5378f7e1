package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasReaderTest {

    private static final FileAccess FILES = new LocalFiles();
    private static final Grid GRID = new Grid(3, 2, 1, Affine.scaling(2, 2, 2));

    @TempDir
    Path folder;

    private String image(String name, double... values) {
        String path = folder.resolve(name).toString();
        NiftiWriter.write(FILES, path, new Volume(GRID, values), NiftiMetadata.forMap());
        return path;
    }

    private String text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static Atlas read(String image, String labels) {
        return AtlasReader.read(FILES, image, labels, "");
    }

    @Test
    void readsLabelsAndTheirNamesFromABidsTable() throws IOException {
        String labels = text("names.tsv", "index\tname\tcolor\n2\tRight part\t#ff0000\n1\tLeft part\t#00ff00\n");
        Atlas atlas = read(image("atlas-toy_dseg.nii.gz", 0, 1, 1, 2, 0, 2), labels);
        assertThat(atlas.name()).isEqualTo("toy");
        assertThat(atlas.grid()).isEqualTo(GRID);
        assertThat(atlas.regions()).containsExactly(new Region(1, "Left part"), new Region(2, "Right part"));
        assertThat(atlas.labels()).containsExactly(0, 1, 1, 2, 0, 2);
    }

    @Test
    void readsLinesOfIndexNameAndCode() throws IOException {
        String labels = text("aal.txt", "1 Precentral_L 2001\r\n2 Precentral_R 2002\r\n\r\n");
        assertThat(read(image("aal.nii.gz", 0, 1, 1, 2, 0, 2), labels).regions())
                .containsExactly(new Region(1, "Precentral_L"), new Region(2, "Precentral_R"));
    }

    @Test
    void keepsANumberThatBelongsToTheName() throws IOException {
        String labels = text("areas.txt", "# cytoarchitectonic\n0 Background\n1 Area 44\n2 Insula\n");
        assertThat(read(image("areas.nii.gz", 0, 1, 1, 2, 0, 2), labels).regions())
                .containsExactly(new Region(1, "Area 44"), new Region(2, "Insula"));
    }

    @Test
    void findsTheTableBesideTheImage() throws IOException {
        String image = image("aal.nii.gz", 0, 1, 1, 2, 0, 2);
        assertThat(read(image, "").regions()).extracting(Region::name).containsExactly("region_1", "region_2");
        text("aal.nii.txt", "1 like MRIcron\n2 b");
        assertThat(read(image, "").regions().get(0).name()).isEqualTo("like MRIcron");
        text("aal.txt", "1 plain\n2 b");
        assertThat(read(image, "").regions().get(0).name()).isEqualTo("plain");
        text("aal.tsv", "index\tname\n1\tbids\n2\tb\n");
        assertThat(read(image, "").regions().get(0).name()).isEqualTo("bids");
    }

    @Test
    void findsATableThatServesAllResolutionsAndSpaces() throws IOException {
        String image = image("tpl-X_space-MNI_atlas-Toy_res-02_dseg.nii.gz", 0, 1, 1, 2, 0, 2);
        text("tpl-X_atlas-Toy_dseg.tsv", "index\tlabel\n1\tleft\n2\tright\n");
        assertThat(read(image, "").regions()).extracting(Region::name).containsExactly("left", "right");
    }

    @Test
    void keepsNamedRegionsWithoutVoxelsAndVoxelsWithoutNames() throws IOException {
        String labels = text("names.tsv", "index\tname\n1\ta\n5\tlost\n6\tn/a\n");
        Atlas atlas = read(image("toy.nii", 0, 1, 1, 37, 0, 6), labels);
        assertThat(atlas.regions())
                .containsExactly(
                        new Region(1, "a"),
                        new Region(5, "lost"),
                        new Region(6, "region_6"),
                        new Region(37, "region_37"));
        assertThat(atlas.voxels(1)).isZero();
    }

    @Test
    void tellsRegionsOfOneNameApart() throws IOException {
        String labels = text("names.txt", "1 Thalamus\n2 Thalamus\n");
        assertThat(read(image("toy.nii", 0, 1, 1, 2, 0, 2), labels).regions())
                .containsExactly(new Region(1, "Thalamus_1"), new Region(2, "Thalamus_2"));
    }

    @Test
    void takesNaNForBackground() {
        assertThat(read(image("toy.nii", Double.NaN, 1, 1, 2, 0, 2), "").labels())
                .containsExactly(0, 1, 1, 2, 0, 2);
    }

    @Test
    void refusesValuesThatAreNoLabels() {
        assertThatThrownBy(() -> read(image("toy.nii", 0, 1, 1, 2, 0.25, 2), ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("toy.nii: voxel (1, 1, 0) holds 0.25, which is no label");
        assertThatThrownBy(() -> read(image("toy.nii", 0, -1, 1, 2, 0, 2), ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds -1.0");
        assertThatThrownBy(() -> read(image("toy.nii", 0, 1e12, 1, 2, 0, 2), ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no label");
    }

    @Test
    void refusesAnImageWithoutLabels() {
        assertThatThrownBy(() -> read(image("toy.nii", 0, 0, 0, 0, 0, 0), ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("toy.nii: holds no label");
    }

    @Test
    void refusesTheTableOfAnotherAtlas() throws IOException {
        String labels = text("other.txt", "101 a\n102 b\n");
        assertThatThrownBy(() -> read(image("toy.nii", 0, 1, 1, 2, 0, 2), labels))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("other.txt: names none of the labels in");
    }

    @Test
    void refusesTablesItCannotUnderstand() throws IOException {
        String image = image("toy.nii", 0, 1, 1, 2, 0, 2);
        String[][] tables = {
            {"empty.txt", "\n\n", "names no region"},
            {"words.txt", "left 1\nright\n3 up\n", "line 1: \"left\" is no label"},
            {"prose.txt", "This atlas is new.\nCite it.\nIt is good.\n", "has 3 lines without labels"},
            {"half.tsv", "index\tname\n1.5\ta\n", "line 2: \"1.5\" is no label"},
            {"missing.tsv", "index\tname\nn/a\ta\n", "line 2: \"n/a\" is no label"},
            {"nameless.tsv", "index\tcolor\n1\tred\n", "has no column name"},
            {"twice.txt", "1 a\n1 b\n", "label 1 is named a and again b (line 2)"},
        };
        for (String[] table : tables) {
            String labels = text(table[0], table[1]);
            assertThatThrownBy(() -> read(image, labels))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(table[0])
                    .hasMessageContaining(table[2]);
        }
        assertThatThrownBy(() -> read(image, folder.resolve("absent.tsv").toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void refusesATableThatIsNotText() throws IOException {
        String image = image("toy.nii", 0, 1, 1, 2, 0, 2);
        Path binary = Files.write(folder.resolve("toy.txt"), new byte[] {49, 32, 0, (byte) 0xfe, 10});
        assertThatThrownBy(() -> read(image, binary.toString()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is not text");
        // MRIcron's palette, beside the image by itself, is none of the tables that are looked for.
        Files.delete(binary);
        Files.write(folder.resolve("toy.lut"), new byte[] {0, 0, 1, 2, 3, (byte) 0xff});
        assertThat(read(image, "").regions()).extracting(Region::name).containsExactly("region_1", "region_2");
    }

    @Test
    void namesTheAtlasAfterItsFile() {
        assertThat(AtlasNaming.nameFrom("x/atlas-Schaefer_res-2_dseg.nii.gz")).isEqualTo("Schaefer");
        assertThat(AtlasNaming.nameFrom("sub-01_seg-aparc_dseg.nii")).isEqualTo("aparc");
        assertThat(AtlasNaming.nameFrom("AAL_space-MNI152NLin6_res-4x4x4.nii.gz"))
                .isEqualTo("AAL");
        assertThat(AtlasNaming.nameFrom("my atlas_2.hdr")).isEqualTo("myatlas2");
        assertThat(AtlasNaming.nameFrom("dseg.nii.gz")).isEqualTo("atlas");
        assertThat(AtlasReader.read(FILES, image("toy.nii", 0, 1, 1, 2, 0, 2), "", "Mine")
                        .name())
                .isEqualTo("Mine");
    }

    @Test
    void readsBackWhatTheWriterWrote() {
        Atlas atlas = new Atlas(
                "toy",
                GRID,
                List.of(new Region(3, "Insula L"), new Region(70_000, "Größer"), new Region(9, "empty")),
                new int[] {0, 3, 3, 70_000, 0, 0});
        String image = folder.resolve("out/atlas-toy_dseg.nii.gz").toString();
        String table = folder.resolve("out/atlas-toy_dseg.tsv").toString();
        AtlasWriter.write(FILES, image, table, atlas);
        assertThat(read(image, table)).isEqualTo(atlas);
        assertThat(read(image, "")).isEqualTo(atlas);
    }

    @Test
    void takesValuesAHairOffAWholeNumberForLabels() {
        double[][] images = {
            {0, 2.00003, 1, 1, 0, 2}, {0, 20 * 0.1f, 10 * 0.1f, 10 * 0.1f, 0, 20 * 0.1f},
            {0, 2 * 1.0000001, 1.0000001, 1, 0, 2}, {0.003, 1.99977, 0.99977, 1, -0.002, 2.009}
        };
        for (double[] image : images) {
            Atlas atlas = read(image("toy.nii", image), "");
            assertThat(atlas.labels()).containsExactly(0, 2, 1, 1, 0, 2);
        }
        assertThat(read(image("toy.nii", 0, 2.00003, 1, 1, 0, 2), "").notes())
                .singleElement()
                .asString()
                .startsWith("1 of 6 voxels of")
                .contains("off a whole number by 3.0e-05 at most");
        for (double no : new double[] {2.5, 2.02, -0.02}) {
            assertThatThrownBy(() -> read(image("toy.nii", 0, no, 1, 1, 0, 2), ""))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("which is no label");
        }
    }

    @Test
    void ofALongTableOnlyTheLabelsFoundAreRegionsUnlessAllAreWanted() throws IOException {
        StringBuilder rows = new StringBuilder("index\tname\n");
        for (int label = 0; label < 1200; label++) {
            rows.append(label)
                    .append("\t")
                    .append(label == 0 ? "Unknown" : "r" + label)
                    .append("\n");
        }
        String labels = text("dseg.tsv", rows.toString());
        String image = image("aseg.nii.gz", 0, 1011, 1011, 17, 0, 53);
        Atlas atlas = read(image, labels);
        assertThat(atlas.regions())
                .containsExactly(new Region(17, "r17"), new Region(53, "r53"), new Region(1011, "r1011"));
        assertThat(atlas.notes().toString()).contains("names 1199 labels, of which the image holds 3");
        assertThat(AtlasReader.read(FILES, image, labels, "", NamedRegions.ALL).size())
                .isEqualTo(1199);
        String few = text("few.tsv", "index\tname\n17\ta\n18\tb\n53\tc\n1011\td\n");
        assertThat(read(image, few).size()).isEqualTo(4);
        assertThat(AtlasReader.read(FILES, image, few, "", NamedRegions.HELD).size())
                .isEqualTo(3);
    }

    @Test
    void findsSpmsXmlBesideTheImage() throws IOException {
        text(
                "AAL.xml",
                "<atlas><data><label><index>2001</index><name>Precentral_L</name></label>"
                        + "<label><index>2002</index><name>Precentral_R</name></label></data></atlas>");
        assertThat(read(image("AAL.nii", 0, 2001, 2001, 2002, 0, 0), "").regions())
                .containsExactly(new Region(2001, "Precentral_L"), new Region(2002, "Precentral_R"));
    }

    @Test
    void saysWhatIsOdd() throws IOException {
        String labels = text("names.tsv", "index\tname\n1\ta\n5\tlost\n");
        assertThat(read(image("toy.nii", 0, 1, 1, 37, 0, 6), labels).notes())
                .containsExactly(
                        "33 labels missing in the numbering: 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, …",
                        "1 names without voxels: 5 lost",
                        "2 labels without names: 6, 37");
    }
}
