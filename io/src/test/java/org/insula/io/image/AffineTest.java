package org.insula.io.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AffineTest {
    private static final Affine MNI = Affine.of(-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72);

    @Test
    void mapsVoxelsToMillimetres() {
        assertThat(MNI.apply(45, 63, 36)).containsExactly(0, 0, 0);
        assertThat(MNI.apply(0, 0, 0)).containsExactly(90, -126, -72);
    }

    @Test
    void invertsByHand() {
        assertThat(MNI.inverse()).isEqualTo(Affine.of(-0.5, 0, 0, 45, 0, 0.5, 0, 63, 0, 0, 0.5, 36));
    }

    @Test
    void composesRightToLeft() {
        Affine doubled = Affine.scaling(2, 2, 2);
        Affine moved = Affine.of(1, 0, 0, 10, 0, 1, 0, 0, 0, 0, 1, 0);
        assertThat(moved.compose(doubled).apply(1, 1, 1)).containsExactly(12, 2, 2);
        assertThat(doubled.compose(moved).apply(1, 1, 1)).containsExactly(22, 2, 2);
    }

    @Test
    void voxelSizesAreColumnLengths() {
        Affine oblique = Affine.of(0, 3, 0, 0, 4, 0, 0, 0, 3, 4, 2, 0);
        assertThat(oblique.voxelSizes()).containsExactly(5, 5, 2);
        assertThat(MNI.determinant()).isEqualTo(-8);
    }

    @Test
    void aFlatAffineHasNoInverse() {
        assertThatThrownBy(() -> Affine.scaling(1, 0, 1).inverse()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Affine.scaling(1, Double.NaN, 1).inverse()).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isEqualByContent() {
        assertThat(Affine.of(MNI.toRows())).isEqualTo(MNI).hasSameHashCodeAs(MNI);
        assertThat(MNI).isNotEqualTo(Affine.identity()).hasToString(MNI.toString());
        assertThat(MNI.maxDifference(Affine.scaling(2, 2, 2))).isEqualTo(126);
    }

    @Test
    void refusesTheWrongNumberOfElements() {
        assertThatIllegalArgumentException().isThrownBy(() -> Affine.of(1, 2, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Affine.of(new double[][] {{1, 2, 3, 4}}));
    }

    @Provide
    Arbitrary<double[]> elements() {
        return Arbitraries.doubles().between(-10, 10).array(double[].class).ofSize(12);
    }

    @Property
    void theInverseLeadsBack(
            @ForAll("elements") double[] elements, @ForAll @DoubleRange(min = 0, max = 100) double voxel) {
        Affine affine = Affine.of(elements);
        Assume.that(Math.abs(affine.determinant()) > 1e-2);
        double[] position = affine.apply(voxel, voxel / 2, voxel / 3);
        double[] back = affine.inverse().apply(position[0], position[1], position[2]);
        assertThat(back[0]).isCloseTo(voxel, within(1e-6));
        assertThat(back[1]).isCloseTo(voxel / 2, within(1e-6));
        assertThat(back[2]).isCloseTo(voxel / 3, within(1e-6));
    }
}
