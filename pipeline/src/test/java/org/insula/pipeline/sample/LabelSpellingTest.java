package org.insula.pipeline.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.insula.io.bids.Spelling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSpellingTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1.0",
        "1, '1 '",
        "2, 2.00",
        "0.5, 0.50",
        "-1, -1.",
        "01, 1",
        "face, Face",
        "face, ' FACE'",
        "two words, 'Two  words'",
        "face, 'face\u00a0'",
        "face, 'face\u200b'",
        "caf\u00e9, cafe\u0301",
        "\u00c9t\u00e9, \u00e9t\u00e9"
    })
    void oneLabelInTwoSpellings(String one, String other) {
        assertThat(Spelling.key(one)).isEqualTo(Spelling.key(other));
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "1, -1", "face, faces", "a1, a1.0", "1.0.0, 1", "0bk_body, 0bk_cor", "face_1, face1"})
    void twoLabels(String one, String other) {
        assertThat(Spelling.key(one)).isNotEqualTo(Spelling.key(other));
    }

    @Test
    void theListedSpellingCountsThenTheMostFrequentThenTheShortest() {
        Map<String, Integer> counts = Map.of("Face", 3, "face", 2, "1.0", 4, "1", 4, "FACE", 1);
        LabelSpelling free = LabelSpelling.of(counts, List.of());
        assertThat(free.chosen("FACE")).isEqualTo("Face");
        assertThat(free.chosen("1.0")).isEqualTo("1");
        LabelSpelling listed = LabelSpelling.of(counts, List.of("FACE", "1.0"));
        assertThat(listed.chosen("face")).isEqualTo("FACE");
        assertThat(listed.chosen("1")).isEqualTo("1.0");
    }
}
