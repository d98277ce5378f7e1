package org.insula.io;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ForeignTextTest {
    @Test
    void plainTextStaysAsItIs() {
        assertThat(ForeignText.message("sub-01: café 脳 \uD83E\uDDE0")).isEqualTo("sub-01: café 脳 \uD83E\uDDE0");
        assertThat(ForeignText.quoted("rest")).isEqualTo("\"rest\"");
        assertThat(ForeignText.cell("Insula L")).isEqualTo("Insula L");
    }

    @Test
    void quotationsAreCutAndEscaped() {
        assertThat(ForeignText.quoted("\u001b[31m" + "x".repeat(100)))
                .isEqualTo("\"\\u001b[31m" + "x".repeat(35) + "…\"");
    }

    @Test
    void addressesLoseUserAndPassword() {
        assertThat(ForeignText.withoutUser("at hdfs://alice:pw@node:8020/a@b and a@b.c"))
                .isEqualTo("at hdfs://node:8020/a@b and a@b.c");
    }

    @Test
    void cellsKeepNoControlCharacters() {
        assertThat(ForeignText.cell("a\t\r\nb\u001b[2J\u0000\u0085")).isEqualTo("a b\uFFFD[2J\uFFFD\uFFFD");
        assertThat(ForeignText.cell("a\u2028b\u2029c")).isEqualTo("a b c");
        assertThat(ForeignText.shown("a\t\r\nb\u001b[2J\u0000\u0085\u2028"))
                .isEqualTo("a\t\r\nb\uFFFD[2J\uFFFD\uFFFD\u2028");
    }

    @Property
    void nothingThatATerminalActsOnIsShown(@ForAll String text) {
        assertThat(ForeignText.message(text).chars()).noneMatch(Character::isISOControl);
        assertThat(ForeignText.cell(text).chars()).noneMatch(Character::isISOControl);
        assertThat(ForeignText.cell(ForeignText.cell(text))).isEqualTo(ForeignText.cell(text));
        assertThat(ForeignText.message(text).length()).isLessThanOrEqualTo(2003);
    }
}
