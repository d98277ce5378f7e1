package org.insula.pipeline.simulate;

import java.util.Random;

/**
 * Signal of every region in one run, in percent of its mean: {@code [frame][region]}.
 *
 * <p>{@code y = response + drift + motion leak + global noise + region noise}. The response to a planted task is {@code
 * effect · gain(subject, region) · amplitude(cycle) · block ∗ HRF}, delayed by the subject's own delay; drift is a line
 * and a slow cosine of random weight; motion leaks with random weight a parameter; noise is autoregressive.
 */
final class RunSignals {
    private static final double GAIN_SD = 0.25;
    private static final double AMPLITUDE_SD = 0.2;
    private static final double DELAY_SD_SECONDS = 0.5;
    private static final double DRIFT_PERCENT = 0.8;
    private static final double LEAK_PERCENT_PER_MM = 0.6;
    private static final double GLOBAL_PERCENT = 0.3;
    private static final double CORRELATION = 0.4;

    private final CohortSpec spec;
    private final Random random;
    private final Motion motion;
    private final double[][] signals;

    private RunSignals(CohortSpec spec, SimulatedRun run) {
        this.spec = spec;
        this.random = RandomStream.of(spec.seed(), "signals", run.id());
        this.motion = Motion.draw(RandomStream.of(spec.seed(), "motion", run.id()), spec.frames());
        this.signals = new double[spec.frames()][spec.brain().regions()];
    }

    /** The signals of a run. */
    static RunSignals of(CohortSpec spec, Truth truth, SimulatedRun run) {
        RunSignals made = new RunSignals(spec, run);
        made.addGlobalNoise();
        for (int region = 0; region < spec.brain().regions(); region++) {
            made.addDrift(region);
            made.addMotionLeak(region);
            made.addNoise(region);
        }
        made.addResponses(truth, run);
        return made;
    }

    /** Signal [frame][region] in percent; not a copy. */
    double[][] percent() {
        return signals;
    }

    /** The head motion that leaked into it. */
    Motion motion() {
        return motion;
    }

    private void addGlobalNoise() {
        double[] noise = RandomStream.autoregressive(random, spec.frames(), GLOBAL_PERCENT, CORRELATION);
        for (int frame = 0; frame < spec.frames(); frame++) {
            for (int region = 0; region < signals[frame].length; region++) {
                signals[frame][region] += noise[frame];
            }
        }
    }

    private void addDrift(int region) {
        double slope = DRIFT_PERCENT * random.nextGaussian();
        double wave = DRIFT_PERCENT * random.nextGaussian() / 2;
        double phase = 2 * Math.PI * random.nextDouble();
        for (int frame = 0; frame < spec.frames(); frame++) {
            double place = (double) frame / spec.frames() - 0.5;
            signals[frame][region] += slope * place + wave * StrictMath.cos(2 * Math.PI * place + phase);
        }
    }

    private void addMotionLeak(int region) {
        for (int p = 0; p < Motion.NAMES.length; p++) {
            double weight = LEAK_PERCENT_PER_MM * random.nextGaussian();
            for (int frame = 0; frame < spec.frames(); frame++) {
                signals[frame][region] += weight * motion.millimetres(frame, p);
            }
        }
    }

    private void addNoise(int region) {
        double sd = spec.effects().regionNoisePercent();
        double[] noise = RandomStream.autoregressive(random, spec.frames(), sd, CORRELATION);
        for (int frame = 0; frame < spec.frames(); frame++) {
            signals[frame][region] += noise[frame];
        }
    }

    private void addResponses(Truth truth, SimulatedRun run) {
        Random ofSubject = RandomStream.of(spec.seed(), "subject", run.subject());
        double delay = Math.max(-1, Math.min(1, DELAY_SD_SECONDS * ofSubject.nextGaussian()));
        double[] amplitudes = new double[spec.design().cycles(spec.frames())];
        for (int cycle = 0; cycle < amplitudes.length; cycle++) {
            amplitudes[cycle] = Math.max(0.2, 1 + AMPLITUDE_SD * random.nextGaussian());
        }
        for (PlantedRegion planted : truth.regions()) {
            // Drawn for every region in turn, so that a subject's gain is the same in all of its runs.
            double gain = Math.max(0.2, 1 + GAIN_SD * ofSubject.nextGaussian());
            if (planted.task().equals(run.task()) || planted.task().equals(Truth.EVERY_TASK)) {
                addResponse(planted, spec.effects().responsePercent() * gain, delay, amplitudes);
            }
        }
    }

    private void addResponse(PlantedRegion planted, double percent, double delay, double[] amplitudes) {
        double repetitionTime = spec.repetitionTime();
        for (int frame = 0; frame < spec.frames(); frame++) {
            for (int cycle = 0; cycle < amplitudes.length; cycle++) {
                double seconds = frame * repetitionTime - delay;
                signals[frame][planted.region()] += percent
                        * amplitudes[cycle]
                        * spec.design().response(planted.timing(), cycle, seconds, repetitionTime);
            }
        }
    }
}
