package org.insula.io.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.insula.io.image.Affine;
import org.junit.jupiter.api.Test;

class QuaternionFormTest {
    @Test
    void halfTurnsHaveNoScalarPart() {
        Affine turned = Affine.of(-2, 0, 0, 90, 0, -2, 0, 126, 0, 0, 2, -72);
        QuaternionForm form = QuaternionForm.of(turned).orElseThrow();
        assertThat(new double[] {form.b(), form.c(), form.d(), form.flip()}).containsExactly(0, 0, 1, 1);
        assertThat(form.toAffine()).isEqualTo(turned);
    }

    @Test
    void leftHandedAxesAreAFlipOfTheThird() {
        Affine flipped = Affine.of(-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72);
        QuaternionForm form = QuaternionForm.of(flipped).orElseThrow();
        assertThat(form.flip()).isEqualTo(-1);
        assertThat(form.toAffine()).isEqualTo(flipped);
    }

    @Test
    void shearsAndFlatAffinesHaveNone() {
        assertThat(QuaternionForm.of(Affine.of(1, 0.2, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0)))
                .isEmpty();
        assertThat(QuaternionForm.of(Affine.scaling(1, 0, 1))).isEmpty();
    }

    @Property
    void anyRotationComesBack(
            @ForAll @DoubleRange(min = -1, max = 1) double a,
            @ForAll @DoubleRange(min = -1, max = 1) double b,
            @ForAll @DoubleRange(min = -1, max = 1) double c,
            @ForAll boolean flip) {
        double norm = Math.sqrt(a * a + b * b + c * c);
        double scale = norm > 1 ? 1 / norm : 1;
        Affine affine =
                new QuaternionForm(a * scale, b * scale, c * scale, flip ? -1 : 1, 2, 3, 0.5, -1, 5, 9).toAffine();
        Affine back = QuaternionForm.of(affine).orElseThrow().toAffine();
        assertThat(back.maxDifference(affine)).isLessThan(1e-6);
    }
}
