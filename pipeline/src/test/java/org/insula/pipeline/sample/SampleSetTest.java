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
                fourSamples().table(),
                fourSamples().sample(1),
                new StoredValues(new ValuesShape(4, 1, 2), "12ab"),
                MissingRegions.at(70, 0, 69),
                new RunCut(
                        fourSamples().sample(1).source(),
                        2.5,
                        List.of(new CutWindow("event-2", "a", 7, MissingRegions.at(3, 1))),
                        List.of(new Exclusion("run", "event 1", "why")),
                        new RunGaps("run", 2, 1)),
                new Fold(2, new int[] {3, 1}, new int[] {2}, new int[] {0}),
                FoldOptions.withDefaults(7),
                SamplingOptions.byTrialType(9, 5).withTrialTypes(List.of("b", "a")),
                new Cut(fourSamples().table(), List.of(new Exclusion("run", "", "why")), List.of()),
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
        assertThat(permuted.values().of(3)).containsExactly(3, 1);
        assertThat(permuted.table().labelCounts()).containsExactly(2, 2);
    }

    @Test
    void samplesOfARunShareWhatIsKnownOfItWhenSent() throws IOException, ClassNotFoundException {
        SampledRun run = new SampledRun("r", "s", Map.of("site", "x"));
        List<Sample> samples = List.of(
                new Sample("x", run, 0, 0, 1, MissingRegions.at(2)),
                new Sample("y", run, 1, 5, 1, MissingRegions.at(2, 1)));
        SampleTable table = new SampleTable(List.of("a", "b"), Cohorts.regions(2), 1, 2, samples);
        SampleTable sent = (SampleTable) roundTrip(table);
        assertThat(sent.sample(0).source()).isSameAs(sent.sample(1).source());
    }

    @Test
    void holdsCopiesInWhichAnIncompleteRegionIsMissingThroughout() {
        float[] values = {1, 2, 3, Float.NaN};
        HeldSample sample = HeldSample.of("x", "r", "s", Map.of(), 0, 0, 2, values);
        values[0] = 99;
        SampleSet set = SampleSet.held(List.of("a", "b"), Cohorts.regions(2), 2, 2, List.of(sample));
        assertThat(set.values().of(0)).containsExactly(1, Float.NaN, 3, Float.NaN);
        assertThat(set.sample(0).missing()).isEqualTo(MissingRegions.at(2, 1));
    }

    @Test
    void refusesValuesOfAnotherShape() {
        SampleTable table = fourSamples().table();
        HeldSample one = HeldSample.of("x", "r", "s", Map.of(), 0, 0, 1, new float[] {1, 2});
        assertThatThrownBy(() -> new SampleSet(table, new HeldValues(1, 2, List.of(one))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesSamplesOfAnotherShapeOrLabel() {
        HeldSample odd = HeldSample.of("x", "r", "s", Map.of(), 0, 0, 2, new float[] {1, 2, 3, 4});
        HeldSample mislabelled = HeldSample.of("x", "r", "s", Map.of(), 2, 0, 1, new float[] {1, 2});
        for (HeldSample sample : List.of(odd, mislabelled)) {
            assertThatThrownBy(() -> SampleSet.held(List.of("a", "b"), Cohorts.regions(2), 1, 2, List.of(sample)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesTwoSamplesOfTheSameName() {
        HeldSample sample = HeldSample.of("x", "r", "s", Map.of(), 0, 0, 1, new float[] {1, 2});
        assertThatThrownBy(() -> SampleSet.held(List.of("a", "b"), Cohorts.regions(2), 1, 2, List.of(sample, sample)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesFewerThanTwoLabels() {
        assertThatThrownBy(() -> SampleSet.held(List.of(), Cohorts.regions(2), 1, 2, List.of()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no label was found");
    }
}
