package org.insula.jobs.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.insula.atlas.Atlas;
import org.insula.atlas.Region;
import org.insula.io.image.Affine;
import org.insula.io.image.Grid;
import org.insula.io.image.Volume;

/**
 * Reports made of invented but plausible numbers: an LSTM that looks at the end and an input-cell LSTM that does not.
 */
public final class ExampleReport {

    static final List<String> MODELS = List.of("lstm", "input-cell-lstm");

    private static final String METHODS = """
            Runs were averaged over the 96 regions of the atlas Demo96; each region's series was detrended and \
            z-scored. Samples of 20 frames were cut from the onset of each block plus 5 s.

            Two networks were trained, an LSTM and an LSTM with input-cell attention (Ismail and others, 2019), in \
            four folds that never split a subject, three seeds each. The best checkpoint was chosen on validation \
            subjects. Saliency is the magnitude of the gradient of the true class's probability with respect to the \
            standardised input of held-out samples.
            """;

    private final int frames;
    private final List<String> labels;
    private final List<String> names;
    private final Random random = new Random(7);
    private MapMeaning meaning =
            new MapMeaning(MapMeaning.Values.SHARES, "share", "Importance is the share of saliency.");

    private ExampleReport(int frames, List<String> labels, List<String> names) {
        this.frames = frames;
        this.labels = labels;
        this.names = names;
    }

    /** Eight conditions, 96 regions, 20 frames; simulated, with a brain. */
    public static ReportData cohort() {
        List<String> labels = List.of("bottle", "cat", "chair", "face", "house", "scissors", "scrambledpix", "shoe");
        return new ExampleReport(20, labels, regionNames(96)).data("Seeing objects: a simulated cohort", 0.62);
    }

    /** The same with signs: a pattern whose regions are partly negative. */
    public static ReportData signed() {
        ExampleReport example = new ExampleReport(20, List.of("cat", "face", "house"), regionNames(96));
        example.meaning = new MapMeaning(
                MapMeaning.Values.SIGNED, "covariance", "Pattern: what activity goes along with the answer?");
        return example.data("Seeing objects: patterns", 0.62);
    }

    /** As many numbers as are asked for. */
    static ReportData large(int labels, int regions, int frames) {
        List<String> names =
                IntStream.range(0, labels).mapToObj(i -> "condition " + i).toList();
        return new ExampleReport(frames, names, regionNames(regions)).data("Large", 0.3);
    }

    /** Every text that comes from outside holds {@code text}. */
    static ReportData hostile(String text) {
        List<String> names = IntStream.range(0, 12).mapToObj(i -> text + i).toList();
        ReportData plain = new ExampleReport(4, List.of(text + "A", text + "B"), names).data(text, 0.8);
        List<ExcludedRun> excluded = List.of(new ExcludedRun(text, text));
        RunSummary summary = new RunSummary(
                2, 4, 8, plain.summary().labels(), 4, 2, text, text, List.of(hostileRun(text)), excluded, 1, text);
        List<ModelReport> models = new ArrayList<>();
        for (ModelReport model : plain.models()) {
            models.add(new ModelReport(
                    text + model.name(), model.decoding(), model.scores(), model.confusion(), model.maps()));
        }
        TruthReport truth = new TruthReport(
                List.of(new PlantedRegion(text + "A", 0, text)), List.of(new Recovery(text, text + "A", 1, 1, 1)));
        List<String> named = models.stream().map(ModelReport::name).toList();
        return new ReportData(
                        text,
                        summary,
                        plain.regions(),
                        models,
                        plain.brain(),
                        Optional.of(truth),
                        Optional.of(ExampleTrust.of(named, summary.labels(), 4, text)),
                        new MethodsText(text, List.of(text)),
                        text)
                .with(glm(summary.labels(), plain.regions().size(), text))
                .with(answer(text, summary.labels(), text));
    }

    /** t of the region of index i for label l: i − 10 l; family-wise p falls with it. */
    private static GlmReport glm(List<String> labels, int regions, String model) {
        List<GlmReport.TMap> maps = new ArrayList<>();
        List<GlmReport.Agreement> agreements = new ArrayList<>();
        for (int l = 0; l < labels.size(); l++) {
            int label = l;
            List<Double> t = IntStream.range(0, regions)
                    .mapToObj(region -> region == 0 ? Double.NaN : region - 10.0 * label)
                    .toList();
            List<Double> p = t.stream().map(value -> Math.exp(-Math.abs(value))).toList();
            List<Double> effect = t.stream().map(value -> value / 8).toList();
            maps.add(new GlmReport.TMap(labels.get(l), effect, t, p));
            agreements.add(new GlmReport.Agreement(model, labels.get(l), 0.25, 3, 10, 0.1));
        }
        return new GlmReport("subjects", 22, 2, maps, agreements);
    }

