package org.insula.jobs.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.insula.jobs.unit.UnitStatus;

/** Units and how they stand, one a line, for people. */
final class PlanLines {
    private static final int FEW = 20;

    private PlanLines() {}

    /** The first few, and how many more there are. */
    static List<String> few(List<UnitStatus> units) {
        List<String> lines = new ArrayList<>(all(units.subList(0, Math.min(FEW, units.size()))));
        if (units.size() > FEW) {
            lines.add("  … and " + (units.size() - FEW) + " more");
        }
        return lines;
    }

    /** All of them. */
    static List<String> all(List<UnitStatus> units) {
        return units.stream().map(PlanLines::line).toList();
    }

    private static String line(UnitStatus unit) {
        String state = unit.state().name().toLowerCase(Locale.ROOT);
        return "  " + state + " ".repeat(8 - state.length()) + unit.name()
                + (unit.reason().isEmpty() ? "" : ": " + unit.reason());
    }
}
