package org.insula.io.cifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.insula.io.InputException;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.junit.jupiter.api.Test;

class BrainModelsTest {
    private static final Grid VOLUME = new Grid(4, 5, 6, Affine.scaling(2, 2, 2));

    private static BrainModels models(BrainModel... models) {
        return new BrainModels(List.of(models), Optional.of(VOLUME));
    }

    @Test
    void findsPlacesByStructureAndVertexWhateverTheOrder() {
        BrainModels run = models(
                BrainModel.surface("RIGHT", 9, 7, 1),
                BrainModel.surface("LEFT", 9, 1, 2),
                BrainModel.voxels("PUTAMEN", 20, 10));
        BrainModels atlas = models(
                BrainModel.surface("LEFT", 9, 0, 1, 2),
                BrainModel.surface("RIGHT", 9, 1),
                BrainModel.voxels("ANYTHING", 10, 30));
        assertThat(run.find(atlas, "x")).containsExactly(BrainModels.ABSENT, 2, 3, 1, 5, BrainModels.ABSENT);
    }

    @Test
    void findsNothingInAStructureThatIsNotThere() {
        BrainModels run = models(BrainModel.surface("LEFT", 9, 1));
        assertThat(run.find(models(BrainModel.surface("RIGHT", 9, 1)), "x")).containsExactly(BrainModels.ABSENT);
        assertThat(run.find(models(BrainModel.voxels("PUTAMEN", 1)), "x")).containsExactly(BrainModels.ABSENT);
    }

    @Test
    void refusesAnotherMesh() {
        BrainModels run = models(BrainModel.surface("LEFT", 59292, 1));
        assertThatThrownBy(() -> run.find(models(BrainModel.surface("LEFT", 32492, 1)), "x.nii"))
                .isInstanceOf(InputException.class)
                .hasMessage("x.nii: LEFT has a mesh of 59292 vertices, in the atlas of 32492; use an atlas of the same"
                        + " surface, such as 32k_fs_LR");
    }

    @Test
    void refusesAnotherVolume() {
        Grid other = new Grid(4, 5, 6, Affine.scaling(3, 3, 3));
        BrainModels atlas = new BrainModels(List.of(BrainModel.voxels("PUTAMEN", 1)), Optional.of(other));
        assertThatThrownBy(() -> models(BrainModel.voxels("PUTAMEN", 1)).find(atlas, "x.nii"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("another grid");
    }

    @Test
    void refusesPlacesThatAreNowhere() {
        assertThatIllegalArgumentException().isThrownBy(() -> BrainModel.surface("LEFT", 3, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BrainModels(List.of(BrainModel.voxels("PUTAMEN", 1)), Optional.empty()));
    }
}
