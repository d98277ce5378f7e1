package org.insula.pipeline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.insula.atlas.Region;
import org.insula.io.FileAccess;
import org.insula.io.InputException;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.model.Precision;
import org.insula.pipeline.saliency.HeldOutExplainer;
import org.insula.pipeline.saliency.Target;
import org.insula.pipeline.sample.Fold;
import org.insula.pipeline.sample.HeldSample;
import org.insula.pipeline.sample.SampleSet;
import org.insula.pipeline.train.Trainer;
import org.insula.pipeline.train.TrainingResult;

/**
 * Handwritten digits as a time series: a row of pixels is a frame, a column a region. The published result is a picture;
 * ours has numbers beside it. Saliency is the gradient of the true digit's probability. Immutable; threads may share it.
 */
public final class MnistExperiment {
    private static final int VALIDATION_PARTS = 10;

    private final DigitProtocol protocol;
    private final int rows;
    private final SampleSet samples;
    private final int training;

    private MnistExperiment(DigitProtocol protocol, int rows, SampleSet samples, int training) {
        this.protocol = protocol;
        this.rows = rows;
        this.samples = samples;
        this.training = training;
    }

    /**
     * Reads the pictures.
     *
     * @param folder with the four files of the set, packed or not
     * @throws InputException if a file is missing or damaged, or the two sets differ in size of picture
     */
    public static MnistExperiment read(FileAccess files, String folder, DigitProtocol protocol) {
        DigitSet train = DigitSet.read(files, folder, "train");
        DigitSet test = DigitSet.read(files, folder, "t10k");
        if (train.rows() != test.rows() || train.columns() != test.columns()) {
            throw new InputException(
                    folder,
                    "training pictures of " + train.rows() + " × " + train.columns() + " pixels, test pictures of "
                            + test.rows() + " × " + test.columns(),
                    "take all files from the same set");
        }
        int training = Math.min(train.size(), protocol.training());
        List<HeldSample> samples = new ArrayList<>();
        add(samples, train, "train", training);
        add(samples, test, "test", Math.min(test.size(), protocol.test()));
        return new MnistExperiment(protocol, train.rows(), set(train, samples), training);
    }

    private static void add(List<HeldSample> samples, DigitSet digits, String name, int count) {
        for (int i = 0; i < count; i++) {
            String id = name + i;
            samples.add(HeldSample.of(id, id, id, Map.of(), digits.label(i), 0, digits.rows(), digits.picture(i)));
        }
    }

    private static SampleSet set(DigitSet digits, List<HeldSample> samples) {
        List<String> labels = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        List<Region> columns = IntStream.rangeClosed(1, digits.columns())
                .mapToObj(label -> new Region(label, "column " + label))
                .toList();
        return SampleSet.held(labels, columns, digits.rows(), 1, samples);
    }

    /** Trains a model and explains the test pictures, in this thread alone. */
    public MnistResult run(ModelSpec model, long seed) {
        Fold fold = fold();
        TrainingResult trained = new Trainer(protocol.options()).train(model, samples, fold, seed);
        HeldOutExplainer explainer = new HeldOutExplainer(
                NamedAttribution.published().attribution(seed, trained.model().baseline()),
                Target.TRUE_CLASS,
                Precision.FLOAT32);
        MnistTally tally = new MnistTally(samples, rows);
        explainer.explain(trained.model(), samples, fold.test(), tally::add);
        return tally.result(model.name(), seed, training, trained.curve().size());
    }

    private Fold fold() {
        int learnt = training - training / VALIDATION_PARTS;
        return new Fold(
                0,
                IntStream.range(0, learnt).toArray(),
                IntStream.range(learnt, training).toArray(),
                IntStream.range(training, samples.size()).toArray());
    }
}
