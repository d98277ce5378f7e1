package org.insula.pipeline.experiment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.insula.io.table.Table;
import org.insula.io.table.Tsv;
import org.insula.pipeline.evaluate.MapAgreement;

/** Our figures, averaged over seeds, beside those of the table that Ismail et al. (2019) published. */
public final class BoxComparison {
    private static final String RESOURCE = "published-boxes.tsv";
    private static final List<String> COLUMNS = List.of(
            "dataset",
            "model",
            "attribution",
            "seeds",
            "wjac",
            "wjac_published",
            "euc",
            "euc_published",
            "accuracy",
            "accuracy_published",
            "auroc",
            "auprc",
            "precision_top10",
            "recall_top10");

    private BoxComparison() {}

    /** The published figures. */
    public static List<BoxFigure> published() {
        try (InputStream in = BoxComparison.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> figure(line.split("\t"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BoxFigure figure(String[] cells) {
        return new BoxFigure(
                cells[0],
                cells[1],
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]));
    }

    /**
     * A line for each data set, model and attribution, in the order in which they first appear. The published figures
     * stand beside the published attribution; n/a elsewhere.
     */
    public static Table table(List<BoxRow> rows) {
        Map<List<String>, List<BoxRow>> groups = new LinkedHashMap<>();
        for (BoxRow row : rows) {
            List<String> key = List.of(row.dataset(), row.model(), row.attribution());
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        List<BoxFigure> published = published();
        return Table.of(
                COLUMNS,
                groups.values().stream().map(group -> cells(group, published)).toList());
    }

    private static List<String> cells(List<BoxRow> group, List<BoxFigure> published) {
        BoxRow row = group.get(0);
        MapAgreement mean =
                MapAgreement.mean(group.stream().map(BoxRow::agreement).toList());
        Optional<BoxFigure> figure = published.stream()
                .filter(one -> one.dataset().equals(row.dataset())
                        && one.model().equals(row.model())
                        && row.attribution().equals(NamedAttribution.published().name()))
                .findFirst();
        double accuracy = group.stream().mapToDouble(BoxRow::accuracy).average().orElseThrow();
        return List.of(
                row.dataset(),
                row.model(),
                row.attribution(),
                Integer.toString(group.size()),
                Tsv.format(mean.wjac()),
                cell(figure, BoxFigure::wjac),
                Tsv.format(mean.euc()),
                cell(figure, BoxFigure::euc),
                Tsv.format(accuracy),
                cell(figure, BoxFigure::accuracy),
                Tsv.format(mean.auroc()),
                Tsv.format(mean.auprc()),
                Tsv.format(mean.precision()),
                Tsv.format(mean.recall()));
    }

    private static String cell(Optional<BoxFigure> figure, ToDoubleFunction<BoxFigure> number) {
        return Tsv.format(figure.map(number::applyAsDouble).orElse(Double.NaN));
    }
}
