package org.insula.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComponentTest {
    /** Some counts. */
    public record Inner(int count, long large, String text) {
        /** Refuses a negative count. */
        public Inner {
            if (count < 0) {
                throw new IllegalArgumentException("count " + count);
            }
        }
    }

    /** A record in a record. */
    public record Outer(Inner inner, double number) {}

    private static final Outer OUTER = new Outer(new Inner(1, 2, "a"), 0.5);

    @Test
    void exchangesAValueAtAnyDepthAndKeepsTheOthers() {
        assertThat(Component.of(Outer.class, "number").with(OUTER, 0.25)).isEqualTo(new Outer(OUTER.inner(), 0.25));
        assertThat(Component.of(Outer.class, "inner.count").with(OUTER, 7L))
                .isEqualTo(new Outer(new Inner(7, 2, "a"), 0.5));
        assertThat(Component.of(Outer.class, "inner.large").get(OUTER)).isEqualTo(2L);
        assertThat(Component.of(Outer.class, "inner.text").type()).isEqualTo(String.class);
    }

    @Test
    void whatTheRecordRefusesIsRefused() {
        Component count = Component.of(Outer.class, "inner.count");
        assertThatThrownBy(() -> count.with(OUTER, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> count.with(OUTER, 1L << 40)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void aNameThatIsNotThereIsRefusedAtOnce() {
        assertThatThrownBy(() -> Component.of(Outer.class, "inner.cuont"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cuont");
        assertThatThrownBy(() -> Component.of(Outer.class, "number.count"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