    private static AnswerReport answer(String model, List<String> labels, String text) {
        AnswerReport.TopRegion region = new AnswerReport.TopRegion(
                text, "-42, 18, 6", "3.4 cm³", "0.12 (0.08 to 0.16)", "0.010", "frame 3 (7.5 s)", true);
        List<AnswerReport.LabelAnswer> answers = labels.stream()
                .map(label -> new AnswerReport.LabelAnswer(label, text, List.of(region, region)))
                .toList();
        return new AnswerReport(model, text, text, text, List.of(text), answers);
    }

    private static UsedRun hostileRun(String text) {
        return new UsedRun(new RunQuality(text, 100, 1, 0.9, List.of(text), List.of(text)), 2, 1, 1);
    }

    private static List<String> regionNames(int regions) {
        String[] places = {"Insula", "Fusiform gyrus", "Lingual gyrus", "Calcarine cortex", "Cuneus", "Precuneus"};
        List<String> names = new ArrayList<>();
        for (int region = 0; region < regions; region++) {
            String side = region % 2 == 0 ? "Left " : "Right ";
            names.add(side + places[region / 2 % places.length] + " " + (1 + region / 2 / places.length));
        }
        return names;
    }

    private ReportData data(String title, double accuracy) {
        List<PlantedRegion> planted = planted();
        List<ModelReport> models = List.of(
                model(MODELS.get(0), 1.0 / labels.size() + 0.01, Decoding.Verdict.NOT_ABOVE_CHANCE, planted),
                model(MODELS.get(1), accuracy, Decoding.Verdict.ABOVE_CHANCE, planted));
        List<Recovery> recoveries = new ArrayList<>();
        for (String model : MODELS) {
            for (String label : labels) {
                recoveries.add(new Recovery(model, label, 3, 6, model.equals("lstm") ? 1 : 3));
            }
        }
        return new ReportData(
                        title,
                        summary(),
                        regions(),
                        models,
                        Optional.of(brain()),
                        Optional.of(new TruthReport(planted, recoveries)),
                        Optional.of(ExampleTrust.of(MODELS, labels, frames, "the region's training mean")),
                        new MethodsText(METHODS, List.of("Ismail AA and others (2019). Input-cell attention.")),
                        "input:\n  bids: cohort\nsamples:\n  label: trialType\n  frames: 20\n  lag: 5\n")
                .with(glm(labels, regions().size(), MODELS.get(0)))
                .with(answer(MODELS.get(1), labels, "A sentence that follows from the numbers."));
    }

    private RunSummary summary() {
        List<ExcludedRun> excluded = List.of(
                new ExcludedRun("sub-07_task-objects_run-2", "truncated after 61 of 121 frames; fetch the file again"));
        return new RunSummary(
                12, 23, 1104, labels, frames, 2.5, "subject", "Demo96", used(), excluded, 42, "Insula 0.1.0");
    }

    private List<UsedRun> used() {
        List<UsedRun> runs = new ArrayList<>();
        for (int run = 0; run < 23; run++) {
            List<String> missing = run % 7 == 3 ? List.of(names.get(names.size() - 1), names.get(0)) : List.of();
            String name = String.format("sub-%02d_task-objects_run-%d", run / 2 + 1, run % 2 + 1);
            double coverage = missing.isEmpty() ? 0.995 : 0.95 - 0.001 * run;
            runs.add(new UsedRun(new RunQuality(name, 121, run % 3, coverage, missing, List.of()), 48, 0, 0));
        }
        return runs;
    }

    private List<PlantedRegion> planted() {
        List<PlantedRegion> planted = new ArrayList<>();
        String[] timings = {"whole block", "early only", "late only"};
        for (int label = 0; label < labels.size(); label++) {
            for (int i = 0; i < 3; i++) {
                planted.add(new PlantedRegion(labels.get(label), (7 * label + 13 * i + 4) % names.size(), timings[i]));
            }
        }
        return planted;
    }

    private ModelReport model(String name, double accuracy, Decoding.Verdict verdict, List<PlantedRegion> planted) {
        double chance = 1.0 / labels.size();
        List<FoldScore> scores = new ArrayList<>();
        for (int fold = 0; fold < 4; fold++) {
            for (int seed = 0; seed < 3; seed++) {
                double score = Math.min(1, Math.max(0, accuracy + 0.04 * random.nextGaussian()));
                scores.add(new FoldScore(fold, 42 + seed, 276, score, score - 0.004));
            }
        }
        double p = verdict == Decoding.Verdict.ABOVE_CHANCE ? 0.00021 : 0.31;
        List<LabelMap> maps =
                labels.stream().map(label -> map(name, label, planted)).toList();
        return new ModelReport(
                name, new Decoding(accuracy, 0.021, chance, p, 12, verdict), scores, confusion(accuracy), maps);
    }

