package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.insula.pipeline.evaluate.GroupAccuracy;
import org.junit.jupiter.api.Test;

/** What the report says follows from the numbers. */
class StudyAnswerTest {
    private static List<GroupAccuracy> accuracies(double... values) {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new GroupAccuracy("s" + i, 10, values[i]))
                .toList();
    }

    private static String compared(List<GroupAccuracy> linear, List<GroupAccuracy> network) {
        return StudyAnswer.compared(linear, network, "subject", 1);
    }

    @Test
    void aNetworkIsBetterWhereTheIntervalOfTheDifferenceLiesAbove0() {
        assertThat(compared(accuracies(0.5, 0.6, 0.5, 0.4), accuracies(0.9, 0.9, 0.8, 0.9)))
                .startsWith(
                        "The network tells what a linear decoder cannot (difference +37.5 points, 95 % interval over"
                                + " subjects +")
                .endsWith(").");
    }

    @Test
    void aLinearDecoderIsBetterWhereItLiesBelow() {
        assertThat(compared(accuracies(0.9, 0.9, 0.8, 0.9), accuracies(0.5, 0.6, 0.5, 0.4)))
                .startsWith(
                        "The linear decoder does better: these data do not need a network (difference -37.5 points");
    }

    @Test
    void otherwiseALinearDecoderIsEnough() {
        assertThat(compared(accuracies(0.9, 0.5, 0.8, 0.7), accuracies(0.8, 0.6, 0.9, 0.7)))
                .startsWith("A network is not shown to do better: for these data a linear decoder is enough");
        assertThat(compared(accuracies(0.7, 0.7), accuracies(0.7, 0.7)))
                .contains("is enough (difference +0.0 points, 95 % interval over subjects +0.0 to +0.0)");
    }

    @Test
    void onlySubjectsThatBothWereTriedOnAreCompared() {
        assertThat(compared(accuracies(0.7), accuracies(0.7, 0.9)))
                .isEqualTo("With a single subject it cannot be said whether a network does better.");
    }
}
