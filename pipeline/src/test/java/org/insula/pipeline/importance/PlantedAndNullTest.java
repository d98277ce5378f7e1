package org.insula.pipeline.importance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.insula.pipeline.simulate.BlockDesign;
import org.insula.pipeline.simulate.PlantedRegion;
import org.insula.pipeline.simulate.Timing;
import org.insula.pipeline.simulate.Truth;
import org.junit.jupiter.api.Test;

/** The statistics on saliency that is drawn, not computed: what was put in is found, and nothing else is. */
class PlantedAndNullTest {
    private static final int SUBJECTS = 12;
    private static final int FOLDS = 4;
    private static final int FRAMES = 6;
    private static final int REGIONS = 40;
    private static final MapKey KEY = new MapKey("m", "motor");

    /** Exponential noise, times {@code gain} in region 7 at frame 1 and region 20 at frame 4. */
    private static GroupMap map(double gain, long seed) {
        Random random = new Random(seed);
        List<SubjectMap> subjects = new ArrayList<>();
        for (int subject = 0; subject < SUBJECTS; subject++) {
            List<SaliencyRow> rows = new ArrayList<>();
            for (int sample = 0; sample < 4; sample++) {
                for (int training = 0; training < 2; training++) {
                    float[] saliency = new float[FRAMES * REGIONS];
                    for (int i = 0; i < saliency.length; i++) {
                        saliency[i] = (float) Math.log(1 - random.nextDouble());
                    }
                    saliency[REGIONS + 7] *= (float) gain;
                    saliency[4 * REGIONS + 20] *= (float) gain;
                    rows.add(new SaliencyRow(
                            KEY, "s" + subject, "r", "a" + sample, subject % FOLDS, training, FRAMES, saliency));
                }
            }
            subjects.add(SubjectImportance.of(MapKind.SHARE, rows));
        }
        return GroupImportance.of(ImportanceUnit.SUBJECT, subjects);
    }

    @Test
    void findsPlantedRegionsAndTheirFrames() {
        GroupMap map = map(20, 1);
        assertThat(map.intervals().low(7)).isGreaterThan(1.0 / REGIONS);
        assertThat(map.order().subList(0, 2)).containsExactlyInAnyOrder(7, 20);
        assertThat(map.peakFrame(7)).isEqualTo(1);
        assertThat(map.peakFrame(20)).isEqualTo(4);
        assertThat(map.stability().topInFolds()[7]).isEqualTo(1);
        assertThat(map.stability().topInSeeds()[20]).isEqualTo(1);
    }

    @Test
    void tellsHowMuchOfTheTruthIsRecovered() {
        Truth truth = new Truth(
                new BlockDesign(8, 2, 4),
                2,
                List.of(
                        new PlantedRegion("motor", 7, "R7", Timing.EARLY, 2, 4),
                        new PlantedRegion("motor", 33, "R33", Timing.LATE, 6, 8),
                        new PlantedRegion("social", 20, "R20", Timing.LATE, 6, 8),
                        new PlantedRegion(Truth.EVERY_TASK, 3, "R3", Timing.SUSTAINED, 3, 8)));
        TruthRecovery recovery = TruthRecovery.of(map(20, 1), truth, OptionalInt.of(2));

        assertThat(recovery.planted()).isEqualTo(2);
        assertThat(recovery.found()).isEqualTo(1);
        assertThat(recovery.found(Timing.EARLY)).isEqualTo(1);
        assertThat(recovery.planted(Timing.LATE)).isEqualTo(1);
        assertThat(recovery.found(Timing.LATE)).isZero();
        // Samples start in frame 2 of the cycle, so their frame 1 is the cycle's frame 3.
        assertThat(recovery.onTime(Timing.EARLY)).isEqualTo(1);
        assertThat(recovery.telling()).isEqualTo(3);
        assertThat(recovery.tellingFound()).isEqualTo(2);
        TruthRecovery untimed = TruthRecovery.of(map(20, 1), truth, OptionalInt.empty());
        assertThat(untimed.onTime(Timing.EARLY)).isZero();
        assertThat(untimed.frameOrder().auroc()).isNaN();

        // Of the two planted regions one leads 38 others; of the two top ones one is planted.
        assertThat(recovery.order().precisionAtK()).isEqualTo(0.5);
        assertThat(recovery.order().auroc()).isBetween(0.5, 1.0);
        assertThat(recovery.order().baseRate()).isEqualTo(2 / 40.0);
        // Region 7 in frames 0 and 1, region 33 in 4 and 5, of which only 7 in 1 stands out.
        assertThat(recovery.frameOrder().baseRate()).isEqualTo(4 / 240.0);
        assertThat(recovery.frameOrder().precisionAtK()).isEqualTo(0.25);
    }
}
