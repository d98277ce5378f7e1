package org.insula.pipeline.experiment;

import java.util.ArrayList;
import java.util.List;
import org.insula.io.table.Table;

/** Runs one published box experiment by hand: data set, model, seed, all (or usual). Not a test. */
final class BoxRun {
    private BoxRun() {}

    public static void main(String[] arguments) {
        List<NamedAttribution> attributions = new ArrayList<>(NamedAttribution.usual());
        if (arguments.length > 3 && arguments[3].equals("all")) {
            attributions.addAll(NamedAttribution.costly());
        }
        BoxUnit unit = new BoxUnit(
                BoxDesign.published().stream()
                        .filter(d -> d.name().equals(arguments[0]))
                        .findFirst()
                        .orElseThrow(),
                PaperModels.boxes().stream()
                        .filter(m -> m.name().equals(arguments[1]))
                        .findFirst()
                        .orElseThrow(),
                Long.parseLong(arguments[2]));
        BoxResult result = new BoxExperiment(BoxProtocol.ours().withAttributions(attributions)).run(unit);
        Table table = BoxRow.table(result.rows());
        System.out.println(String.join("\t", table.columns()));
        for (int row = 0; row < table.rows(); row++) {
            int current = row;
            System.out.println(String.join(
                    "\t",
                    table.columns().stream().map(c -> table.cell(current, c)).toList()));
        }
        printByFrame(result.pictures().get(0));
    }

    private static void printByFrame(SaliencyPicture picture) {
        float[] values = picture.values();
        for (int frame = 0; frame < picture.frames(); frame++) {
            double byFrame = 0;
            for (int region = 0; region < picture.regions(); region++) {
                byFrame += values[frame * picture.regions() + region];
            }
            System.out.printf("%.4f%s", byFrame, frame % 10 == 9 ? "\n" : " ");
        }
    }
}
