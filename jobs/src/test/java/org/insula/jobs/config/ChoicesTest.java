package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.insula.pipeline.sample.LabelSource;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    @Test
    void writesConstantsInCamelCase() {
        assertThat(Choices.name(LabelSource.TRIAL_TYPE)).isEqualTo("trialType");
        assertThat(Choices.name(LabelSource.TASK)).isEqualTo("task");
    }

    @Test
    void readsAConstantHoweverItIsWritten() {
        for (String text : List.of("trialType", "trial_type", "TRIAL-TYPE")) {
            assertThat(Choices.parse(LabelSource.class, text)).contains(LabelSource.TRIAL_TYPE);
        }
        assertThat(Choices.parse(LabelSource.class, "trial")).isEmpty();
        assertThat(Choices.names(LabelSource.class)).containsExactly("task", "trialType");
    }

    @Test
    void findsTheNameWithTheFewestEdits() {
        List<String> names = List.of("folds", "frames", "stride");
        assertThat(NearestName.of("fraems", names)).isEqualTo("frames");
        assertThat(NearestName.of("fold", names)).isEqualTo("folds");
        assertThat(NearestName.of("STRIDE", names)).isEqualTo("stride");
    }

    @Test
    void takesTheFirstOfEquallyNearNames() {
        assertThat(NearestName.of("x", List.of("a", "b"))).isEqualTo("a");
    }
}
