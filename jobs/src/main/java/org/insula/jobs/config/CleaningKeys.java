package org.insula.jobs.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.insula.atlas.clean.Cleaning;
import org.insula.atlas.clean.FilterKind;
import org.insula.atlas.clean.TemporalFilter;
import org.insula.atlas.confounds.ConfoundStrategy;
import org.insula.atlas.confounds.Scrubbing;

/** The section {@code clean}. */
public final class CleaningKeys {
    private static final String OF_STRATEGY = "the strategy's";

    private static final ValueType.Scalar<ConfoundStrategy> STRATEGY = ValueType.named(
            ConfoundStrategy.names(),
            name -> ConfoundStrategy.names().contains(name)
                    ? Optional.of(ConfoundStrategy.named(name))
                    : Optional.empty(),
            strategy -> "none");

    private static final Section<ConfoundStrategy> PARTS = Section.of(ConfoundStrategy.none())
            .key(
                    "strategy",
                    STRATEGY,
                    parts -> ConfoundStrategy.none(),
                    (parts, strategy) -> strategy,
                    "fMRIPrep's columns by a preset's name; the other keys change parts of it.")
            .unwritten("`none`")
            .option("--confound-strategy", "NAME")
            .key("columns", new ValueType.Listed<>(ValueType.text()), "Further columns by their names.")
            .option("--confound-columns", "NAME")
            .choice("motion", "Terms of the six motion parameters.")
            .absent(OF_STRATEGY)
            .option("--motion", "TERMS")
            .choice("whiteMatterAndCsf", "Terms of the mean signals of white matter and CSF.")
            .absent(OF_STRATEGY)
            .option("--wm-csf", "TERMS")
            .choice("globalSignal", "Terms of the global signal.")
            .absent(OF_STRATEGY)
            .option("--global-signal", "TERMS")
            .choice("drift", "fMRIPrep's drift columns.")
            .absent(OF_STRATEGY)
            .option("--drift", "WHICH")
            .choice("compCor", "CompCor components.")
            .absent(OF_STRATEGY)
            .remedy("add drift: cosine")
            .option("--compcor", "WHICH")
            .key(
                    "compCorComponents",
                    ValueType.whole(0, ValueType.MANY),
                    "Components of each mask at most; 0 for all that were retained.")
            .absent(OF_STRATEGY)
            .option("--compcor-components", "N")
            .build();

    private static final Section<Scrubbing> SCRUB = Section.of(Scrubbing.none())
            .key(
                    "framewiseDisplacement",
                    ValueType.number(0, ValueType.MANY),
                    scrubbing -> written(scrubbing.framewiseDisplacement()),
                    (scrubbing, mm) -> scrubbing.withFramewiseDisplacement(limit(mm)),
                    "Scrub frames above this framewise displacement in mm; 0 is off.")
            .absent(OF_STRATEGY)
            .option("--scrub-fd", "MM")
            .key(
                    "dvars",
                    ValueType.number(0, ValueType.MANY),
                    scrubbing -> written(scrubbing.standardizedDvars()),
                    (scrubbing, dvars) -> scrubbing.withStandardizedDvars(limit(dvars)),
                    "Scrub frames above this standardised DVARS; 0 is off.")
            .absent(OF_STRATEGY)
            .option("--scrub-dvars", "X")
            .key(
                    "minimumSegment",
                    ValueType.whole(0, ValueType.MANY),
                    "Scrub frames between scrubbed frames too if there are fewer than this in a row.")
            .absent(OF_STRATEGY)
            .option("--minimum-segment", "FRAMES")
            .choice("nonSteadyState", "The first frames before the steady state.")
            .absent(OF_STRATEGY)
            .option("--non-steady-state", "WHAT")
            .build();

    /** The keys. */
    public static final Section<Cleaning> SECTION = Section.of(StudyDefaults.cleaning())
            .choice("detrend", "Trend to take out.")
            .option("--detrend", "HOW")
            .choice("standardize", "Scale of each series in the end.")
            .option("--standardize", "HOW")
            .key(
                    "highPass",
                    ValueType.number(0, 1000),
                    clean -> clean.filter().highPassHz(),
                    (clean, hz) -> suited(clean, hz, clean.filter().lowPassHz()),
                    "High-pass cut-off in Hz, such as 0.008; 0 is off.")
            .option("--high-pass", "HZ")
            .key(
                    "lowPass",
                    ValueType.number(0, 1000),
                    clean -> clean.filter().lowPassHz(),
                    (clean, hz) -> suited(clean, clean.filter().highPassHz(), hz),
                    "Low-pass cut-off in Hz, such as 0.1; 0 is off.")
            .remedy("raise the low-pass or lower the high-pass")
            .option("--low-pass", "HZ")
            .key(
                    "filter",
                    ValueType.choice(FilterKind.class),
                    clean -> clean.filter().kind(),
                    (clean, kind) -> filtered(
                            clean,
                            kind,
                            clean.filter().highPassHz(),
                            clean.filter().lowPassHz()),
                    "Filter: cosine makes a high-pass only, butterworth is of order 5 and zero phase.")
            .absent("by the cut-offs: cosine for a high-pass alone, butterworth with a low-pass")
            .remedy("choose butterworth for a low-pass, or leave filter out")
            .option("--filter", "KIND")
            .key("confounds", "strategy", new Confounds(), "Nuisance signals to regress out.")
            .key("scrub", "strategy.scrubbing", SCRUB, "Frames to leave out.")
            .build();

    private CleaningKeys() {}

    private static Cleaning suited(Cleaning clean, double highPass, double lowPass) {
        return filtered(clean, FilterKind.suiting(highPass, lowPass), highPass, lowPass);
    }

    private static Cleaning filtered(Cleaning clean, FilterKind kind, double highPass, double lowPass) {
        return clean.with(new TemporalFilter(kind, highPass, lowPass));
    }

    /** A threshold as people write it, where 0 is off. */
    private static double limit(double written) {
        return written == 0 ? Double.POSITIVE_INFINITY : written;
    }

    private static double written(double limit) {
        return Double.isInfinite(limit) ? 0 : limit;
    }

    /** A strategy by its name, a list of columns, or a strategy whose parts are given one by one. */
    private record Confounds() implements ValueType<ConfoundStrategy> {
        @Override
        public ConfoundStrategy read(ConfigSection section, String key, ConfoundStrategy current) {
            if (section.isList(key)) {
                return ConfoundStrategy.none().withColumns(section.texts(key));
            }
            return section.isScalar(key) ? STRATEGY.read(section, key, current) : PARTS.read(section, key, current);
        }

        @Override
        public Object write(ConfoundStrategy strategy, UnaryOperator<String> paths) {
            return strategy.with(Scrubbing.none()).equals(ConfoundStrategy.none())
                    ? STRATEGY.write(strategy, paths)
                    : PARTS.write(strategy, paths);
        }

        @Override
        public ObjectNode schema() {
            return ValueType.anyOf(
                    STRATEGY.schema(), ValueType.array(ValueType.text().schema()), PARTS.schema());
        }

        @Override
        public String values() {
            return STRATEGY.values() + ", a list of columns, or keys below";
        }

        @Override
        public Optional<Section<?>> parts() {
            return Optional.of(PARTS);
        }
    }
}
