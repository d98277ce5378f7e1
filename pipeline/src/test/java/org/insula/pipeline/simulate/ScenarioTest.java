package org.insula.pipeline.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.insula.pipeline.sample.SampleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioTest {

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void theSameSeedGivesTheSameSamplesAndAnotherOthers(Scenario scenario) {
        assertThat(scenario.draw(3).samples()).isEqualTo(scenario.draw(3).samples());
        assertThat(scenario.draw(3).samples()).isNotEqualTo(scenario.draw(4).samples());
        assertThat(Scenario.of(scenario.text())).contains(scenario);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void samplesRespondInRegionsPlantedForTheirLabelOnly(Scenario scenario) {
        ScenarioCohort cohort = scenario.draw(5);
        int regions = cohort.samples().regions().size();
        for (int sample = 0; sample < cohort.samples().size(); sample++) {
            boolean[] planted = cohort.regions(cohort.samples().sample(sample).label());
            boolean[] truth = cohort.responses().get(sample);
            assertThat(IntStream.range(0, truth.length).filter(place -> truth[place]))
                    .allMatch(place -> planted[place % regions]);
        }
        assertThat(cohort.common()).noneMatch(region -> cohort.telling()[region]);
    }

    @Test
    void regionsAreHigherWhereTheyRespondInAlignedBlocks() {
        assertThat(meanWhere(Scenario.ALIGNED.draw(2), true)).isGreaterThan(0.8);
        assertThat(meanWhere(Scenario.UNALIGNED.draw(2), true)).isGreaterThan(0.6);
        assertThat(meanWhere(Scenario.WEAK.draw(2), true)).isBetween(0.2, 0.8);
        assertThat(meanWhere(Scenario.NULL.draw(2), true)).isEqualTo(0, within(0.1));
    }

    @Test
    void noMeanDiffersBetweenTheLabelsOfACombination() {
        ScenarioCohort cohort = Scenario.COMBINATION.draw(2);
        SampleSet samples = cohort.samples();
        double[][] sums = new double[2][samples.regions().size()];
        for (int sample = 0; sample < samples.size(); sample++) {
            float[] values = samples.values().of(sample);
            for (int i = 0; i < values.length; i++) {
                sums[samples.sample(sample).label()][i % sums[0].length] += values[i];
            }
        }
        double perLabel = samples.size() / 2.0 * samples.frames();
        for (int region = 0; region < sums[0].length; region++) {
            assertThat(sums[0][region] / perLabel).isEqualTo(sums[1][region] / perLabel, within(0.09));
        }
        // A group responds in half of the samples, for 6 of 24 frames, by 1.2.
        assertThat(sums[0][0] / perLabel).isEqualTo(0.5 * 6 / 24 * 1.2, within(0.06));
        assertThat(sums[0][40] / perLabel).isEqualTo(0, within(0.06));
    }

    private static double meanWhere(ScenarioCohort cohort, boolean responds) {
        double sum = 0;
        int count = 0;
        for (int sample = 0; sample < cohort.samples().size(); sample++) {
            float[] values = cohort.samples().values().of(sample);
            for (int i = 0; i < values.length; i++) {
                if (cohort.responses().get(sample)[i] == responds) {
                    sum += values[i];
                    count++;
                }
            }
        }
        return sum / count;
    }
}
