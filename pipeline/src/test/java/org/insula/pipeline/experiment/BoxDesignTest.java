package org.insula.pipeline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.stream.IntStream;
import org.insula.pipeline.sample.Sample;
import org.junit.jupiter.api.Test;

class BoxDesignTest {

    @Test
    void publishedDesignsCoverTheirShareOfThePlaces() {
        assertThat(BoxDesign.published())
                .extracting(BoxDesign::name)
                .containsExactly(
                        "earlier box", "middle box", "latter box", "mixed boxes", "3 earlier boxes", "3 middle boxes");
        int[] places = {30 * 80, 60 * 60, 30 * 80, 60 * 60, 40 * 90, 40 * 90};
        for (int i = 0; i < places.length; i++) {
            BoxDesign design = BoxDesign.published().get(i);
            for (int placement = 0; placement < design.placements().size(); placement++) {
                assertThat(count(design.reference(placement))).isEqualTo(places[i]);
            }
        }
        assertThat(BoxDesign.published().get(3).placements()).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void rangesAreHalfOpen() {
        boolean[] earlier = BoxDesign.published().get(0).reference(0);
        assertThat(earlier[10]).isTrue();
        assertThat(earlier[29 * 100 + 89]).isTrue();
        assertThat(earlier[9]).isFalse();
        assertThat(earlier[90]).isFalse();
        assertThat(earlier[30 * 100 + 50]).isFalse();
    }

    @Test
    void movingBoxStartsEveryTenFrames() {
        assertThat(BoxDesign.moving())
                .extracting(design -> design.placements().get(0).get(0))
                .containsExactly(
                        new Box(0, 60, 20, 80),
                        new Box(10, 70, 20, 80),
                        new Box(20, 80, 20, 80),
                        new Box(30, 90, 20, 80),
                        new Box(40, 100, 20, 80));
    }

    @Test
    void drawsBalancedSamplesWithMeansOfPlusAndMinusOneInTheBox() {
        BoxSamples boxes = BoxSamples.draw(BoxDesign.published().get(0), 20, 10, 5);
        assertThat(boxes.samples().table().labelCounts()).containsExactly(15, 15);
        assertThat(boxes.fold().train()).hasSize(20);
        assertThat(boxes.fold().validation()).isEmpty();
        assertThat(IntStream.of(boxes.fold().test())
                        .map(i -> boxes.samples().sample(i).label())
                        .sum())
                .isEqualTo(5);
        for (int i = 0; i < 30; i++) {
            Sample sample = boxes.samples().sample(i);
            float[] values = boxes.samples().values().of(i);
            // Standard errors: 1/√2400 inside, 1/√7600 outside.
            assertThat(mean(values, boxes.reference(i), true)).isEqualTo(2 * sample.label() - 1, offset(0.1));
            assertThat(mean(values, boxes.reference(i), false)).isEqualTo(0, offset(0.06));
        }
    }

    @Test
    void mixedBoxesDrawEachSamplesPlacement() {
        BoxSamples boxes = BoxSamples.draw(BoxDesign.published().get(3), 40, 2, 1);
        for (int i = 0; i < 42; i++) {
            Sample sample = boxes.samples().sample(i);
            float[] values = boxes.samples().values().of(i);
            assertThat(mean(values, boxes.reference(i), true)).isEqualTo(2 * sample.label() - 1, offset(0.1));
        }
        assertThat(IntStream.range(0, 42)
                        .mapToObj(i -> List.of(boxes.reference(i)[5 * 100 + 5], boxes.reference(i)[94 * 100 + 94]))
                        .distinct()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void theSameSeedDrawsTheSameSamples() {
        BoxDesign design = BoxDesign.published().get(3);
        assertThat(BoxSamples.draw(design, 4, 2, 3).samples())
                .isEqualTo(BoxSamples.draw(design, 4, 2, 3).samples())
                .isNotEqualTo(BoxSamples.draw(design, 4, 2, 4).samples());
    }

    @Test
    void refusesEmptyBoxes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Box(3, 3, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BoxDesign("none", List.of()));
    }

    private static int count(boolean[] reference) {
        int count = 0;
        for (boolean inside : reference) {
            count += inside ? 1 : 0;
        }
        return count;
    }

    private static double mean(float[] values, boolean[] reference, boolean inside) {
        return IntStream.range(0, values.length)
                .filter(i -> reference[i] == inside)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }
}
