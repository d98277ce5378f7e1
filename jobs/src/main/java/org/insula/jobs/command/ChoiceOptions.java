package org.insula.jobs.command;

import org.insula.atlas.ConstantVoxels;
import org.insula.atlas.Resampling;
import org.insula.atlas.clean.Detrend;
import org.insula.atlas.clean.Standardize;
import org.insula.jobs.config.Choices;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Lets options take the same words as the configuration does. */
public final class ChoiceOptions {
    private ChoiceOptions() {}

    /** Teaches a command line every enum that an option has. */
    public static void register(CommandLine command) {
        register(command, ConstantVoxels.class);
        register(command, Detrend.class);
        register(command, Resampling.class);
        register(command, Standardize.class);
    }

    private static <E extends Enum<E>> void register(CommandLine command, Class<E> type) {
        command.registerConverter(
                type,
                text -> Choices.parse(type, text)
                        .orElseThrow(() ->
                                new TypeConversionException("'" + text + "' is not one of " + Choices.names(type))));
    }
}
