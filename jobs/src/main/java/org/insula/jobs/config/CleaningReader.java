package org.insula.jobs.config;

import java.util.List;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.FilterKind;
import org.insula.atlas.clean.Standardize;
import org.insula.atlas.clean.TemporalFilter;
import org.insula.atlas.confounds.CompCor;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.DriftColumns;
import org.insula.atlas.confounds.NonSteadyState;
import org.insula.atlas.confounds.Scrubbing;
import org.insula.atlas.confounds.Terms;

/** Reads the section {@code clean}. */
final class CleaningReader {
    private static final int MANY = 1_000_000;

    private CleaningReader() {}

    static Cleaning read(ConfigSection section) {
        ConfoundStrategy strategy = strategy(section);
        Cleaning cleaning = Cleaning.none()
                .withDetrend(section.choice("detrend", Detrend.LINEAR, Detrend.class))
                .withStandardize(section.choice("standardize", Standardize.ZSCORE, Standardize.class))
                .with(filter(section))
                .with(strategy.with(scrubbing(section.section("scrub"), strategy.scrubbing())));
        section.refuseUnknown();
        return cleaning;
    }

    private static TemporalFilter filter(ConfigSection section) {
        double highPass = section.number("highPass", 0, 0, 1000);
        double lowPass = section.number("lowPass", 0, 0, 1000);
        FilterKind kind = section.choice("filter", FilterKind.suiting(highPass, lowPass), FilterKind.class);
        return section.checked(
                "filter", "see docs/configuration.md", () -> new TemporalFilter(kind, highPass, lowPass));
    }

    /** A strategy by its name, a list of columns, or a strategy whose parts are said one by one. */
    private static ConfoundStrategy strategy(ConfigSection section) {
        if (!section.has("confounds")) {
            return ConfoundStrategy.none();
        }
        if (section.isScalar("confounds")) {
            return named(section, "confounds");
        }
        if (section.isList("confounds")) {
            return ConfoundStrategy.none().withColumns(section.texts("confounds"));
        }
        return parts(section.section("confounds"));
    }

    private static ConfoundStrategy named(ConfigSection section, String key) {
        String name = section.text(key, "none");
        if (!ConfoundStrategy.names().contains(name)) {
            throw section.refuse(
                    key,
                    "is '" + name + "'",
                    "use " + String.join(", ", ConfoundStrategy.names()) + ", or list columns: [" + name + "]");
        }
        return ConfoundStrategy.named(name);
    }

    private static ConfoundStrategy parts(ConfigSection section) {
        ConfoundStrategy base = named(section, "strategy");
        List<String> columns = section.texts("columns");
        Terms motion = section.choice("motion", base.motion(), Terms.class);
        Terms tissues = section.choice("whiteMatterAndCsf", base.whiteMatterAndCsf(), Terms.class);
        Terms global = section.choice("globalSignal", base.globalSignal(), Terms.class);
        DriftColumns drift = section.choice("drift", base.drift(), DriftColumns.class);
        CompCor compCor = section.choice("compCor", base.compCor(), CompCor.class);
        int components = section.integer("compCorComponents", base.compCorComponents(), 0, MANY);
        section.refuseUnknown();
        return section.checked(
                "compCor",
                "add drift: cosine",
                () -> new ConfoundStrategy(
                        columns, motion, tissues, global, drift, compCor, components, base.scrubbing()));
    }

    private static Scrubbing scrubbing(ConfigSection section, Scrubbing base) {
        Scrubbing scrubbing = new Scrubbing(
                limit(section.number("framewiseDisplacement", offIfInfinite(base.framewiseDisplacement()), 0, MANY)),
                limit(section.number("dvars", offIfInfinite(base.standardizedDvars()), 0, MANY)),
                section.integer("minimumSegment", base.minimumSegment(), 0, MANY),
                section.choice("nonSteadyState", base.nonSteadyState(), NonSteadyState.class));
        section.refuseUnknown();
        return scrubbing;
    }

    /** A threshold as people write it, where 0 is off. */
    static double limit(double written) {
        return written == 0 ? Double.POSITIVE_INFINITY : written;
    }

    /** A threshold as people write it, where 0 is off. */
    static double offIfInfinite(double limit) {
        return Double.isInfinite(limit) ? 0 : limit;
    }
}
