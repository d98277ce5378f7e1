package org.insula.jobs.command;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Picks from a list of things what an option names. */
final class Listed {
    private Listed() {}

    /**
     * The things of the given names, in their own order; all of them where no name is given.
     *
     * @throws ParameterException if a name is unknown
     */
    static <T> List<T> chosen(
            CommandSpec spec, String option, List<T> all, Function<T, String> name, List<String> wanted) {
        List<String> known = all.stream().map(name).toList();
        for (String one : wanted) {
            if (!known.contains(one)) {
                throw new ParameterException(
                        spec.commandLine(), option + ": '" + one + "' is not one of " + String.join(", ", known));
            }
        }
        return all.stream()
                .filter(one -> wanted.isEmpty() || wanted.contains(name.apply(one)))
                .toList();
    }
}
