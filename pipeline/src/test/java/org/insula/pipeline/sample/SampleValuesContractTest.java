package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.insula.io.LocalFiles;
import org.insula.pipeline.model.Scaler;

/** What every source of values keeps to; the same samples from the heap and from files mapped in pieces of any size. */
class SampleValuesContractTest {
    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("insula-values-test");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        new LocalFiles().delete(folder.toString());
    }

    /** One data set behind several sources; the first holds it on the heap. */
    private static List<SampleSet> sources(int samples, int frames, int regions, long segment, long seed)
            throws IOException {
        SampleSet held = held(samples, frames, regions, seed);
        List<SampleSet> sources = new ArrayList<>(List.of(held));
        Path file = Files.createTempFile(folder, "values", ".npy");
        StoredValues stored = ValuesFile.write(
                new LocalFiles(), file.toString(), held.values().shape(), out -> {
                    for (int sample = 0; sample < samples; sample++) {
                        ValuesFile.put(held.values().of(sample), out);
                    }
                });
        for (long bytes : new long[] {segment, 1L << 30}) {
            sources.add(new SampleSet(held.table(), MappedValues.map(file, stored, bytes)));
        }
        sources.add(new SampleSet(
                held.table(), new LocalValues("", () -> folder).open(new LocalFiles(), file.toString(), stored)));
        Files.delete(file);
        return sources;
    }

    private static SampleSet held(int samples, int frames, int regions, long seed) {
        Random random = new Random(seed);
        List<HeldSample> held = new ArrayList<>();
        for (int sample = 0; sample < samples; sample++) {
            float[] values = new float[frames * regions];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(8) == 0 ? Float.NaN : (float) random.nextGaussian();
            }
            held.add(HeldSample.of("s" + sample, "r", "x", Map.of(), sample % 2, 0, frames, values));
        }
        return SampleSet.held(List.of("a", "b"), Cohorts.regions(regions), frames, 1, held);
    }

    @Property(tries = 100)
    void everySourceHasTheSameValues(
            @ForAll @IntRange(min = 1, max = 12) int samples,
            @ForAll @IntRange(min = 1, max = 40) int frames,
            @ForAll @IntRange(min = 1, max = 60) int regions,
            @ForAll @IntRange(min = 1, max = 20_000) int segment,
            @ForAll long seed)
            throws IOException {
        List<SampleSet> sources = sources(samples, frames, regions, segment, seed);
        for (SampleSet source : sources) {
            assertThat(source.values().shape()).isEqualTo(new ValuesShape(samples, frames, regions));
            for (int sample = 0; sample < samples; sample++) {
                float[] expected = sources.get(0).values().of(sample);
                assertThat(source.values().of(sample)).isEqualTo(expected);
                assertThat(MissingRegions.of(expected, regions))
                        .isEqualTo(source.sample(sample).missing());
                double[] target = new double[expected.length + 3];
                Arrays.fill(target, 7);
                source.values().copyTo(sample, target, 2);
                assertThat(target).startsWith(7, 7).endsWith(7);
                for (int i = 0; i < expected.length; i++) {
                    assertThat(target[i + 2]).isEqualTo(Double.valueOf(expected[i]));
                }
            }
        }
    }

    @Property(tries = 30)
    void everySourceGivesTheSameScalerAndBatch(
            @ForAll @IntRange(min = 1, max = 9) int samples,
            @ForAll @IntRange(min = 1, max = 5_000) int segment,
            @ForAll long seed)
            throws IOException {
        List<SampleSet> sources = sources(samples, 7, 5, segment, seed);
        int[] all = new int[samples];
        Arrays.setAll(all, i -> samples - 1 - i);
        Scaler expected = Scaler.fit(sources.get(0), all);
        for (SampleSet source : sources) {
            assertThat(Scaler.fit(source, all)).isEqualTo(expected);
            assertThat(expected.batch(source, all, 0, samples).values())
                    .isEqualTo(expected.batch(sources.get(0), all, 0, samples).values());
        }
    }

    @Property(tries = 20)
    void whatIsHandedOutIsACopyAndPlacesOutsideAreRefused(
            @ForAll @IntRange(min = 1, max = 5) int samples, @ForAll @IntRange(min = 1, max = 400) int segment)
            throws IOException {
        for (SampleSet source : sources(samples, 3, 4, segment, 1)) {
            SampleValues values = source.values();
            float[] before = values.of(0);
            values.of(0)[1] = 99;
            assertThat(values.of(0)).isEqualTo(before);
            for (int outside : new int[] {-1, samples, Integer.MAX_VALUE}) {
                assertThatThrownBy(() -> values.of(outside)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> values.copyTo(outside, new double[12], 0))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
            double[] untouched = new double[12];
            assertThatThrownBy(() -> values.copyTo(0, untouched, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> values.copyTo(0, untouched, -1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThat(untouched).containsOnly(0);
        }
    }
}
