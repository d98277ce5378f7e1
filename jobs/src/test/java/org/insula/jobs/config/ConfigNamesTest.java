package org.insula.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.insula.pipeline.sample.LabelSource;
import org.junit.jupiter.api.Test;

class ConfigNamesTest {
    @Test
    void writesConstantsInCamelCase() {
        assertThat(ConfigNames.camel(LabelSource.TRIAL_TYPE)).isEqualTo("trialType");
        assertThat(ConfigNames.camel(LabelSource.TASK)).isEqualTo("task");
    }

    @Test
    void findsTheNameWithTheFewestEdits() {
        List<String> names = List.of("folds", "frames", "stride");
        assertThat(ConfigNames.nearest("fraems", names)).isEqualTo("frames");
        assertThat(ConfigNames.nearest("fold", names)).isEqualTo("folds");
        assertThat(ConfigNames.nearest("STRIDE", names)).isEqualTo("stride");
    }

    @Test
    void takesTheFirstOfEquallyNearNames() {
        assertThat(ConfigNames.nearest("x", List.of("a", "b"))).isEqualTo("a");
    }
}
