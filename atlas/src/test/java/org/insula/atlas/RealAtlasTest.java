package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Atlases as they are handed around, where the folder of shared data is present. */
class RealAtlasTest {

    private static final Path FOLDER = Path.of(System.getProperty("insula.shared", "../../shared"), "data", "atlas");

    @BeforeEach
    void needsTheSharedData() {
        assumeTrue(Files.isDirectory(FOLDER), "no atlases in insula.shared: data/atlas");
    }

    private static Atlas read(String image) {
        return AtlasReader.read(new LocalFiles(), FOLDER.resolve(image).toString(), "", "");
    }

    @Test
    void readsAalWithTheNamesBesideIt() {
        Atlas atlas = read("aal.nii.gz");
        assertThat(atlas.name()).isEqualTo("aal");
        assertThat(atlas.size()).isEqualTo(116);
        assertThat(atlas.regions().get(0)).isEqualTo(new Region(1, "Precentral_L"));
        assertThat(atlas.regions().get(115)).isEqualTo(new Region(116, "Vermis_10"));
        assertThat(atlas.grid().voxels()).isEqualTo(181 * 217 * 181);
    }

    @Test
    void readsAichaWithTheNamesBesideIt() {
        Atlas atlas = read("AICHAmc.nii.gz");
        assertThat(atlas.size()).isEqualTo(192);
        assertThat(atlas.regions().get(191)).isEqualTo(new Region(192, "N_Thalamus-9"));
    }

    @Test
    void numbersTheRegionsOfAnAtlasWithoutNames() {
        Atlas atlas = read("Schaefer400_space-MNI152NLin6_res-4x4x4.nii.gz");
        assertThat(atlas.name()).isEqualTo("Schaefer400");
        assertThat(atlas.size()).isEqualTo(400);
        assertThat(atlas.regions().get(399).name()).isEqualTo("region_400");
    }

    @Test
    void namesTheRegionsOfAnAtlasByCsv() {
        String image = FOLDER.resolve("AICHAJoliot2015_space-MNI152NLin6_res-4x4x4.nii.gz")
                .toString();
        String labels = FOLDER.resolve("labels_AICHA.csv").toString();
        Atlas atlas = AtlasReader.read(new LocalFiles(), image, labels, "AICHA");
        assertThat(atlas.size()).isEqualTo(384);
        assertThat(atlas.regions().get(0).name()).isEqualTo("L_Superior_Frontal_Gyrus_1");
    }

    @Test
    void readsHarvardOxfordAsMapsWhoseTableCountsFromZero() {
        String image = FOLDER.resolve("atlas_harvard_oxford.nii.gz").toString();
        String labels = FOLDER.resolve("labels_harvard_oxford.csv").toString();
        AtlasInspection inspection = AtlasInspection.read(new LocalFiles(), image, labels);
        assertThat(inspection.regions()).hasSize(113);
        RegionInspection first = inspection.regions().get(0);
        RegionInspection second = inspection.regions().get(1);
        assertThat(first.region()).isEqualTo(new Region(1, "Left_Frontal_Pole"));
        assertThat(second.region()).isEqualTo(new Region(2, "Right_Frontal_Pole"));
        assertThat(first.x()).isBetween(-60.0, -5.0);
        assertThat(second.x()).isBetween(5.0, 60.0);
        assertThat(inspection.namesWithoutVoxels()).isEmpty();
        assertThat(inspection.voxelsWithoutNames()).isEmpty();
    }

    /** AAL at 1 mm with x to the right, on the 2 mm grid of another release with x to the left. */
    @Test
    void movesAalToACoarserFlippedGridWithoutSwappingSides() {
        Atlas fine = read("aal.nii.gz");
        Atlas coarse = read("AAL_space-MNI152NLin6_res-2x2x2.nii.gz");
        double[] left = new double[coarse.grid().voxels()];
        double[] right = new double[left.length];
        for (int v = 0; v < left.length; v++) {
            left[v] = coarse.regionOfVoxel(v) == 0 ? 1 : 0;
            right[v] = coarse.regionOfVoxel(v) == 1 ? 1 : 0;
        }
        RegionSeries shares = RegionExtractor.of(fine)
                .with(Resampling.NEAREST)
                .with(ConstantVoxels.INCLUDE)
                .extract(new ArrayFrames(coarse.grid(), left, right), 1);
        // The releases draw their borders differently; the sides must be the same.
        assertThat(shares.value(0, 0)).isGreaterThan(0.7);
        assertThat(shares.value(1, 1)).isGreaterThan(0.7);
        assertThat(shares.value(0, 1)).isZero();
        assertThat(shares.value(1, 0)).isZero();
    }
}
