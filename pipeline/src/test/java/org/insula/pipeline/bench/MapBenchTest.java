package org.insula.pipeline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.insula.pipeline.model.ModelSpec;
import org.insula.pipeline.sample.FoldOptions;
import org.insula.pipeline.simulate.Scenario;
import org.insula.pipeline.train.TrainingOptions;
import org.junit.jupiter.api.Test;

class MapBenchTest {
    private static final MapProtocol PROTOCOL = new MapProtocol(
            TrainingOptions.defaults().withEpochs(1).withBatch(16),
            FoldOptions.withDefaults(0).withFolds(2),
            19,
            0);
    private static final MapCell WEAK = new MapCell(Scenario.WEAK, Optional.of(ModelSpec.linearMean()));
    private static final MapCell MEANS = new MapCell(Scenario.ALIGNED, Optional.empty());

    @Test
    void classMeansFindWhatIsPlantedInAlignedBlocks() {
        CohortScores scores = new MapBench(PROTOCOL).run(MEANS, 3);
        MapScore means = scores.maps().get(0);
        assertThat(means.values().get(MapMetric.REGIONS_AUPRC)).isGreaterThan(0.95);
        assertThat(means.values().get(MapMetric.FRAMES_AUPRC)).isGreaterThan(0.8);
        assertThat(means.values().get(MapMetric.ACCURACY)).isNaN();
        FindingTally tally = scores.findings().orElseThrow().tally();
        assertThat(tally.all())
                .isEqualTo(Map.of(
                        RegionRole.PLANTED, 18, RegionRole.OTHER, 36, RegionRole.COMMON, 12, RegionRole.EMPTY, 234));
        assertThat(tally.important().get(RegionRole.PLANTED)).isGreaterThan(15);
    }

    @Test
    void decodersHaveAScorePerMapAndTheSameAgainWhateverTheThreads() {
        long[] seeds = {3, 4};
        List<String> told = new ArrayList<>();
        MapBenchRun one = new MapBenchRun(new MapBench(PROTOCOL), List.of(WEAK), seeds, 1);
        one.run(told::add, run -> {});
        MapBenchRun two = new MapBenchRun(new MapBench(PROTOCOL), List.of(WEAK), seeds, 2);
        two.run(progress -> {}, run -> {});
        assertThat(one.lines()).isEqualTo(two.lines());
        assertThat(one.maps().table())
                .usingRecursiveComparison()
                .isEqualTo(two.maps().table());
        assertThat(told).hasSize(2).allMatch(line -> line.startsWith("weak, linear-mean, cohort "));
        assertThat(one.maps().rows()).extracting(MapTable.Row::map).containsExactlyElementsOf(BenchedMap.ofDecoders());
        assertThat(one.maps().rows())
                .allMatch(row -> row.cohorts() == 2)
                .allMatch(row -> row.low(MapMetric.ACCURACY) <= row.mean(MapMetric.ACCURACY))
                .allMatch(row -> row.high(MapMetric.ACCURACY) >= row.mean(MapMetric.ACCURACY));
        assertThat(one.findings().orElseThrow().rows().get(0).cohorts()).isEqualTo(2);
    }

    @Test
    void withoutPermutationsNothingIsTested() {
        MapProtocol untested = new MapProtocol(PROTOCOL.training(), PROTOCOL.folds(), 0, 0);
        assertThat(new MapBench(untested).run(WEAK, 3).findings()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MapProtocol(PROTOCOL.training(), PROTOCOL.folds(), -1, 0));
    }

    @Test
    void everyColumnOfTheTablesIsDescribed() {
        MapBenchRun run = new MapBenchRun(new MapBench(PROTOCOL), List.of(MEANS), new long[] {3}, 1);
        run.run(progress -> {}, done -> {});
        assertThat(run.maps().table().columns())
                .containsExactlyElementsOf(MapTable.columns().keySet());
        assertThat(run.findings().orElseThrow().table().columns())
                .containsExactlyElementsOf(FindingTable.columns().keySet());
        assertThat(run.maps().table().cell(0, "model")).isEqualTo("none");
        assertThat(run.maps().table().cell(0, "map")).isEqualTo("class-means");
    }
}
