package org.insula.pipeline.saliency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.insula.pipeline.model.Close.assertClose;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.insula.pipeline.model.Baseline;
import org.insula.pipeline.model.Network;
import org.insula.pipeline.model.ReferenceModel;
import org.insula.pipeline.model.SequenceBatch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares sensitivity, contribution and pattern of every class with values computed by other software, one file per
 * model kind.
 */
class ReferenceAttributionTest {
    private static final double TOLERANCE = 1e-9;

    @TestFactory
    Stream<DynamicTest> agreesWithEveryReferenceFile() throws IOException {
        Path folder = Path.of(System.getProperty("insula.fixtures.attribution", "../shared/fixtures/attribution"));
        assumeTrue(Files.isDirectory(folder), "no reference attributions in " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".json"))
                    .sorted()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> new Case(file).check()))
                    .toList()
                    .stream();
        }
    }

    /** One file. */
    private static final class Case {
        private final JsonNode json;
        private final ReferenceModel reference;
        private final Network network;
        private final SequenceBatch batch;
        private final int size;

        Case(Path file) throws IOException {
            json = new ObjectMapper().readTree(file.toFile());
            reference = ReferenceModel.of(json);
            network = reference.network();
            batch = reference.batch();
            size = batch.frames() * batch.regions();
        }

        void check() {
            Baseline baseline = Baseline.of(reference.expected("baseline"));
            int steps = json.path("steps").intValue();
            assertThat(json.path("rule").textValue()).isEqualTo("midpoint");
            double[] contributions = byClass(SaliencyMethod.contribution(steps, PathAveraged.Rule.MIDPOINT, baseline));
            SequenceBatch start = new SequenceBatch(baseline.values(), 1, batch.frames(), batch.regions());
            compare("centredLogits", centredLogits(batch));
            compare("centredLogitsAtBaseline", centredLogits(start));
            compare("gradient", byClass(SaliencyMethod.SENSITIVITY.attribution(Score.PROBABILITY, 1, baseline)));
            compare("contribution", contributions);
            compare("pattern", pattern());
            checkMeanOwn(contributions);
        }

        private void compare(String key, double[] actual) {
            assertClose(key, actual, reference.expected(key), TOLERANCE);
        }

        private double[] centredLogits(SequenceBatch samples) {
            return Score.CENTRED_LOGIT.all(network.newPass().forward(samples), samples.samples(), network.classes());
        }

        /** The attribution of every class, {@code [sample][class][frame][region]}. */
        private double[] byClass(Attribution attribution) {
            double[] all = new double[batch.samples() * network.classes() * size];
            for (int c = 0; c < network.classes(); c++) {
                int[] classes = new int[batch.samples()];
                Arrays.fill(classes, c);
                double[] own = attribution.attribute(network.newPass(), batch, classes);
                for (int sample = 0; sample < batch.samples(); sample++) {
                    System.arraycopy(own, sample * size, all, (sample * network.classes() + c) * size, size);
                }
            }
            return all;
        }

        private double[] pattern() {
            int classes = network.classes();
            double[] scores = centredLogits(batch);
            Pattern pattern = new Pattern(size, classes);
            for (int i = 0; i < batch.samples(); i++) {
                pattern.addToMeans(sample(i), Arrays.copyOfRange(scores, i * classes, (i + 1) * classes));
            }
            double[] mean = new double[classes * size];
            for (int i = 0; i < batch.samples(); i++) {
                for (int c = 0; c < classes; c++) {
                    double[] terms = pattern.terms(sample(i), c, scores[i * classes + c]);
                    for (int place = 0; place < size; place++) {
                        mean[c * size + place] += terms[place] / batch.samples();
                    }
                }
            }
            return mean;
        }

        private double[] sample(int sample) {
            return Arrays.copyOfRange(batch.values(), sample * size, (sample + 1) * size);
        }

        private void checkMeanOwn(double[] contributions) {
            int[] labels = reference.labels();
            for (int c = 0; c < network.classes(); c++) {
                JsonNode expected = json.path("meanOwnContribution").path(c);
                double[] mean = new double[size];
                long count = count(labels, c);
                for (int sample = 0; sample < labels.length; sample++) {
                    for (int place = 0; labels[sample] == c && place < size; place++) {
                        mean[place] += contributions[(sample * network.classes() + c) * size + place] / count;
                    }
                }
                assertThat(expected.isNull()).isEqualTo(count == 0);
                if (count > 0) {
                    assertClose("meanOwnContribution of " + c, mean, ReferenceModel.numbers(expected), TOLERANCE);
                }
            }
        }

        private static long count(int[] labels, int label) {
            return Arrays.stream(labels).filter(own -> own == label).count();
        }
    }
}