    private ConfusionMatrix confusion(double accuracy) {
        int[][] counts = new int[labels.size()][labels.size()];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                double other = (1 - accuracy) / Math.max(1, counts.length - 1);
                counts[i][j] = (int) Math.round((i == j ? accuracy : other) * (380 + random.nextInt(60)));
            }
        }
        return ConfusionMatrix.of(counts);
    }

    /** The last region is covered in no run. */
    private LabelMap map(String model, String label, List<PlantedRegion> planted) {
        int covered = names.size() - 1;
        double[][] course = new double[frames][names.size()];
        double total = 0;
        for (int frame = 0; frame < frames; frame++) {
            double fade = model.equals("lstm") ? Math.pow(0.6, frames - 1.0 - frame) : 0.8 + 0.2 * frame / frames;
            for (int region = 0; region < covered; region++) {
                course[frame][region] =
                        fade * (0.6 + 0.4 * random.nextDouble()) * strength(label, region, frame, planted);
                total += course[frame][region];
            }
        }
        double[] mean = new double[names.size()];
        mean[covered] = Double.NaN;
        for (double[] row : course) {
            for (int region = 0; region < covered; region++) {
                row[region] = meaning.isSigned() ? row[region] - 1 : row[region] / total;
                mean[region] += row[region];
            }
            row[covered] = Double.NaN;
        }
        List<Double> byFrame = Arrays.stream(course)
                .map(row -> Arrays.stream(row).limit(covered).sum())
                .toList();
        return new LabelMap(label, meaning, 12, rows(mean), TimeCourse.of(course), byFrame);
    }

    private double strength(String label, int region, int frame, List<PlantedRegion> planted) {
        for (PlantedRegion one : planted) {
            if (one.label().equals(label) && one.region() == region) {
                boolean active =
                        switch (one.timing()) {
                            case "early only" -> frame < frames / 2;
                            case "late only" -> frame >= frames / 2;
                            default -> true;
                        };
                return active ? 4 : 1;
            }
        }
        return 1 + 0.3 * Math.sin(region);
    }

    private static List<RegionImportance> rows(double[] mean) {
        List<Integer> order = IntStream.range(0, mean.length)
                .boxed()
                .filter(region -> !Double.isNaN(mean[region]))
                .sorted(Comparator.comparingDouble(region -> -mean[region]))
                .toList();
        List<RegionImportance> rows = new ArrayList<>();
        for (int region = 0; region < mean.length; region++) {
            int rank = order.indexOf(region) + 1;
            double stability = rank == 0 ? Double.NaN : 1.0 / rank;
            rows.add(new RegionImportance(
                    mean[region],
                    mean[region] / 3,
                    mean[region] / 10,
                    0.8 * mean[region],
                    1.2 * mean[region],
                    rank == 0 ? 0 : 12,
                    rank,
                    stability,
                    stability,
                    rank == 0 ? Double.NaN : Math.min(1, 0.02 * rank)));
        }
        return rows;
    }

    /** An ellipsoid whose regions are blocks, with the first axis running from right to left as in many images. */
    private BrainPicture brain() {
        int nx = 50;
        int ny = 60;
        int nz = 46;
        double[] background = new double[nx * ny * nz];
        int[] labelled = new int[nx * ny * nz];
        for (int voxel = 0; voxel < labelled.length; voxel++) {
            double x = (voxel % nx - 24.5) / 22;
            double y = (voxel / nx % ny - 29.5) / 28;
            double z = (voxel / nx / ny - 22.5) / 20;
            double radius = Math.sqrt(x * x + y * y + z * z);
            background[voxel] = radius > 1 ? 0 : 600 + 300 * Math.sin(9 * radius) + 40 * random.nextDouble();
            int block = (x < 0 ? 0 : 1) + 2 * (int) ((y + 1) * 3.99) + 16 * (int) ((z + 1) * 2.99);
            labelled[voxel] = radius > 0.93 || radius < 0.35 ? 0 : 1 + block % names.size();
        }
        Grid grid = new Grid(nx, ny, nz, Affine.of(-3, 0, 0, 73.5, 0, 3, 0, -105, 0, 0, 3, -60));
        Atlas atlas = new Atlas("Demo96", grid, regions(), labelled);
        return new BrainPicture(atlas, Optional.of(new Volume(grid, background)));
    }

    private List<Region> regions() {
        return IntStream.range(0, names.size())
                .mapToObj(region -> new Region(region + 1, names.get(region)))
                .toList();
    }
}
