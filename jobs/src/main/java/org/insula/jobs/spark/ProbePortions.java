package org.insula.jobs.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.insula.pipeline.importance.SaliencyRow;
import scala.Tuple2;

/** The rows of one unit, sorted by sample, in portions of whole samples. For one thread. */
final class ProbePortions implements Iterator<List<SaliencyRow>> {
    /** Most samples in a portion: of each the values are held several times, and the saliency of every model. */
    static final int SAMPLES = 20;

    private final Iterator<Tuple2<ProbeKey, SaliencyRow>> rows;
    private Tuple2<ProbeKey, SaliencyRow> next;

    /** Portions of rows, of which there is at least one. */
    ProbePortions(Iterator<Tuple2<ProbeKey, SaliencyRow>> rows) {
        this.rows = rows;
        this.next = rows.next();
    }

    /** Number of the unit that the rows still to come are of. */
    int unit() {
        return next._1().unit();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public List<SaliencyRow> next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        List<SaliencyRow> portion = new ArrayList<>();
        for (int samples = 0; samples < SAMPLES && next != null; samples++) {
            addSample(portion);
        }
        return portion;
    }

    private void addSample(List<SaliencyRow> portion) {
        String sample = next._1().sample();
        while (next != null && next._1().sample().equals(sample)) {
            portion.add(next._2());
            next = rows.hasNext() ? rows.next() : null;
        }
    }
}
