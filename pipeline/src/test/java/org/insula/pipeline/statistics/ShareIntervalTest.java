package org.insula.pipeline.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareIntervalTest {

    @Test
    void noneOfTenEndsWhereAllMissesAreStillLikelyEnough() {
        ShareInterval none = ShareInterval.of(0, 10);
        assertThat(none.low()).isZero();
        // (1 − p)^10 = .025
        assertThat(none.high()).isEqualTo(1 - Math.pow(0.025, 0.1), within(1e-9));
        assertThat(ShareInterval.of(10, 10).low()).isEqualTo(Math.pow(0.025, 0.1), within(1e-9));
        assertThat(ShareInterval.of(10, 10).high()).isOne();
    }

    @Test
    void fiveOfAHundredAreThePublishedEnds() {
        ShareInterval five = ShareInterval.of(5, 100);
        assertThat(five.low()).isEqualTo(0.0164, within(5e-5));
        assertThat(five.high()).isEqualTo(0.1128, within(5e-5));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ShareInterval.of(3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> ShareInterval.of(0, 0));
    }
}
