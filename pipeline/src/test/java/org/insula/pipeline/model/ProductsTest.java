package org.insula.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.insula.pipeline.model.Close.assertClose;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.insula.pipeline.model.Products64.Way;
import org.junit.jupiter.api.Test;

class ProductsTest {
    private final Products64 products = new Products64();

    @Test
    void multipliesTwoByTwoMatrices() {
        Matrix64 a = matrix(0, 2, 1, 2, 3, 4);
        Matrix64 b = matrix(0, 2, 5, 6, 7, 8);
        Matrix64 c = matrix(0, 2, 0, 0, 0, 0);
        products.multiply(Form.AB, 2, 2, 2, a, b, Onto.REPLACE, c);
        assertThat(c.values().read()).containsExactly(19, 22, 43, 50);
        products.multiply(Form.ATB, 2, 2, 2, a, b, Onto.REPLACE, c);
        assertThat(c.values().read()).containsExactly(26, 30, 38, 44);
        products.multiply(Form.ABT, 2, 2, 2, a, b, Onto.ADD, c);
        assertThat(c.values().read()).containsExactly(26 + 17, 30 + 23, 38 + 39, 44 + 53);
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
        double[] expected = loop(form, m, n, k, a, b, onto, start);
        for (Way way : Way.values()) {
            Matrix64 c = matrix(7, n, start.clone());
            Matrix64 left = matrix(3, form == Form.ATB ? m : k, a);
            Matrix64 right = matrix(5, form == Form.ABT ? k : n, b);
            products.multiply(way, form, m, n, k, left, right, onto, c);
            assertClose(way + " " + form, c.values().read(), expected, 1e-9);
            assertThat(Arrays.copyOf(c.values().read(), 7)).isEqualTo(Arrays.copyOf(start, 7));
        }
    }

    @Test
    void rowsMayLieApart() {
        Matrix64 a = matrix(1, 3, 0, 1, 2, 0, 3, 4);
        Matrix64 b = matrix(0, 2, 5, 6, 7, 8);
        Matrix64 c = matrix(0, 3, 9, 9, 9, 9, 9, 9);
        products.multiply(Form.AB, 2, 2, 2, a, b, Onto.REPLACE, c);
        assertThat(c.values().read()).containsExactly(19, 22, 9, 43, 50, 9);
    }

    private static double[] loop(Form form, int m, int n, int k, double[] a, double[] b, Onto onto, double[] start) {
        double[] c = start.clone();
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = onto == Onto.ADD ? c[7 + i * n + j] : 0;
                for (int p = 0; p < k; p++) {
                    double x = a[3 + (form == Form.ATB ? p * m + i : i * k + p)];
                    sum += x * b[5 + (form == Form.ABT ? j * k + p : p * n + j)];
                }
                c[7 + i * n + j] = sum;
            }
        }
        return c;
    }

    private static Matrix64 matrix(int offset, int stride, double... values) {
        Values64 copy = new Values64().resize(1, values.length);
        System.arraycopy(values, 0, copy.fill(), 0, values.length);
        return copy.matrix(offset, stride);
    }

    @Test
    void usesOneThreadUnlessToldOtherwise() {
        assertThat(LinearAlgebraThreads.inUse()).isEqualTo(1);
        assertThat(LinearAlgebraThreads.use(2)).isBetween(1, 2).isEqualTo(LinearAlgebraThreads.inUse());
        assertThat(LinearAlgebraThreads.use(1)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> LinearAlgebraThreads.use(0));
    }
}
