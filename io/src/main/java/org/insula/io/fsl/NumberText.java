package org.insula.io.fsl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.insula.io.FileAccess;
import org.insula.io.InputException;

/** Text of numbers with spaces between and no header, the same number in every line. */
final class NumberText {
    private static final long LARGEST_FILE = 64L << 20;

    private NumberText() {}

    /**
     * The numbers as {@code [line][column]}; blank lines are passed over.
     *
     * @param columns the numbers of columns that are allowed
     * @throws InputException if the file cannot be read, is larger than 64 MiB, holds something that is no finite
     *     number, or a line of another length than allowed or than the first
     */
    static List<double[]> read(FileAccess files, String path, List<Integer> columns) {
        try {
            if (files.status(path).size() > LARGEST_FILE) {
                throw new InputException(path, "is too large for a text of numbers", "check the path");
            }
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(files.open(path), StandardCharsets.UTF_8.newDecoder()))) {
                return read(path, reader, columns);
            }
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private static List<double[]> read(String path, BufferedReader reader, List<Integer> columns) throws IOException {
        List<double[]> rows = new ArrayList<>();
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] words = line.strip().split("\\s+");
            int expected = rows.isEmpty() ? words.length : rows.get(0).length;
            if (words.length != expected || !columns.contains(words.length)) {
                throw new InputException(
                        path,
                        "line " + number + " has " + words.length + " numbers",
                        "every line should have " + (rows.isEmpty() ? describe(columns) : expected));
            }
            rows.add(row(path, number, words));
        }
        return rows;
    }

    private static String describe(List<Integer> columns) {
        return String.join(" or ", columns.stream().map(String::valueOf).toList());
    }

    private static double[] row(String path, int line, String[] words) {
        double[] row = new double[words.length];
        for (int w = 0; w < words.length; w++) {
            try {
                row[w] = Double.parseDouble(words[w]);
            } catch (NumberFormatException e) {
                row[w] = Double.NaN;
            }
            if (!Double.isFinite(row[w])) {
                throw new InputException(
                        path,
                        "line " + line + ": \"" + words[w] + "\" is no number",
                        "check that it is the right file");
            }
        }
        return row;
    }
}
