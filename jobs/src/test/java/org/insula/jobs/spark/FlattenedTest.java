package org.insula.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class FlattenedTest {
    private final List<Integer> asked = new ArrayList<>();

    private Iterator<Integer> upTo(int count) {
        asked.add(count);
        return List.of(1, 2, 3).subList(0, count).iterator();
    }

    @Test
    void givesTheElementsInOrderAndSkipsEmptyParts() {
        Iterator<Integer> flat =
                new Flattened<>(new Mapped<>(List.of(0, 2, 0, 0, 1, 0).iterator(), this::upTo));
        assertThat(flat).toIterable().containsExactly(1, 2, 1);
    }

    @Test
    void asksForAPartOnlyWhenItIsNeeded() {
        Iterator<Integer> flat = new Flattened<>(new Mapped<>(List.of(2, 3).iterator(), this::upTo));
        flat.next();
        flat.next();
        assertThat(asked).containsExactly(2);
        flat.next();
        assertThat(asked).containsExactly(2, 3);
    }

    @Test
    void saysThatItIsAtItsEnd() {
        Iterator<Integer> flat = new Flattened<>(new Mapped<>(List.of(0).iterator(), this::upTo));
        assertThat(flat.hasNext()).isFalse();
        assertThatThrownBy(flat::next).isInstanceOf(NoSuchElementException.class);
    }
}
