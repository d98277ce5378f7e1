package org.insula.jobs.spark;

import org.apache.spark.Partitioner;

/** A partition a unit. */
final class UnitPartitioner extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int units;

    UnitPartitioner(int units) {
        this.units = units;
    }

    @Override
    public int numPartitions() {
        return units;
    }

    @Override
    public int getPartition(Object key) {
        return ((ProbeKey) key).unit();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnitPartitioner that && units == that.units;
    }

    @Override
    public int hashCode() {
        return units;
    }
}
