package org.insula.jobs.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.insula.jobs.report.BrainPicture;
import org.insula.jobs.report.ConfusionMatrix;
import org.insula.jobs.report.Decoding;
import org.insula.jobs.report.FoldScore;
import org.insula.jobs.report.LabelMap;
import org.insula.jobs.report.ModelReport;
import org.insula.jobs.report.PlantedRegion;
import org.insula.jobs.report.Recovery;
import org.insula.jobs.report.RegionImportance;
import org.insula.jobs.report.ReportData;
import org.insula.jobs.report.RunSummary;
import org.insula.jobs.report.TimeCourse;
import org.insula.jobs.report.TrustReport;
import org.insula.jobs.report.TruthReport;
import org.insula.pipeline.evaluate.ChanceResult;
import org.insula.pipeline.importance.GroupMap;
import org.insula.pipeline.importance.Summary;
import org.insula.pipeline.inference.Findings;
import org.insula.pipeline.provenance.SoftwareVersion;
import org.insula.pipeline.sample.SampleTable;
import org.insula.pipeline.simulate.Truth;
import org.insula.pipeline.statistics.Intervals;

/** Turns the result of a study into what the report shows. */
public final class StudyReport {
    private final StudyResult study;

    private StudyReport(StudyResult study) {
        this.study = study;
    }

    /** The report's data. */
    public static ReportData of(StudyResult study) {
        return new StudyReport(study).data();
    }

    private ReportData data() {
        Optional<TrustReport> trust = StudyTrustReport.of(study);
        return new ReportData(
                        "Region importance from task fMRI",
                        summary(),
                        study.atlas().regions(),
                        study.models().stream().map(StudyReport::model).toList(),
                        study.atlas().painted().map(atlas -> new BrainPicture(atlas, study.background())),
                        study.truth().map(this::truth),
                        trust,
                        StudyMethods.of(study.config(), study.atlas()),
                        study.configurationYaml())
                .with(StudyAnswer.of(study, trust));
    }

    private RunSummary summary() {
        SampleTable samples = study.samples();
        return new RunSummary(
                samples.subjects().size(),
                samples.runs(),
                samples.size(),
                samples.labels(),
                samples.frames(),
                samples.repetitionTime(),
                study.config().training().folds().group(),
                study.atlas().name(),
                study.used(),
                study.leftOut(),
                study.config().training().folds().seed(),
                "Insula " + SoftwareVersion.current());
    }

    private static ModelReport model(ModelResult model) {
        List<FoldScore> scores = model.networks().stream()
                .map(network -> new FoldScore(
                        network.fold(),
                        network.seed(),
                        network.performance().total(),
                        network.performance().accuracy(),
                        network.performance().balancedAccuracy()))
                .toList();
        return new ModelReport(
                model.model(),
                decoding(model),
                scores,
                ConfusionMatrix.of(model.performance().confusion()),
                model.maps().stream()
                        .map(map -> labelMap(map, model.controls().findings()))
                        .toList());
    }

    private static Decoding decoding(ModelResult model) {
        ChanceResult chance = model.chance();
        List<double[]> byGroup = model.groups().stream()
                .map(group -> new double[] {group.accuracy()})
                .toList();
        return new Decoding(
                chance.accuracy(),
                Summary.of(byGroup).se(0),
                chance.chance(),
                chance.pValue(),
                chance.groups(),
                chance.aboveChance() ? Decoding.Verdict.ABOVE_CHANCE : Decoding.Verdict.NOT_ABOVE_CHANCE);
    }

    private static LabelMap labelMap(GroupMap map, Findings findings) {
        double[] familyWise = findings.familyWise(map.key().label());
        Summary summary = map.regions();
        Intervals intervals = map.intervals();
        int[] ranks = map.ranks();
        double[] foldStability = map.stability().topInFolds();
        double[] seedStability = map.stability().topInSeeds();
        List<RegionImportance> regions = new ArrayList<>();
        for (int i = 0; i < summary.cells(); i++) {
            regions.add(new RegionImportance(
                    summary.mean(i),
                    summary.sd(i),
                    summary.se(i),
                    intervals.low(i),
                    intervals.high(i),
                    summary.n(i),
                    ranks[i],
                    foldStability[i],
                    seedStability[i],
                    familyWise[i]));
        }
        return new LabelMap(
                map.key().label(),
                SaliencyWords.meaning(map.kind()),
                map.members().size(),
                regions,
                timeCourse(map),
                Arrays.stream(map.byFrame().mean()).boxed().toList());
    }

    private static TimeCourse timeCourse(GroupMap map) {
        int regions = map.regions().cells();
        double[][] values = new double[map.frames()][regions];
        for (int frame = 0; frame < values.length; frame++) {
            for (int region = 0; region < regions; region++) {
                values[frame][region] = map.cells().mean(frame * regions + region);
            }
        }
        return TimeCourse.of(values);
    }

    private TruthReport truth(Truth truth) {
        List<PlantedRegion> planted = truth.telling().stream()
                .map(region -> new PlantedRegion(
                        region.task(), region.region(), region.timing().text()))
                .toList();
        List<Recovery> recoveries = study.models().stream()
                .flatMap(model -> new Recoveries(truth, study.config().samples()).byLabel(model).stream())
                .toList();
        return new TruthReport(planted, recoveries);
    }
}
