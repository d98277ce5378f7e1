package org.insula.io.table;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.insula.io.ForeignText;
import org.insula.io.InputException;

/**
 * Named columns and rows of text cells, in the order of their file. Immutable; may be shared between threads. A cell
 * that is empty, {@code n/a}, {@code NA} or {@code NaN} (in any case) counts as missing.
 */
public final class Table implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String source;
    private final List<String> columns;
    private final List<List<String>> rows;
    private final Map<String, Integer> positions;

    private Table(String source, List<String> columns, List<List<String>> rows) {
        this.source = source;
        this.columns = List.copyOf(columns);
        this.rows = rows.stream().map(List::copyOf).toList();
        this.positions = new HashMap<>();
        for (String column : columns) {
            positions.put(column, positions.size());
        }
    }

    /**
     * A table made in memory.
     *
     * @throws IllegalArgumentException if two columns share a name or a row has another number of cells than columns
     */
    public static Table of(List<String> columns, List<List<String>> rows) {
        return of("table", columns, rows);
    }

    /**
     * A table that came from {@code source}, which messages will name.
     *
     * @throws IllegalArgumentException if two columns share a name or a row has another number of cells than columns
     */
    public static Table of(String source, List<String> columns, List<List<String>> rows) {
        Table table = new Table(source, columns, rows);
        if (table.positions.size() != columns.size()) {
            throw new IllegalArgumentException("two columns share a name: " + columns);
        }
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row.size() + " cells under " + columns.size() + " columns");
            }
        }
        return table;
    }

    /** Where the table came from, for messages. */
    public String source() {
        return source;
    }

    /** The names of the columns. */
    public List<String> columns() {
        return columns;
    }

    /** The number of rows, without the header. */
    public int rows() {
        return rows.size();
    }

    /** Whether there is a column of that name. */
    public boolean has(String column) {
        return positions.containsKey(column);
    }

    /** The column of that name, or else the first that differs from it in case alone. */
    public Optional<String> like(String column) {
        return has(column)
                ? Optional.of(column)
                : columns.stream().filter(each -> each.equalsIgnoreCase(column)).findFirst();
    }

    /**
     * The text of a cell, as it stands.
     *
     * @throws InputException if there is no such column
     */
    public String cell(int row, String column) {
        int position = position(column);
        return rows.get(row).get(position);
    }

    /**
     * Whether a cell says nothing.
     *
     * @throws InputException if there is no such column
     */
    public boolean isMissing(int row, String column) {
        return isMissing(cell(row, column));
    }

    /** Whether a cell's text stands for nothing. */
    public static boolean isMissing(String cell) {
        return switch (cell.length()) {
            case 0 -> true;
            case 2 -> cell.equalsIgnoreCase("na");
            case 3 -> cell.equalsIgnoreCase("n/a") || cell.equalsIgnoreCase("nan");
            default -> false;
        };
    }

    /**
     * The number in a cell; NaN if it is missing.
     *
     * @throws InputException if there is no such column, or the cell is not a number
     */
    public double number(int row, String column) {
        return number(row, position(column));
    }

    /**
     * All numbers of a column; NaN where missing.
     *
     * @throws InputException if there is no such column, or a cell is not a number
     */
    public double[] numbers(String column) {
        int position = position(column);
        double[] numbers = new double[rows.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = number(row, position);
        }
        return numbers;
    }

    private double number(int row, int position) {
        String cell = rows.get(row).get(position);
        if (isMissing(cell)) {
            return Double.NaN;
        }
        try {
            return parse(cell);
        } catch (NumberFormatException e) {
            // Row 0 is the file's second line.
            throw new InputException(
                    source,
                    "line " + (row + 2) + ", column " + columns.get(position) + ": " + ForeignText.quoted(cell)
                            + " is not a number",
                    "write n/a where there is none",
                    e);
        }
    }

    private static double parse(String cell) {
        switch (cell.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity":
                return Double.POSITIVE_INFINITY;
            case "-inf", "-infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                break;
        }
        // Java also reads 1f, 1d and hexadecimal floats, which no table means as numbers.
        char last = cell.charAt(cell.length() - 1);
        if (!(Character.isDigit(last) || last == '.') || cell.indexOf('x') >= 0 || cell.indexOf('X') >= 0) {
            throw new NumberFormatException(cell);
        }
        return Double.parseDouble(cell);
    }

    private int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new InputException(source, "has no column " + column, "its columns are " + abbreviated(columns));
        }
        return position;
    }

    private static String abbreviated(List<String> names) {
        int shown = Math.min(names.size(), 12);
        return String.join(", ", names.subList(0, shown))
                + (names.size() > shown ? ", … (" + names.size() + " in all)" : "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Table table && columns.equals(table.columns) && rows.equals(table.rows);
    }

    @Override
    public int hashCode() {
        return 31 * columns.hashCode() + rows.hashCode();
    }

    @Override
    public String toString() {
        return source + ": " + rows.size() + " rows of " + columns;
    }
}
