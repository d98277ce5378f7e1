package org.insula.jobs.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.insula.io.FileAccess;
import org.insula.io.FilePaths;
import org.insula.io.InputException;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.faithfulness.RemovalOrder;
import org.insula.pipeline.faithfulness.RemovalPoint;
import org.insula.pipeline.faithfulness.SubjectRemoval;

/**
 * The table {@code removal.tsv} of a probed network: for each order and subject a row of whole samples (share 0), then one
 * a removed share.
 */
public final class RemovalFile {
    private static final String NAME = "removal.tsv";
    private static final List<String> COLUMNS = List.of(
            "removed_by",
            "saliency_of",
            "unit",
            "samples",
            "share",
            "accuracy",
            "probability",
            "accuracy_only",
            "probability_only");
    private static final String NONE = "n/a";

    private RemovalFile() {}

    /** Writes the subjects of each order. */
    public static void write(
            FileAccess files, String folder, List<Double> shares, Map<RemovalOrder, List<SubjectRemoval>> found) {
        List<List<String>> rows = new ArrayList<>();
        found.forEach((order, subjects) -> subjects.forEach(subject -> {
            List<String> about = List.of(
                    order.kind().text(),
                    order.model().isEmpty() ? NONE : order.model(),
                    subject.subject(),
                    String.valueOf(subject.samples()));
            rows.add(row(about, 0, subject.whole(), NONE, NONE));
            for (int step = 0; step < shares.size(); step++) {
                RemovalPoint only = subject.only().get(step);
                rows.add(row(
                        about,
                        shares.get(step),
                        subject.without().get(step),
                        Tsv.format(only.accuracy()),
                        Tsv.format(only.probability())));
            }
        }));
        Tsv.write(files, FilePaths.child(folder, NAME), Table.of(COLUMNS, rows));
    }

    private static List<String> row(
            List<String> about, double share, RemovalPoint point, String accuracyOnly, String probabilityOnly) {
        List<String> row = new ArrayList<>(about);
        row.add(Tsv.format(share));
        row.add(Tsv.format(point.accuracy()));
        row.add(Tsv.format(point.probability()));
        row.add(accuracyOnly);
        row.add(probabilityOnly);
        return row;
    }

    /**
     * By each order the subjects, sorted.
     *
     * @throws InputException if the table cannot be read
     */
    public static Map<RemovalOrder, List<SubjectRemoval>> read(FileAccess files, String folder) {
        Table table = Tsv.read(files, FilePaths.child(folder, NAME));
        TreeMap<RemovalOrder, List<SubjectRemoval>> found = new TreeMap<>();
        int row = 0;
        while (row < table.rows()) {
            int end = row + 1;
            while (end < table.rows() && table.number(end, "share") > 0) {
                end++;
            }
            found.computeIfAbsent(order(table, row), absent -> new ArrayList<>())
                    .add(subject(table, row, end));
            row = end;
        }
        return found;
    }

    private static RemovalOrder order(Table table, int row) {
        String text = table.cell(row, "removed_by");
        RemovalOrder.Kind kind = Arrays.stream(RemovalOrder.Kind.values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        table.source(), "removed_by is '" + text + "'", "delete the folder it lies in and run again"));
        return kind == RemovalOrder.Kind.RANDOM
                ? RemovalOrder.random()
                : new RemovalOrder(kind, table.cell(row, "saliency_of"));
    }

    private static SubjectRemoval subject(Table table, int from, int end) {
        List<RemovalPoint> without = new ArrayList<>();
        List<RemovalPoint> only = new ArrayList<>();
        for (int row = from + 1; row < end; row++) {
            without.add(point(table, row, "accuracy", "probability"));
            only.add(point(table, row, "accuracy_only", "probability_only"));
        }
        return new SubjectRemoval(
                table.cell(from, "unit"),
                (int) table.number(from, "samples"),
                point(table, from, "accuracy", "probability"),
                without,
                only);
    }

    private static RemovalPoint point(Table table, int row, String accuracy, String probability) {
        return new RemovalPoint(table.number(row, accuracy), table.number(row, probability));
    }
}
