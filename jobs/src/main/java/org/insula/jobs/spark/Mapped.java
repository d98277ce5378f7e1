package org.insula.jobs.spark;

import java.util.Iterator;
import java.util.function.Function;

/** An iterator that does its work one element at a time, when asked for it. For one thread. */
final class Mapped<T, R> implements Iterator<R> {
    private final Iterator<T> source;
    private final Function<T, R> function;

    Mapped(Iterator<T> source, Function<T, R> function) {
        this.source = source;
        this.function = function;
    }

    @Override
    public boolean hasNext() {
        return source.hasNext();
    }

    @Override
    public R next() {
        return function.apply(source.next());
    }
}
