package org.insula.atlas.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class RegressorSpaceTest {

    @Test
    void removesTheProjectionOntoARegressor() {
        double[] signal = {3, 4, 5};
        new RegressorSpace(new double[][] {{2, 0, 0}}).removeFrom(signal);
        assertThat(signal).containsExactly(0, 4, 5);
    }

    @Test
    void countsARegressorThatRepeatsOthersOnce() {
        double[][] columns = {{1, -1, 0, 0}, {0, 0, 1, -1}, {1, -1, 1, -1}, {0, 0, 0, 0}};
        assertThat(new RegressorSpace(columns).dimension()).isEqualTo(2);
        assertThat(new RegressorSpace(new double[0][]).dimension()).isZero();
    }

    @Test
    void staysOrthogonalWhereRegressorsAreNearlyAlike() {
        double[][] columns = new double[6][40];
        Random random = new Random(8);
        for (int f = 0; f < 40; f++) {
            double shared = random.nextGaussian();
            for (double[] column : columns) {
                column[f] = shared + 1e-7 * random.nextGaussian();
            }
        }
        double[] signal = random.doubles(40).toArray();
        RegressorSpace space = new RegressorSpace(columns);
        space.removeFrom(signal);
        assertThat(space.dimension()).isEqualTo(6);
        double[] again = signal.clone();
        space.removeFrom(again);
        assertThat(again).containsExactly(signal, within(1e-13));
    }

    @Property(tries = 50)
    void leavesTheResidualsOfLeastSquares(@ForAll long seed) {
        Random random = new Random(seed);
        double[][] columns = new double[5][];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = random.doubles(25, -1, 1).toArray();
        }
        double[] signal = random.doubles(25, -1, 1).toArray();
        RealMatrix design = new Array2DRowRealMatrix(columns).transpose();
        RealVector target = new ArrayRealVector(signal);
        RealVector fit = design.operate(new QRDecomposition(design).getSolver().solve(target));
        new RegressorSpace(columns).removeFrom(signal);
        assertThat(signal).containsExactly(target.subtract(fit).toArray(), within(1e-12));
    }
}
