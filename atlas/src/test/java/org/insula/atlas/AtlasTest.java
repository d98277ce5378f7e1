package org.insula.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

class AtlasTest {

    private static final Grid GRID = new Grid(3, 2, 1, Affine.scaling(2, 2, 2));
    private static final Region INSULA = new Region(7, "Insula_L");
    private static final Region CUNEUS = new Region(3, "Cuneus_L");
    private static final Region NOWHERE = new Region(5, "Nowhere");
    private static final Atlas ATLAS =
            new Atlas("Toy", GRID, List.of(INSULA, CUNEUS, NOWHERE), new int[] {0, 7, 7, 3, 0, 7});

    @Test
    void ordersRegionsByLabelAndKeepsThoseWithoutVoxels() {
        assertThat(ATLAS.regions()).containsExactly(CUNEUS, NOWHERE, INSULA);
        assertThat(ATLAS.voxels(0)).isEqualTo(1);
        assertThat(ATLAS.voxels(1)).isZero();
        assertThat(ATLAS.voxels(2)).isEqualTo(3);
    }

    @Test
    void findsRegionsByLabelAndByVoxel() {
        assertThat(ATLAS.indexOfLabel(7)).isEqualTo(2);
        assertThat(ATLAS.indexOfLabel(4)).isEqualTo(-1);
        assertThat(ATLAS.regionOfVoxel(3)).isZero();
        assertThat(ATLAS.regionOfVoxel(4)).isEqualTo(-1);
        assertThat(ATLAS.labels()).containsExactly(0, 7, 7, 3, 0, 7);
    }

    @Test
    void changingTheReturnedLabelsLeavesTheAtlasAsItIs() {
        ATLAS.labels()[1] = 3;
        assertThat(ATLAS.labels()[1]).isEqualTo(7);
    }

    @Test
    void refusesVoxelsOfNoRegion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Atlas("Toy", GRID, List.of(INSULA), new int[] {0, 7, 2, 0, 0, 0}))
                .withMessageContaining("label 2");
    }

    @Test
    void refusesTwoRegionsOfOneLabelOrName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Atlas("Toy", GRID, List.of(INSULA, new Region(7, "Other")), new int[6]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Atlas("Toy", GRID, List.of(INSULA, new Region(8, "Insula_L")), new int[6]));
    }

    @Test
    void refusesLabelsThatDoNotFillTheGrid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Atlas("Toy", GRID, List.of(INSULA), new int[5]))
                .withMessageContaining("5 labels");
    }

    @Test
    void survivesSerialisationWithItsContent() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(ATLAS);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(ATLAS).hasSameHashCodeAs(ATLAS);
        }
    }
}
