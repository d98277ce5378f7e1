package org.insula.pipeline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.insula.pipeline.evaluate.MapAgreement;
import org.insula.pipeline.saliency.Explanation;
import org.insula.pipeline.sample.SampleSet;

/** Gathers what the explanations of digits have in common, one at a time. */
final class MnistTally {
    /** A pixel belongs to the stroke from half of full brightness on. */
    private static final float STROKE = 0.5f;

    private final SampleSet samples;
    private final int rows;
    private final MagnitudeMean saliency;
    private final MagnitudeMean stroke;
    private final MagnitudeMean[] byDigit;
    private final SaliencyPicture[] pictures;
    private final SaliencyPicture[] maps;
    private int count;
    private int right;
    private double auroc;
    private int withStroke;

    MnistTally(SampleSet samples, int rows) {
        int digits = samples.labels().size();
        int size = rows * samples.regions().size();
        this.samples = samples;
        this.rows = rows;
        this.saliency = new MagnitudeMean(size);
        this.stroke = new MagnitudeMean(size);
        this.byDigit = new MagnitudeMean[digits];
        this.pictures = new SaliencyPicture[digits];
        this.maps = new SaliencyPicture[digits];
        for (int digit = 0; digit < digits; digit++) {
            byDigit[digit] = new MagnitudeMean(size);
        }
    }

    void add(Explanation explanation) {
        int digit = samples.sample(explanation.sample()).label();
        float[] picture = samples.values().of(explanation.sample());
        float[] map = explanation.saliency();
        count++;
        right += explanation.predicted() == digit ? 1 : 0;
        saliency.add(map);
        byDigit[digit].add(map);
        addStroke(picture, map);
        if (pictures[digit] == null) {
            pictures[digit] = new SaliencyPicture("a " + digit, rows, picture);
            maps[digit] = new SaliencyPicture("its saliency", rows, magnitude(map));
        }
    }

    private void addStroke(float[] picture, float[] map) {
        boolean[] inStroke = new boolean[picture.length];
        float[] share = new float[picture.length];
        int ranked = 0;
        int matter = 0;
        for (int i = 0; i < picture.length; i++) {
            inStroke[i] = picture[i] >= STROKE;
            share[i] = inStroke[i] ? 1 : 0;
            ranked += Float.isNaN(map[i]) ? 0 : 1;
            matter += inStroke[i] && !Float.isNaN(map[i]) ? 1 : 0;
        }
        stroke.add(share);
        if (matter > 0 && matter < ranked) {
            auroc += MapAgreement.of(map, inStroke).auroc();
            withStroke++;
        }
    }

    private static float[] magnitude(float[] map) {
        float[] magnitude = new float[map.length];
        for (int i = 0; i < map.length; i++) {
            magnitude[i] = Math.abs(map[i]);
        }
        return magnitude;
    }

    MnistResult result(String model, long seed, int training, int epochs) {
        return new MnistResult(
                model,
                seed,
                training,
                count,
                epochs,
                (double) right / count,
                auroc / withStroke,
                byRow(saliency),
                byRow(stroke),
                pictures());
    }

    private List<Double> byRow(MagnitudeMean mean) {
        double[] values = mean.means();
        int columns = values.length / rows;
        double[] sums = new double[rows];
        for (int i = 0; i < values.length; i++) {
            sums[i / columns] += values[i];
        }
        return DoubleStream.of(sums).boxed().toList();
    }

    private List<SaliencyPicture> pictures() {
        List<SaliencyPicture> all = new ArrayList<>();
        for (int digit = 0; digit < pictures.length; digit++) {
            if (pictures[digit] != null) {
                all.add(pictures[digit]);
                all.add(maps[digit]);
                all.add(new SaliencyPicture("mean saliency of " + digit, rows, byDigit[digit].floats()));
            }
        }
        return all;
    }
}
