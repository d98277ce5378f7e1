package org.insula.pipeline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.Parameters;
import org.junit.jupiter.api.Test;

class AdamTest {
    private final Parameters parameters =
            Network.create(ModelSpec.lstm().withHidden(2), 3, 2, 1).parameters();
    private final Parameters gradients = parameters.zerosLike();

    @Test
    void firstStepMovesEachParameterByTheLearningRateAgainstItsGradient() {
        double[] weight = parameters.values("head.weight");
        double before = weight[0];
        double other = weight[1];
        gradients.values("head.weight")[0] = 123;
        new Adam(parameters, 0, 0).step(parameters, gradients, 0.01);
        assertThat(weight[0]).isEqualTo(before - 0.01, offset(1e-11));
        assertThat(weight[1]).isEqualTo(other);
    }

    @Test
    void secondStepFollowsTheMovingAverages() {
        double[] bias = parameters.values("head.bias");
        double[] gradient = gradients.values("head.bias");
        Adam adam = new Adam(parameters, 0, 0);
        gradient[0] = 1;
        adam.step(parameters, gradients, 0.1);
        gradient[0] = -2;
        adam.step(parameters, gradients, 0.1);
        double m = (0.9 * 0.1 - 0.1 * 2) / (1 - 0.81);
        double v = (0.999 * 0.001 + 0.001 * 4) / (1 - 0.999 * 0.999);
        assertThat(bias[0]).isEqualTo(-0.1 - 0.1 * m / Math.sqrt(v), offset(1e-8));
    }

    @Test
    void weightsDecayApartFromTheGradientAndBiasesDoNot() {
        double[] weight = parameters.values("head.weight");
        double[] before = weight.clone();
        parameters.values("head.bias")[0] = 5;
        new Adam(parameters, 0.5, 0).step(parameters, gradients, 0.1);
        double[] decayed = Arrays.stream(before).map(w -> w * (1 - 0.1 * 0.5)).toArray();
        assertThat(weight).containsExactly(decayed, offset(1e-15));
        assertThat(parameters.values("head.bias")[0]).isEqualTo(5);
    }

    @Test
    void longGradientsAreShortenedAndShortOnesAreNot() {
        Parameters once = parameters.copy();
        Parameters twice = parameters.copy();
        gradients.values("head.bias")[0] = 30;
        gradients.values("head.bias")[1] = 40;
        Adam free = new Adam(once, 0, 0);
        Adam bound = new Adam(twice, 0, 5);
        bound.step(twice, gradients, 0.1);
        gradients.values("head.bias")[0] = 3;
        gradients.values("head.bias")[1] = 4;
        free.step(once, gradients, 0.1);
        assertThat(twice).isEqualTo(once);
        bound.step(twice, gradients, 0.1);
        free.step(once, gradients, 0.1);
        assertThat(twice).isEqualTo(once);
    }
}
