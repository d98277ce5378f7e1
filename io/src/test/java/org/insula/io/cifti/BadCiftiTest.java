package org.insula.io.cifti;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.insula.io.cifti.CiftiBytes.brainModels;
import static org.insula.io.cifti.CiftiBytes.labelMap;
import static org.insula.io.cifti.CiftiBytes.labels;
import static org.insula.io.cifti.CiftiBytes.map;
import static org.insula.io.cifti.CiftiBytes.parcels;
import static org.insula.io.cifti.CiftiBytes.series;
import static org.insula.io.cifti.CiftiBytes.surface;
import static org.insula.io.cifti.CiftiBytes.volume;
import static org.insula.io.cifti.CiftiBytes.voxels;

import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.junit.jupiter.api.Test;

/** Headers that lie, and XML that attacks. */
class BadCiftiTest {
    private static final String FILE = "x.nii";
    private static final double[][] TWO = {{1, 2}};
    private static final String GOOD = brainModels(surface("CORTEX_LEFT", 5, 0, 0, 3));

    private static void refuses(String problem, CiftiBytes file) {
        MemoryFiles files = new MemoryFiles().with(FILE, file.bytes());
        assertThatThrownBy(() -> CiftiMatrix.read(files, FILE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("x.nii: ")
                .hasMessageContaining(problem);
    }

    private static void refuses(String problem, String models) {
        refuses(problem, CiftiBytes.of(series(1, 1), models, TWO));
    }

    @Test
    void refusesIndicesThatDoNotFitTheData() {
        refuses("lists 1 brain models where the data have 2", brainModels(surface("CORTEX_LEFT", 5, 0, 3)));
        refuses("lists 3 brain models where the data have 2", brainModels(surface("CORTEX_LEFT", 5, 0, 0, 1, 2)));
        refuses("lists 7 series where the data have 1", CiftiBytes.of(series(7, 1), GOOD, TWO));
        refuses("no matrix of CIFTI", CiftiBytes.of(series(1, 1), GOOD, TWO).withDimensions(1, 1, 1, 1, 2));
        refuses("no matrix of CIFTI", CiftiBytes.of(series(1, 1), GOOD, TWO).withDimensions(2, 1, 1, 1, 1, 1));
    }

    @Test
    void refusesBrainModelsThatLie() {
        refuses("has vertex 5 of a mesh of 5 vertices", brainModels(surface("CORTEX_LEFT", 5, 0, 0, 5)));
        refuses("lists the same grayordinate", brainModels(surface("CORTEX_LEFT", 5, 0, 3, 3)));
        refuses("starts at index 1 instead of 0", brainModels(surface("CORTEX_LEFT", 5, 1, 0, 3)));
        refuses(
                "starts at index 0 instead of 1",
                brainModels(surface("CORTEX_LEFT", 5, 0, 0), surface("CORTEX_RIGHT", 5, 0, 0)));
        refuses(
                "CORTEX_LEFT comes twice",
                brainModels(surface("CORTEX_LEFT", 5, 0, 0), surface("CORTEX_LEFT", 5, 1, 1)));
        refuses("more than 2 whole numbers", GOOD.replace("0 3", "0 3 4"));
        refuses("lists 1 numbers for 2 grayordinates", GOOD.replace("0 3", "3"));
        refuses("whole numbers", GOOD.replace("0 3", "0 -3"));
        refuses("whole numbers", GOOD.replace("0 3", "0 99999999999"));
        refuses("whole numbers", GOOD.replace("0 3", "zero three"));
        refuses("is no count", GOOD.replace("IndexCount=\"2\"", "IndexCount=\"-2\""));
        refuses("is no count", GOOD.replace("IndexCount=\"2\"", "IndexCount=\"99999999999999\""));
        refuses("has no IndexOffset", GOOD.replace("IndexOffset=\"0\"", ""));
        refuses("unknown kind", GOOD.replace("CIFTI_MODEL_TYPE_SURFACE", "CIFTI_MODEL_TYPE_CLOUD"));
    }

    @Test
    void refusesVoxelsThatLie() {
        refuses("no volume", brainModels(voxels("THALAMUS_LEFT", 0, 0, 0, 0, 1, 1, 1)));
        refuses("voxel (4, 1, 1)", brainModels(volume(4, 5, 6), voxels("THALAMUS_LEFT", 0, 0, 0, 0, 4, 1, 1)));
        refuses(
                "same grayordinate of the volume",
                brainModels(
                        voxels("THALAMUS_LEFT", 0, 1, 1, 1), voxels("THALAMUS_RIGHT", 1, 1, 1, 1), volume(4, 5, 6)));
        String good = brainModels(volume(4, 5, 6), voxels("THALAMUS_LEFT", 0, 0, 0, 0, 1, 1, 1));
        refuses("dimensions \"4,5\"", good.replace("4,5,6", "4,5"));
        refuses("dimensions \"0,5,6\"", good.replace("4,5,6", "0,5,6"));
        refuses("dimensions", good.replace("4,5,6", "999999999,999999999,999999999"));
        refuses("15 numbers instead of 16", good.replace("0 0 0 1<", "0 0 1<"));
        refuses("maps nothing to mm", good.replace("0 0 2 -72", "0 0 0 -72"));
        refuses("which is no number", good.replace("0 0 2 -72", "0 0 2 x"));
        refuses("maps nothing to mm", good.replace("MeterExponent=\"-3\"", "MeterExponent=\"400\""));
    }

    @Test
    void refusesLabelsAndParcelsThatLie() {
        refuses("names the label 1 twice", CiftiBytes.of(labels(labelMap("m", 1, "a", 1, "b")), GOOD, TWO));
        refuses("Key \"one\"", CiftiBytes.of(labels(labelMap("m", "one", "a")), GOOD, TWO));
        refuses("two parcels named a", parcels("a", "a"));
        refuses("parcel without a name", parcels("a", " "));
        refuses("vertex 32492 of CIFTI_STRUCTURE_CORTEX_LEFT", parcels("a", "b").replace(">1<", ">32492<"));
    }

    @Test
    void refusesHeadersThatAreNoCifti() {
        refuses("is of version 1", CiftiBytes.ofXml("<CIFTI Version=\"1\"><Matrix/></CIFTI>", TWO));
        refuses("is no CIFTI element", CiftiBytes.ofXml("<html/>", TWO));
        refuses("does not say what dimension 0", CiftiBytes.ofXml("<CIFTI Version=\"2\"><Matrix/></CIFTI>", TWO));
        refuses("describes dimension 0 twice", CiftiBytes.of(series(1, 1), series(1, 1), TWO));
        refuses("describes dimension 2", CiftiBytes.of(map(2, "SCALARS"), GOOD, TWO));
        refuses("unknown kind of dimension", CiftiBytes.of(map(0, "SHADES"), GOOD, TWO));
        refuses("not well-formed", CiftiBytes.ofXml("<CIFTI Version=\"2\"><Matrix>", TWO));
        refuses("not well-formed", CiftiBytes.ofXml("", TWO));
        refuses("which is no number", CiftiBytes.of(series(1, Double.NaN), GOOD, TWO));
    }

    @Test
    void opensNothingThatAHeaderPointsTo() {
        String external = "<!DOCTYPE CIFTI [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        refuses("", CiftiBytes.ofXml(external + "<CIFTI Version=\"2\">&x;</CIFTI>", TWO));
        refuses("", CiftiBytes.ofXml("<!DOCTYPE CIFTI SYSTEM \"file:///nowhere\"><CIFTI Version=\"2\"/>", TWO));
        String laughs = "<!DOCTYPE C [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        refuses("", CiftiBytes.ofXml(laughs + "<CIFTI Version=\"2\"><Matrix>&c;</Matrix></CIFTI>", TWO));
    }

    @Test
    void survivesDeepNesting() {
        refuses("", CiftiBytes.ofXml("<CIFTI Version=\"2\">" + "<a>".repeat(200_000), TWO));
    }
}
