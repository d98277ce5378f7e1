package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.insula.io.bids.Event;
import org.junit.jupiter.api.Test;

class EventSurveyTest {
    private static final SamplingOptions FIVE_FRAMES = SamplingOptions.byTrialType(5, 0);

    private static Event event(double onset, String type) {
        return new Event(onset, 1, type);
    }

    @Test
    void countsSpellings() {
        EventSurvey survey = EventSurvey.with(FIVE_FRAMES);
        survey.add("1", List.of(event(0, "1"), event(20, "2")), 2, 0);
        survey.add("2", List.of(event(0, "1.0"), event(20, "1.0"), event(40, "2")), 2, 0);
        assertThat(survey.labels()).containsExactly("1.0", "2");
        assertThat(survey.notes())
                .containsExactly("label 1.0 is spelt in 2 ways (\"1.0\" 2, \"1\" 1 events); they count as one");
    }

    @Test
    void expectsASampleOfEachWindowWithinItsRun() {
        EventSurvey survey = EventSurvey.with(FIVE_FRAMES);
        // 20 frames of 2 s: the window of the event at 36 s would end behind the run.
        survey.add("1", List.of(event(0, "1"), event(20, "2"), event(36, "2")), 2, 20);
        survey.add("2", List.of(event(0, "1.0"), event(0, "1.0"), event(20, "1.0")), 2, 20);
        survey.add("3", List.of(), 2, 20);
        survey.add("4", List.of(event(0, "2")), Double.NaN, 20);
        assertThat(survey.samplesByLabel()).containsOnly(entry("1.0", 3), entry("2", 1));
        assertThat(survey.samplesBySubject()).containsOnly(entry("1", 2), entry("2", 2), entry("3", 0), entry("4", 0));
    }

    @Test
    void expectsTheWindowsOfTasks() {
        EventSurvey survey = EventSurvey.with(SamplingOptions.byTask(5));
        survey.addTask("1", "rest", 4);
        survey.addTask("2", "rest", 0);
        assertThat(survey.samplesByLabel()).containsOnly(entry("rest", 4));
        assertThat(survey.samplesBySubject()).containsOnly(entry("1", 4), entry("2", 0));
    }

    @Test
    void countsSubjectsThatHaveALabel() {
        EventSurvey survey = EventSurvey.with(FIVE_FRAMES);
        survey.add("1", List.of(event(0, "a"), event(20, "b"), event(40, "b")), 2, 0);
        survey.add("2", List.of(event(0, "a")), 2, 0);
        survey.add("3", List.of(event(0, "a")), 2, 0);
        assertThat(survey.notes()).containsExactly("label b occurs in 1 of 3 subjects only (2 events)");
    }

    @Test
    void countsWindowsThatOverlapUnderDifferentLabels() {
        EventSurvey survey = EventSurvey.with(FIVE_FRAMES);
        // Frames 0 to 4, 4 to 8, 10 to 14, 10 to 14; the last pair has one onset.
        survey.add("1", List.of(event(0, "a"), event(8, "b"), event(20, "a"), event(20, "b")), 2, 0);
        survey.add("2", List.of(event(0, "a"), event(8, "a"), event(20, "b")), 2, 0);
        assertThat(survey.notes())
                .singleElement()
                .asString()
                .startsWith(
                        "4 of 7 windows overlap one of another label (\"a with b\" 2); 1 pairs have the same onset.");
    }

    @Test
    void overlappingVariablesOfHcpAreCounted() {
        EventSurvey survey = EventSurvey.with(FIVE_FRAMES);
        survey.add("1", List.of(event(10, "0bk_body"), event(10, "0bk_cor"), event(12, "0bk_cor")), 0.72, 0);
        assertThat(survey.notes().toString()).contains("3 of 3 windows overlap", "0bk_body with 0bk_cor");
    }

    @Test
    void repeatedEventsOfUnwantedTrialTypesAreNotCounted() {
        EventSurvey survey = EventSurvey.with(FIVE_FRAMES.withTrialTypes(List.of("a")));
        survey.add("1", List.of(event(0, "a"), event(20, "b"), event(20, "B")), 2, 0);
        assertThat(survey.notes()).isEmpty();
    }

    @Test
    void ofUnwantedTrialTypesNothingIsSaid() {
        EventSurvey survey = EventSurvey.with(FIVE_FRAMES.withTrialTypes(List.of("A", "c")));
        survey.add("1", List.of(event(0, "a"), event(2, "b")), 2, 0);
        survey.add("2", List.of(event(0, "b")), 2, 0);
        assertThat(survey.notes()).isEmpty();
        assertThat(survey.labels()).containsExactly("A");
        assertThat(survey.missing()).containsExactly("c");
    }

    @Test
    void windowsThatLeaveTheirRunsAndEventsThatComeAgainAreCounted() {
        EventSurvey survey = EventSurvey.with(FIVE_FRAMES);
        survey.add("1", List.of(event(0, "a"), event(0, "A"), event(20, "b"), event(20000, "b")), 2, 40);
        assertThat(survey.notes().toString())
                .contains(
                        "1 of 3 windows leave their runs (the last begins with an event at 20000.0 s)",
                        "1 events have the onset and the label of another one of their run");
    }
}
