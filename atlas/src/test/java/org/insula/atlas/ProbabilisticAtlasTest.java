package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
import org.insula.io.nifti.NiftiFrameWriter;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbabilisticAtlasTest {

    private static final FileAccess FILES = new LocalFiles();
    private static final Grid GRID = new Grid(3, 1, 1, Affine.of(-2, 0, 0, 4, 0, 2, 0, 0, 0, 0, 2, 0));

    @TempDir
    Path folder;

    private String image(String name, double[]... maps) {
        String path = folder.resolve(name).toString();
        try (NiftiFrameWriter writer =
                NiftiWriter.create(FILES, path, GRID, maps.length, NiftiMetadata.forTimeSeries(0))) {
            for (double[] map : maps) {
                writer.write(map);
            }
            writer.commit();
        }
        return path;
    }

    private String text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    @Test
    void readsAMapARegionWithTheNamesBesideIt() throws IOException {
        String path = image("atlas-toy_probseg.nii.gz", new double[] {0, 0.5, 1}, new double[] {Double.NaN, 0.25, 0});
        text("atlas-toy_probseg.tsv", "index\tname\n1\tfirst\n2\tsecond\n");
        ProbabilisticAtlas atlas = ProbabilisticAtlasReader.read(FILES, path, "", "");
        assertThat(atlas.name()).isEqualTo("toy");
        assertThat(atlas.regions()).containsExactly(new Region(1, "first"), new Region(2, "second"));
        assertThat(atlas.map(0)).isEqualTo(WeightMap.of(new double[] {0, 0.5, 1}));
        assertThat(atlas.map(1)).isEqualTo(WeightMap.of(new double[] {0, 0.25, 0}));
    }

    @Test
    void numbersMapsWithoutNames() {
        String path = image("maps.nii.gz", new double[] {1, 0, 0}, new double[] {0, 1, 0});
        assertThat(ProbabilisticAtlasReader.read(FILES, path, "", "Own").regions())
                .containsExactly(new Region(1, "region_1"), new Region(2, "region_2"));
    }

    @Test
    void refusesWhatIsNoProbabilisticAtlas() throws IOException {
        String single = image("single.nii.gz", new double[] {1, 0, 0});
        assertThatThrownBy(() -> ProbabilisticAtlasReader.read(FILES, single, "", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("single frame");
        String empty = image("empty.nii.gz", new double[3], new double[3]);
        assertThatThrownBy(() -> ProbabilisticAtlasReader.read(FILES, empty, "", ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("holds no weight");
        String two = image("two.nii.gz", new double[] {1, 0, 0}, new double[] {0, 1, 0});
        String labels = text("other.csv", "1,a\n2,b\n3,c\n");
        assertThatThrownBy(() -> ProbabilisticAtlasReader.read(FILES, two, labels, ""))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("names a map 3 where");
    }

    @Test
    void refusesMapsThatDoNotFit() {
        WeightMap map = WeightMap.of(new double[] {1, 0, 0, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProbabilisticAtlas("A", GRID, List.of(Region.unnamed(1)), List.of(map)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProbabilisticAtlas("A", GRID, List.of(Region.unnamed(2)), List.of(map)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProbabilisticAtlas("A", GRID, List.of(), List.of(map)));
    }

    @Test
    void inspectsMaps() throws IOException {
        String path = image("maps.nii.gz", new double[] {1, 0, 3}, new double[3], new double[] {0, 2, 0});
        String labels = text("names.csv", "index,name\n1,a\n2,b\n");
        AtlasInspection inspection = AtlasInspection.read(FILES, path, labels);
        // Voxels at 4, 2 and 0 mm: (1 × 4 + 3 × 0) / 4.
        assertThat(inspection.regions().get(0)).isEqualTo(new RegionInspection(new Region(1, "a"), 2, 16, 1, 0, 0));
        assertThat(inspection.namesWithoutVoxels()).containsExactly(new Region(2, "b"));
        assertThat(inspection.voxelsWithoutNames()).containsExactly(new Region(3, "region_3"));
        assertThat(inspection.holes()).isEmpty();
    }
}
