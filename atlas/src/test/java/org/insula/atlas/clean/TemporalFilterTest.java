package org.insula.atlas.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TemporalFilterTest {

    @Test
    void refusesCutOffsThatMakeNoFilter() {
        assertThatIllegalArgumentException().isThrownBy(() -> TemporalFilter.butterworth(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> TemporalFilter.butterworth(0.1, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> TemporalFilter.butterworth(-0.1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> TemporalFilter.cosine(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new TemporalFilter(FilterKind.COSINE, 0.01, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TemporalFilter(FilterKind.NONE, 0.01, 0));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TemporalFilter(FilterKind.NONE, 0.01, 0))
                .withMessageContaining("high-pass of 0.01 Hz")
                .withMessageContaining("no filter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemporalFilter.cosine(0))
                .withMessage("a cosine filter is given, but no cut-off; give a high-pass in Hz");
    }

    @Test
    void takesOneCutOffForNoLimitOnTheOtherSide() {
        assertThat(TemporalFilter.butterworth(0, 0.1).highPassHz()).isZero();
        assertThat(TemporalFilter.butterworth(0.01, 0).lowPassHz()).isZero();
    }
}
