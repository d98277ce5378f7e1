package org.insula.pipeline.glm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.insula.atlas.Region;
import org.insula.atlas.RegionSeries;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.SignalCleaner;
import org.insula.atlas.clean.TemporalFilter;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.KeptFrames;
import org.insula.atlas.confounds.RunConfounds;
import org.insula.io.MemoryFiles;
import org.insula.io.bids.Confounds;
import org.insula.io.bids.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelEffectsTest {
    private static final int FRAMES = 160;
    private static final List<String> LABELS = List.of("a", "b");
    private static final GlmOptions OPTIONS = GlmOptions.withDefaults();

    private static List<Event> events(String... types) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            events.add(new Event(10 + 30 * i, 12, types[i % types.length]));
        }
        return events;
    }

    /** One region of noise that drifts and follows its events: 3 for a, 1 for b. */
    private static RegionSeries series(long seed, List<Event> events, double[] confound) {
        Random random = new Random(seed);
        Design design = Design.of(events, FRAMES, 2, OPTIONS);
        double[][] rows = design.rows();
        double[][] values = new double[FRAMES][1];
        for (int frame = 0; frame < FRAMES; frame++) {
            values[frame][0] = 50 + 0.1 * frame + random.nextGaussian() + 4 * confound[frame];
            for (int c = 0; c < design.conditions().size(); c++) {
                values[frame][0] += (design.conditions().get(c).equals("a") ? 3 : 1) * rows[frame][c];
            }
        }
        return new RegionSeries("run", List.of(new Region(1, "R")), 2, values, new double[] {1});
    }

    /** A confound that rises whenever an event is on, so that cleaning takes a part of the response. */
    private static double[] confound(List<Event> events) {
        double[][] rows = Design.of(events, FRAMES, 2, OPTIONS).rows();
        Random random = new Random(99);
        double[] confound = new double[FRAMES];
        Arrays.setAll(confound, frame -> 0.5 * rows[frame][0] + random.nextGaussian());
        return confound;
    }

    private static RunConfounds table(double[] confound) {
        StringBuilder tsv = new StringBuilder("noise\n");
        Arrays.stream(confound).forEach(value -> tsv.append(value).append('\n'));
        MemoryFiles files = new MemoryFiles().with("/c.tsv", tsv.toString());
        return RunConfounds.of(Confounds.read(files, "/c.tsv"));
    }

    private static RegionEffects effects(
            RegionSeries series, Cleaning cleaning, RunConfounds confounds, GlmOptions how) {
        SignalCleaner cleaner = new SignalCleaner(cleaning);
        RegionSeries clean = cleaner.clean(series, confounds);
        return LabelEffects.of(clean, events("a", "b"), LABELS, how, cleaner.removed(clean, confounds))
                .effects("a", Contrast.OTHERS)
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(NoiseModel.class)
    void cleanedSeriesGiveTheEffectsOfRawOnesWithEverythingInTheDesign(NoiseModel noise) {
        List<Event> events = events("a", "b");
        double[] confound = confound(events);
        RegionSeries raw = series(1, events, confound);
        Cleaning cleaning = Cleaning.none()
                .withDetrend(Detrend.LINEAR)
                .with(TemporalFilter.cosine(0.01))
                .with(ConfoundStrategy.none().withColumns(List.of("noise")));
        double[] trend = new double[FRAMES];
        Arrays.setAll(trend, frame -> frame);
        Design full = Design.of(events, FRAMES, 2, OPTIONS)
                .withConfounds(List.of("noise", "trend"), List.of(confound, trend));
        RegionEffects expected = RunGlm.fit(raw.values(), full, noise)
                .effects(full.weights(Contrast.OTHERS, "a", LABELS).orElseThrow());
        RegionEffects found = effects(raw, cleaning, table(confound), OPTIONS.with(noise));
        assertThat(found.effect()[0]).isEqualTo(expected.effect()[0], within(1e-8));
        assertThat(found.t()[0]).isEqualTo(expected.t()[0], within(1e-8));
        assertThat(found.degreesOfFreedom()).containsExactly(expected.degreesOfFreedom());
    }

    @Test
    void regressorsGoThroughTheFilterOfTheSeries() {
        List<Event> events = events("a", "b");
        RegionSeries raw = series(2, events, new double[FRAMES]);
        Cleaning filtered = Cleaning.none().withDetrend(Detrend.LINEAR).with(TemporalFilter.butterworth(0.02, 0.1));
        RegionEffects found = effects(raw, filtered, RunConfounds.none(), OPTIONS);
        // The events come every 30 s, beyond which the filter leaves a part of the response; 3 - 1 was put in.
        assertThat(found.effect()[0]).isEqualTo(2, within(0.8));
    }

    @Test
    void scrubbedFramesTakeNoPart() {
        List<Event> events = events("a", "b");
        double[] confound = confound(events);
        boolean[] kept = new boolean[FRAMES];
        for (int frame = 0; frame < FRAMES; frame++) {
            kept[frame] = frame % 20 != 7;
        }
        RunConfounds confounds = table(confound).withKept(KeptFrames.of(kept));
        RegionSeries raw = series(3, events, confound);
        double[][] spoilt = raw.values();
        spoilt[7][0] = 1e6;
        Cleaning cleaning = Cleaning.none().with(ConfoundStrategy.none().withColumns(List.of("noise")));
        RegionEffects one = effects(raw, cleaning, confounds, OPTIONS);
        RegionEffects other = effects(raw.withValues(spoilt), cleaning, confounds, OPTIONS);
        assertThat(other.effect()).containsExactly(one.effect());
        assertThat(one.effect()[0]).isEqualTo(2, within(1.0));
    }

    private static LabelEffects run(long seed, List<Event> events) {
        RegionSeries series = series(seed, events, new double[FRAMES]);
        return LabelEffects.of(
                series,
                events,
                LABELS,
                OPTIONS,
                new SignalCleaner(Cleaning.none()).removed(series, RunConfounds.none()));
    }

    @Test
    void labelsInRunsOfTheirOwnAreComparedByTheirEffectsAgainstRest() {
        LabelEffects a = run(4, events("a"));
        LabelEffects b = run(5, events("b"));
        assertThat(a.effects("a", Contrast.OTHERS)).isEmpty();
        assertThat(a.effects("b", Contrast.REST)).isEmpty();
        LabelEffects subject = LabelEffects.over(List.of(a, b));
        double restA = a.effects("a", Contrast.REST).orElseThrow().effect()[0];
        double restB = b.effects("b", Contrast.REST).orElseThrow().effect()[0];
        RegionEffects others = subject.effects("a", Contrast.OTHERS).orElseThrow();
        assertThat(others.effect()[0]).isEqualTo(restA - restB, within(1e-12));
        assertThat(restA - restB).isEqualTo(2, within(1.0));
        double variance = a.effects("a", Contrast.REST).orElseThrow().variance()[0]
                + b.effects("b", Contrast.REST).orElseThrow().variance()[0];
        assertThat(others.variance()[0]).isEqualTo(variance, within(1e-12));
    }

    @Test
    void runsThatHoldBothLabelsArePreferred() {
        LabelEffects both = run(6, events("a", "b"));
        LabelEffects subject = LabelEffects.over(List.of(run(7, events("a")), both));
        assertThat(subject.effects("a", Contrast.OTHERS).orElseThrow().effect())
                .containsExactly(
                        both.effects("a", Contrast.OTHERS).orElseThrow().effect(), within(1e-12));
    }

    @Test
    void otherTrialTypesAreModelledUnlessTheyAreRest() {
        List<Event> withCue = events("a", "b", "cue");
        List<Event> withRest = new ArrayList<>(events("a", "b"));
        withRest.add(new Event(0, 10, "Rest"));
        LabelEffects plain = run(8, events("a", "b"));
        RegionSeries series = series(8, events("a", "b"), new double[FRAMES]);
        LabelEffects rest = LabelEffects.of(
                series,
                withRest,
                LABELS,
                OPTIONS,
                new SignalCleaner(Cleaning.none()).removed(series, RunConfounds.none()));
        assertThat(rest.effects("a", Contrast.REST).orElseThrow().effect())
                .containsExactly(plain.effects("a", Contrast.REST).orElseThrow().effect());
        assertThat(run(8, withCue).effects("a", Contrast.REST).orElseThrow().degreesOfFreedom()[0])
                .isEqualTo(plain.effects("a", Contrast.REST).orElseThrow().degreesOfFreedom()[0] - 1);
    }

    @Test
    void runWithoutEventsOfALabelIsRefused() {
        assertThatThrownBy(() -> run(9, events("cue"))).hasMessageContaining("no event of one of the labels [a, b]");
    }

    @Test
    void spellingsOfALabelAreOneCondition() {
        LabelEffects plain = run(8, events("a", "b"));
        RegionSeries series = series(8, events("a", "b"), new double[FRAMES]);
        LabelEffects spelt = LabelEffects.of(
                series,
                events("A", "b ", "a", "B"),
                LABELS,
                OPTIONS,
                new SignalCleaner(Cleaning.none()).removed(series, RunConfounds.none()));
        assertThat(spelt.effects("a", Contrast.OTHERS).orElseThrow().effect())
                .containsExactly(
                        plain.effects("a", Contrast.OTHERS).orElseThrow().effect());
    }

    @Test
    void anEventInAnotherSpellingCountsOnce() {
        List<Event> events = events("a", "b");
        RegionSeries series = series(3, events, new double[FRAMES]);
        List<Event> twice = new ArrayList<>(events);
        events.forEach(event -> twice.add(new Event(
                event.onset(), event.duration(), " " + event.trialType().toUpperCase(Locale.ROOT))));

        assertThat(effect(series, twice)).isEqualTo(effect(series, events));
    }

    private static double effect(RegionSeries series, List<Event> events) {
        return LabelEffects.of(
                        series,
                        events,
                        LABELS,
                        OPTIONS,
                        new SignalCleaner(Cleaning.none()).removed(series, table(new double[FRAMES])))
                .effects("a", Contrast.OTHERS)
                .orElseThrow()
                .effect()[0];
    }
}
