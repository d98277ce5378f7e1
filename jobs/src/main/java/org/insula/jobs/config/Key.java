package org.insula.jobs.config;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.insula.io.Component;

/**
 * A key of the configuration. Reading, writing, options of the command line, documentation, the schema for editors and
 * sidecars all follow from it.
 *
 * @param name     what it is called in its section
 * @param type     what may stand there
 * @param getter   the value in what is configured
 * @param with     the same configured with another value; refuses one that cannot be with an IllegalArgumentException
 * @param sentence what it means, in plain words
 * @param manner   what else is declared of it
 * @param <C>      what is configured
 * @param <V>      the value
 */
public record Key<C, V>(
        String name,
        ValueType<V> type,
        Function<C, V> getter,
        BiFunction<C, V, C> with,
        String sentence,
        Manner<C> manner) {
    /**
     * What may be declared of a key besides.
     *
     * @param absent  the default in words, where it is not a value; else empty
     * @param written when it is written
     * @param needed  what to do where it is missing; empty if it may be
     * @param remedy  what to do about a value that cannot be
     * @param option  the option of the command line that does the same; empty if there is none
     * @param label   what help calls that option's value
     * @param sidecar what it is called in sidecars; empty for the name with a capital
     * @param use     where it changes anything
     */
    public record Manner<C>(
            String absent,
            Written written,
            String needed,
            String remedy,
            String option,
            String label,
            String sidecar,
            Use<C> use) {
        static <C> Manner<C> usual() {
            Use<C> always = new Use<>(configured -> true, configured -> "", "");
            return new Manner<>("", Written.ALWAYS, "", "check the value", "", "", "", always);
        }
    }

    /**
     * Where a key changes anything: elsewhere it is an error, and is not written.
     *
     * @param matters whether it does, given what is configured
     * @param problem why it does not
     * @param remedy  what to do then
     */
    public record Use<C>(Predicate<C> matters, Function<C, String> problem, String remedy) {}

    /** When a key is written. */
    public enum Written {
        ALWAYS,
        UNLESS_DEFAULT
    }

    /** Whether there is anything to read. */
    boolean isRead(ConfigSection section) {
        return type.isAlwaysRead() || section.has(name);
    }

    /** What is configured, with the value that a section gives. */
    C read(ConfigSection section, C configured) {
        return with.apply(configured, type.read(section, name, getter.apply(configured)));
    }

    /**
     * Looks whether the key is there where it must be, and only where it changes anything.
     *
     * @throws org.insula.io.InputException if it is not
     */
    void check(ConfigSection section, C configured) {
        if (!manner.needed.isEmpty() && section.isBlank(name)) {
            throw section.refuse(name, "is missing", manner.needed);
        }
        if (section.has(name) && !manner.use.matters.test(configured)) {
            throw section.refuse(name, manner.use.problem.apply(configured), manner.use.remedy);
        }
    }

    /** The value as it is written; empty if it is not to be. */
    Optional<Object> write(C configured, C defaults, UnaryOperator<String> paths) {
        V value = getter.apply(configured);
        boolean isWritten = manner.use.matters.test(configured)
                && (manner.written == Written.ALWAYS || !value.equals(getter.apply(defaults)));
        return isWritten ? Optional.of(type.write(value, paths)) : Optional.empty();
    }

    /** The default, for people; empty if there is none. */
    String defaultText(C defaults) {
        return manner.absent.isEmpty() && manner.needed.isEmpty()
                ? ValueType.told(type.write(getter.apply(defaults), path -> path))
                : manner.absent;
    }

    /** The default as it would be written; empty where it is not a value. */
    Optional<Object> defaultValue(C defaults) {
        boolean isValue = manner.absent.isEmpty()
                && manner.needed.isEmpty()
                && type.parts().isEmpty();
        return isValue ? Optional.of(type.write(getter.apply(defaults), path -> path)) : Optional.empty();
    }

    /** The same key of something that has what is configured as a part. */
    @SuppressWarnings("unchecked")
    <P> Key<P, V> of(Function<P, C> part, BiFunction<P, C, P> withPart) {
        Use<P> use = new Use<>(
                whole -> manner.use.matters.test(part.apply(whole)),
                whole -> manner.use.problem.apply(part.apply(whole)),
                manner.use.remedy);
        return new Key<>(
                name,
                type,
                whole -> getter.apply(part.apply(whole)),
                (whole, value) -> withPart.apply(whole, with.apply(part.apply(whole), value)),
                sentence,
                (Manner<P>) Component.of(Manner.class, "use").with(manner, use));
    }
}
