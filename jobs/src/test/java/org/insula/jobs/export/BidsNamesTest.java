package org.insula.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class BidsNamesTest {
    @Test
    void keepsLettersAndDigitsOnly() {
        assertThat(BidsNames.alphanumeric("input-cell-lstm")).isEqualTo("inputcelllstm");
        assertThat(BidsNames.alphanumeric("../../x")).isEqualTo("x");
        assertThat(BidsNames.alphanumeric("+++")).isEqualTo("x");
    }

    @Test
    void numbersNamesThatComeOutTheSame() {
        BidsNames names = BidsNames.of(List.of("face", "Face", "fa_ce", "house"));
        assertThat(names.label("face")).isEqualTo("face");
        assertThat(names.label("Face")).isEqualTo("Facex2");
        assertThat(names.label("fa_ce")).isEqualTo("facex3");
        assertThat(names.label("house")).isEqualTo("house");
    }

    @Test
    void refusesANameItWasNotGiven() {
        assertThatThrownBy(() -> BidsNames.of(List.of("a")).label("b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void labelsAreDistinctAndAlphanumeric(@ForAll @UniqueElements @Size(max = 12) List<String> given) {
        BidsNames names = BidsNames.of(given);
        Set<String> labels = new HashSet<>();
        for (String name : given) {
            assertThat(names.label(name)).matches("[A-Za-z0-9]+");
            labels.add(names.label(name).toLowerCase(Locale.ROOT));
        }
        assertThat(labels).hasSize(given.size());
    }
}
