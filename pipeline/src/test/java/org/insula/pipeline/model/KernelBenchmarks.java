package org.insula.pipeline.model;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.insula.pipeline.bench.TrainingShape;
import org.insula.pipeline.sample.SampleSet;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds of the kernels that training spends its time in, in single precision, for one shard of 25 samples: not
 * tests, but benchmarks for the profile {@code jmh}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmarks {
    private static final int SAMPLES = 25;

    /** The name of the size, as {@code insula bench train} lists them. */
    @Param({"synthetic", "whole-brain"})
    public String shape;

    private TrainingShape size;
    private SampleSet data;
    private Scaler scaler;
    private int[] indices;
    private double[] standardised;
    private float[] frameByFrame;
    private SequenceBatch batch;
    private Network network;
    private NetworkPass pass;
    private Parameters gradients;
    private double[] logitGradient;
    private PrefixAttention32 prefix;
    private Activations32 input;
    private Activations32 scores;
    private Activations32 meanGradient;
    private Dropout32 dropout;
    private final Squashing32 squashing = new Squashing32();
    private float[] hidden;

    /** Makes the data and runs everything once. */
    @Setup
    public void prepare() {
        size = TrainingShape.usual().stream()
                .filter(one -> one.name().equals(shape))
                .findFirst()
                .orElseThrow()
                .withSamples(SAMPLES);
        data = size.data();
        indices = size.fold().train();
        scaler = Scaler.fit(data, indices);
        standardised = new double[SAMPLES * size.frames() * size.regions()];
        frameByFrame = new float[standardised.length];
        batch = scaler.batch(data, indices, 0, SAMPLES, standardised);
        network = Network.create(size.spec(), size.regions(), 2, 1);
        pass = network.newTrainingPass(Precision.FLOAT32, 0.1, new SplittableRandom(1));
        gradients = network.parameters().zerosLike();
        logitGradient = new double[2 * SAMPLES];
        Random random = new Random(1);
        input = noise(random, size.regions());
        scores = noise(random, size.hops());
        meanGradient = noise(random, size.regions());
        prefix = new PrefixAttention32(size.hops(), HopReduction.MEAN, new Products32());
        prefix.forward(scores, input);
        dropout = new Dropout32(1 << 28, new RandomBits(1));
        hidden = new float[SAMPLES * size.hidden()];
        pass.forward(batch);
    }

    private Activations32 noise(Random random, int units) {
        Values32 values = new Values32().resize(size.frames() * SAMPLES, units);
        float[] array = values.fill();
        for (int i = 0; i < array.length; i++) {
            array[i] = (float) random.nextGaussian();
        }
        values.readMemory();
        return new Activations32(values, size.frames(), SAMPLES, units);
    }

    /** Standardises the samples. */
    @Benchmark
    public SequenceBatch standardising() {
        return scaler.batch(data, indices, 0, SAMPLES, standardised);
    }

    /** Lays them out frame by frame, in single precision. */
    @Benchmark
    public float[] layingOut() {
        batch.copyTo(frameByFrame);
        return frameByFrame;
    }

    /** Drops a part of the input. */
    @Benchmark
    public Object dropout() {
        return dropout.forward(input).values().readMemory();
    }

    /** Weighted means of all prefixes. */
    @Benchmark
    public Object prefixMeans() {
        return prefix.forward(scores, input);
    }

    /** The gradient of the means, carried back to the scores. */
    @Benchmark
    public Object prefixScoreGradients() {
        return prefix.scoreGradient(meanGradient);
    }

    /** The hyperbolic tangent of one frame's hidden states. */
    @Benchmark
    public float[] tanh() {
        squashing.tanh(hidden, 0, hidden, 0, hidden.length);
        return hidden;
    }

    /** The whole network forward. */
    @Benchmark
    public double[] forward() {
        return pass.forward(batch);
    }

    /** The gradients of all parameters, after a forward pass. */
    @Benchmark
    public Parameters parameterGradients() {
        pass.addParameterGradients(logitGradient, gradients);
        return gradients;
    }
}
