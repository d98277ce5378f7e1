package org.insula.atlas.cifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.io.InputException;
import org.insula.io.LocalFiles;
import org.junit.jupiter.api.Test;

/** Atlases of grayordinates as they are handed out. */
class RealGrayordinatesTest {
    private static final Path DATA = Path.of(System.getProperty("insula.shared", "../shared"), "data");

    private static Path shared(String name) {
        Path path = DATA.resolve(name);
        assumeTrue(Files.exists(path), "no " + path);
        return path;
    }

    private static GrayordinateAtlas read(Path path, String map) {
        return GrayordinateAtlas.read(new LocalFiles(), path.toString(), map, "");
    }

    @Test
    void readsSchaefersParcels() {
        GrayordinateAtlas atlas = read(shared("atlas/Schaefer2018_200Parcels_17Networks_order.dlabel.nii"), "");
        assertThat(atlas.atlas().size()).isEqualTo(200);
        assertThat(atlas.atlas().regions().get(0).name()).startsWith("17Networks_LH_VisCent");
        assertThat(atlas.atlas().regions())
                .extracting("label")
                .startsWith(1, 2, 3)
                .endsWith(200);
        assertThat(atlas.brainModels().length()).isEqualTo(64984);
        for (int r = 0; r < 200; r++) {
            assertThat(atlas.atlas().voxels(r)).isPositive();
        }
    }

    @Test
    void wantsOneOfSeveralMapsNamed() {
        Path file = shared("nifti/cifti2__Conte69.parcellations_VGD11b.32k_fs_LR.dlabel.nii");
        assertThatThrownBy(() -> read(file, ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "has 3 label maps; name one with --map (atlas.map in a configuration): Composite Parcellation-lh");
        assertThat(read(file, "MEDIAL WALL lh (fs_LR)").atlas().size()).isEqualTo(95);
    }
}
