package org.insula.io.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.insula.io.InputException;
import org.insula.io.MemoryFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TsvTest {
    private static Table read(String text) {
        return Tsv.read(new MemoryFiles().with("/x.tsv", text), "/x.tsv");
    }

    @Test
    void readsColumnsAndCells() {
        Table table = read("onset\tname\n1.5\tface\nn/a\thouse\n");
        assertThat(table.columns()).containsExactly("onset", "name");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.numbers("onset")).containsExactly(1.5, Double.NaN);
        assertThat(table.cell(1, "name")).isEqualTo("house");
        assertThat(table.isMissing(1, "onset")).isTrue();
    }

    @Test
    void toleratesAMarkCarriageReturnsSpacesAndABlankEnd() {
        assertThat(read("\uFEFFa\tb\r\n 1 \t2\r\n\r\n\n")).isEqualTo(read("a\tb\n1\t2"));
    }

    @Test
    void anEmptyCellInATableOfOneColumnIsARow() {
        assertThat(read("a\n1\n\n3\n").numbers("a")).containsExactly(1, Double.NaN, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "   \n1"})
    void refusesAFileWithoutAHeader(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InputException.class).hasMessageContaining("is empty");
    }

    @Test
    void namesTheLineOfARaggedRow() {
        assertThatThrownBy(() -> read("a\tb\n1\t2\n3\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("/x.tsv: line 3 has 1 cells where the header has 2; cells are separated by tabs");
        assertThatThrownBy(() -> read("a\tb\n\n1\t2\n")).hasMessageContaining("line 2 has 1 cells");
    }

    @Test
    void refusesColumnsOfTheSameName() {
        assertThatThrownBy(() -> read("a\ta\n")).isInstanceOf(InputException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> Table.of(List.of("a", "a"), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Table.of(List.of("a"), List.of(List.of("1", "2"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"face", "1d", "1f", "0x1p3", "1,5", "--1"})
    void namesTheCellThatIsNotANumber(String cell) {
        assertThatThrownBy(() -> read("a\n1\n" + cell + "\n").numbers("a"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 3, column a: \"" + cell + "\" is not a number");
    }

    @Test
    void namesTheColumnsThatAreThere() {
        assertThatThrownBy(() -> read("a\tb\n").cell(0, "c"))
                .isInstanceOf(InputException.class)
                .hasMessage("/x.tsv: has no column c; its columns are a, b");
    }

    @Test
    void refusesBytesThatAreNotUtf8AndMissingFiles() {
        MemoryFiles files = new MemoryFiles().with("/x.tsv", "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Tsv.read(files, "/x.tsv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> Tsv.read(files, "/y.tsv"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void refusesALineThatDoesNotEnd() {
        String endless = "x".repeat((16 << 20) + 1);
        assertThatThrownBy(() -> read(endless))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void writesWhatItReadsAndKeepsCellsOnTheirLine() {
        MemoryFiles files = new MemoryFiles();
        Table table = Table.of(List.of("a", "b"), List.of(List.of("1", "x\ty\nz"), List.of("n/a", "é")));
        Tsv.write(files, "/out/x.tsv", table);
        assertThat(files.text("/out/x.tsv")).isEqualTo("a\tb\n1\tx y z\nn/a\té\n");
        assertThat(Tsv.read(files, "/out/x.tsv").columns()).isEqualTo(table.columns());
    }

    @Test
    void controlCharactersAreNotKeptWhateverSeparatesCellsOrQuotesThem() {
        MemoryFiles files = new MemoryFiles().with("/x.csv", "a;b\n1;\"x;\u001b[2Jy\"\n");
        assertThat(Tsv.read(files, "/x.csv", ';').cell(0, "b")).isEqualTo("x;\uFFFD[2Jy");
        files.with("/loose.tsv", "a\tb\n1\tx\u001by\n");
        assertThat(LooseTsv.read(files, "/loose.tsv").table().cell(0, "b")).isEqualTo("x\uFFFDy");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "-0.5, -0.5",
        "100.0, 100",
        "1.0E10, 1E10",
        "2.0E-3, 0.002",
        "1.5E-7, 1.5E-7",
        "2.0E23, 2E23",
        "NaN, n/a",
        "Infinity, inf",
        "-Infinity, -inf",
        "-0.0, -0"
    })
    void formatsShortly(double value, String text) {
        assertThat(Tsv.format(value)).isEqualTo(text);
    }

    @Property
    void aFormattedNumberReadsBackAsTheSameDouble(@ForAll double value) {
        Table table = Table.of(List.of("a"), List.of(List.of(Tsv.format(value))));
        assertThat(table.number(0, "a")).isEqualTo(value);
    }
}
