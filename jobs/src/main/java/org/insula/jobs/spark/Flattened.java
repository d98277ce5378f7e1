package org.insula.jobs.spark;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The elements of iterators one after another; each iterator is asked for only when the one before it is used up. For
 * one thread.
 */
final class Flattened<T> implements Iterator<T> {
    private final Iterator<? extends Iterator<T>> source;
    private Iterator<T> current = Collections.emptyIterator();

    Flattened(Iterator<? extends Iterator<T>> source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && source.hasNext()) {
            current = source.next();
        }
        return current.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }
}
