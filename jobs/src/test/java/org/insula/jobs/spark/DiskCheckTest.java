package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DiskCheckTest {
    @Test
    void tooLittleRoomIsShort() {
        DiskCheck check = new DiskCheck(3_000_000_000L, OptionalLong.of(2_500_000));
        assertThat(check.isShort()).isTrue();
        assertThat(check.describe()).isEqualTo("the output takes about 3.0 GB; 3 MB are free");
    }

    @Test
    void roomThatIsNotKnownIsNotShort() {
        DiskCheck check = new DiskCheck(1, OptionalLong.empty());
        assertThat(check.isShort()).isFalse();
        assertThat(check.describe()).isEqualTo("the output takes about 1 MB; how much is free is not known");
    }
}
