package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.insula.io.InputException;
import org.junit.jupiter.api.Test;

class SampleSetTest {

    private static SampleSet fourSamples() {
        return Cohorts.sampleSet(new String[] {"a", "a", "b", "b"}, new int[] {0, 1, 0, 1}, 2);
    }

    @Test
    void survivesSerialisation() throws IOException, ClassNotFoundException {
        List<Serializable> values = List.of(
                fourSamples(),
                fourSamples().sample(1),
                new Fold(2, new int[] {3, 1}, new int[] {2}, new int[] {0}),
                FoldOptions.withDefaults(7),
                SamplingOptions.byTrialType(9, 5).withTrialTypes(List.of("b", "a")),
                new Cut(fourSamples(), List.of(new Exclusion("run", "", "why"))),
                Cohorts.labelledRun(Cohorts.run("1", "t", "1", Map.of()), 3, 2, 2, List.of()));
        for (Serializable value : values) {
            assertThat(roundTrip(value)).isEqualTo(value).hasSameHashCodeAs(value);
        }
    }

    private static Object roundTrip(Serializable value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void isEqualByContent() {
        assertThat(fourSamples()).isEqualTo(fourSamples());
        assertThat(fourSamples()).isNotEqualTo(fourSamples().withLabels(new int[] {1, 0, 0, 1}));
    }

    @Test
    void keepsValuesWhenLabelsAreReplaced() {
        SampleSet permuted = fourSamples().withLabels(new int[] {1, 0, 1, 0});
        assertThat(permuted.sample(0).label()).isEqualTo(1);
        assertThat(permuted.sample(3).value(0, 0)).isEqualTo(3);
        assertThat(permuted.labelCounts()).containsExactly(2, 2);
    }

    @Test
    void handsOutCopies() {
        Sample sample = fourSamples().sample(1);
        sample.values()[0] = 99;
        assertThat(sample.value(0, 0)).isEqualTo(1);
        double[] target = new double[4];
        sample.copyTo(target, 1);
        assertThat(target).containsExactly(0, 1, 1, 0);
    }

    @Test
    void refusesSamplesOfAnotherShapeOrLabel() {
        Sample odd = new Sample("x", "r", "s", Map.of(), 0, 0, 2, new float[] {1, 2, 3, 4});
        Sample mislabelled = new Sample("x", "r", "s", Map.of(), 2, 0, 1, new float[] {1, 2});
        for (Sample sample : List.of(odd, mislabelled)) {
            assertThatThrownBy(() -> new SampleSet(List.of("a", "b"), Cohorts.regions(2), 1, 2, List.of(sample)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesTwoSamplesOfTheSameName() {
        Sample sample = new Sample("x", "r", "s", Map.of(), 0, 0, 1, new float[] {1, 2});
        assertThatThrownBy(() -> new SampleSet(List.of("a", "b"), Cohorts.regions(2), 1, 2, List.of(sample, sample)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesFewerThanTwoLabels() {
        assertThatThrownBy(() -> new SampleSet(List.of(), Cohorts.regions(2), 1, 2, List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no label was found");
    }
}
