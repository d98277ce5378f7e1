package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.insula.pipeline.model.Close.assertClose;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.insula.pipeline.model.Products.Form;
import org.insula.pipeline.model.Products.Onto;
import org.insula.pipeline.model.Products.Way;
import org.junit.jupiter.api.Test;

class ProductsTest {
    private final Products products = new Products();

    @Test
    void multipliesTwoByTwoMatrices() {
        double[] a = {1, 2, 3, 4};
        double[] b = {5, 6, 7, 8};
        double[] c = new double[4];
        products.multiply(Form.AB, 2, 2, 2, a, 0, b, 0, Onto.REPLACE, c, 0);
        assertThat(c).containsExactly(19, 22, 43, 50);
        products.multiply(Form.ATB, 2, 2, 2, a, 0, b, 0, Onto.REPLACE, c, 0);
        assertThat(c).containsExactly(26, 30, 38, 44);
        products.multiply(Form.ABT, 2, 2, 2, a, 0, b, 0, Onto.ADD, c, 0);
        assertThat(c).containsExactly(26 + 17, 30 + 23, 38 + 39, 44 + 53);
    }

    @Property(tries = 100)
    void everyWayGivesTheSameProduct(
            @ForAll Form form,
            @ForAll Onto onto,
            @ForAll @IntRange(min = 1, max = 40) int m,
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll @IntRange(min = 1, max = 40) int k,
            @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = random.doubles(3 + (long) m * k, -1, 1).toArray();
        double[] b = random.doubles(5 + (long) n * k, -1, 1).toArray();
        double[] start = random.doubles(9 + (long) m * n, -1, 1).toArray();
        double[] expected = start.clone();
        products.multiply(Way.LOOP, form, m, n, k, a, 3, b, 5, onto, expected, 7);
        for (Way way : Way.values()) {
            double[] c = start.clone();
            products.multiply(way, form, m, n, k, a, 3, b, 5, onto, c, 7);
            assertClose(way + " " + form, c, expected, 1e-9);
            assertThat(Arrays.copyOf(c, 7)).isEqualTo(Arrays.copyOf(start, 7));
            assertThat(Arrays.copyOfRange(c, 7 + m * n, c.length))
                    .isEqualTo(Arrays.copyOfRange(start, 7 + m * n, c.length));
        }
    }

    @Test
    void choosesTheWayBySizeAlone() {
        assertThat(Products.way(5, 5, 5)).isEqualTo(Way.LOOP);
        assertThat(Products.way(50, 20, 5)).isEqualTo(Way.BLAS);
        assertThat(Products.way(5000, 512, 360)).isEqualTo(Way.ND4J);
    }

    @Test
    void usesOneThreadUnlessToldOtherwise() {
        assertThat(LinearAlgebraThreads.inUse()).isEqualTo(1);
        assertThat(LinearAlgebraThreads.use(2)).isBetween(1, 2).isEqualTo(LinearAlgebraThreads.inUse());
        assertThat(LinearAlgebraThreads.use(1)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> LinearAlgebraThreads.use(0));
    }
}
