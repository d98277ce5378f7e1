package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.insula.io.FileAccess;
import org.insula.io.LocalFiles;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;
import org.insula.io.nifti.NiftiMetadata;
import org.insula.io.nifti.NiftiWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasInspectionTest {

    private static final FileAccess FILES = new LocalFiles();

    @TempDir
    Path folder;

    private AtlasInspection inspect(String labels, double... values) throws IOException {
        Grid grid = new Grid(values.length, 1, 1, Affine.of(-2, 0, 0, 10, 0, 3, 0, -5, 0, 0, 4, 7));
        String image = folder.resolve("atlas-toy_dseg.nii.gz").toString();
        NiftiWriter.write(FILES, image, new Volume(grid, values), NiftiMetadata.forLabels());
        if (!labels.isEmpty()) {
            Files.writeString(folder.resolve("atlas-toy_dseg.tsv"), labels);
        }
        return AtlasInspection.read(FILES, image, "");
    }

    @Test
    void givesSizeAndCentreOfEachRegion() throws IOException {
        AtlasInspection inspection = inspect("index\tname\n1\ta\n2\tb\n", 1, 1, 0, 2);
        assertThat(inspection.name()).isEqualTo("toy");
        assertThat(inspection.grid().voxels()).isEqualTo(4);
        assertThat(inspection.namesPath()).endsWith("atlas-toy_dseg.tsv");
        assertThat(inspection.regions())
                .containsExactly(
                        new RegionInspection(new Region(1, "a"), 2, 48, 9, -5, 7),
                        new RegionInspection(new Region(2, "b"), 1, 24, 4, -5, 7));
        assertThat(inspection.holes()).isEmpty();
        assertThat(inspection.namesWithoutVoxels()).isEmpty();
        assertThat(inspection.voxelsWithoutNames()).isEmpty();
    }

    @Test
    void tellsWhatIsOdd() throws IOException {
        AtlasInspection inspection = inspect("index\tname\n2\ta\n5\tb\n", 2, 7, 0, 2);
        assertThat(inspection.holes()).containsExactly(1, 3, 4, 6);
        assertThat(inspection.namesWithoutVoxels()).containsExactly(new Region(5, "b"));
        assertThat(inspection.voxelsWithoutNames()).containsExactly(new Region(7, "region_7"));
        RegionInspection empty = inspection.regions().get(1);
        assertThat(empty.voxels()).isZero();
        assertThat(empty.x()).isNaN();
    }

    @Test
    void findsNothingUnnamedWithoutATable() throws IOException {
        AtlasInspection inspection = inspect("", 1, 3);
        assertThat(inspection.namesPath()).isEmpty();
        assertThat(inspection.voxelsWithoutNames()).isEmpty();
    }

    @Test
    void listsNoGapOfThousands() throws IOException {
        assertThat(inspect("", 1, 3, 1_000_000).holes()).containsExactly(2);
    }
}
