package org.insula.jobs.command;

import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.MapStatistic;
import org.insula.atlas.RegionStatistic;
import org.insula.atlas.Resampling;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.FilterKind;
import org.insula.atlas.clean.ScrubbedFrames;
import org.insula.atlas.clean.Standardize;
import org.insula.atlas.confounds.CompCor;
import org.insula.atlas.confounds.DriftColumns;
import org.insula.atlas.confounds.NonSteadyState;
import org.insula.atlas.confounds.Terms;
import org.insula.jobs.config.Choices;
import org.insula.jobs.log.RunLog;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Lets options take the same words as the configuration does. */
public final class ChoiceOptions {
    private ChoiceOptions() {}

    /** Teaches a command line every enum that an option has. */
    public static void register(CommandLine command) {
        register(command, BoxOptions.Protocol.class);
        register(command, CompCor.class);
        register(command, ConstantVoxels.class);
        register(command, Detrend.class);
        register(command, DriftColumns.class);
        register(command, FilterKind.class);
        register(command, MapStatistic.class);
        register(command, NonSteadyState.class);
        register(command, RegionStatistic.class);
        register(command, Resampling.class);
        register(command, ScrubbedFrames.class);
        register(command, Standardize.class);
        register(command, RunLog.Format.class);
        register(command, RunOptions.Summary.class);
        register(command, Terms.class);
    }

    private static <E extends Enum<E>> void register(CommandLine command, Class<E> type) {
        command.registerConverter(
                type,
                text -> Choices.parse(type, text)
                        .orElseThrow(() -> new TypeConversionException(
                                "'" + text + "' is not one of " + String.join(", ", Choices.names(type)))));
    }
}
