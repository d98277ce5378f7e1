package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.insula.io.InputException;
import org.junit.jupiter.api.Test;

class SessionTest {
    @Test
    void saysHowMuchMemoryItNeedsAndWhereToGiveIt() {
        assertThatThrownBy(() -> Session.requireHeap(200L << 20))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("200 MB", "450 MB", "INSULA_JAVA_OPTS=-Xmx2g");
        assertThatCode(() -> Session.requireHeap(512L << 20)).doesNotThrowAnyException();
    }
}
