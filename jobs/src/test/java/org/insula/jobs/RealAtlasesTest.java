package org.insula.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.insula.io.LocalFiles;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code insula atlas} says about atlases as they are handed around, where the folder of shared data is present. */
class RealAtlasesTest {
    private static final Path FOLDER = Path.of(System.getProperty("insula.shared", "../../shared"), "data", "atlas");

    @TempDir
    private Path folder;

    private static String present(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(Files.exists(file), "no " + name + " in insula.shared: data/atlas");
        return file.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "aal.nii.gz,                                           ,                        116, Precentral_L",
        "AAL_space-MNI152NLin6_res-4x4x4.nii.gz,               ,                        116, region_1",
        "AICHAmc.nii.gz,                                       ,                        192, G_Frontal_Sup-1",
        "AICHAJoliot2015_space-MNI152NLin6_res-4x4x4.nii.gz,   labels_AICHA.csv,        384, L_Superior_Frontal_Gyrus_1",
        "Schaefer400_space-MNI152NLin6_res-4x4x4.nii.gz,       ,                        400, region_1",
        "atlas_harvard_oxford.nii.gz,                          labels_harvard_oxford.csv, 113, Left_Frontal_Pole",
        "Schaefer2018_200Parcels_17Networks_order.dlabel.nii,  ,                        200, 17Networks_LH_VisCent_ExStr_1"
    })
    void countsAndNamesTheRegions(String image, String labels, int regions, String first) {
        String tsv = folder.resolve("atlas.tsv").toString();
        List<String> arguments = new ArrayList<>(List.of("atlas", present(image), "--tsv", tsv));
        if (labels != null) {
            arguments.addAll(List.of("--labels", present(labels)));
        }
        Program.Ended ended = Program.insula(arguments.toArray(String[]::new));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains(regions + " regions", first);
        Table table = Tsv.read(new LocalFiles(), tsv);
        assertThat(table.cell(0, "name")).isEqualTo(first);
        int filled = 0;
        for (double voxels : table.numbers("voxels")) {
            filled += voxels > 0 ? 1 : 0;
        }
        assertThat(filled).isEqualTo(regions);
    }

    @Test
    void saysWhatIsOddAboutNamesOfAnotherAtlas() {
        Program.Ended ended = Program.insula(
                "atlas",
                present("AICHAJoliot2015_space-MNI152NLin6_res-4x4x4.nii.gz"),
                "--labels",
                present("aal.nii.txt"));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("odd: 268 labels without names: 117, 118, ");
    }
}
