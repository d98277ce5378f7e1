package org.insula.pipeline.model;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers that loops see as a plain array and matrix products see in native memory. They are copied from one side to
 * the other only when a side is asked for that lacks the latest change; many of them never leave theirs.
 *
 * <p>Both sides grow to the largest size seen and stay. Belongs to one thread.
 */
final class Values64 {
    private int size;
    private double[] array = new double[0];
    private boolean arrayCurrent = true;
    private DataBuffer owner;
    private DoubleBuffer memory;
    private long address;
    private boolean memoryCurrent;

    /** Number of values. */
    int size() {
        return size;
    }

    /** Sets the number of values; what they are is then anything. */
    Values64 resize(int rows, int columns) {
        size = Math.multiplyExact(rows, columns);
        arrayCurrent = false;
        memoryCurrent = false;
        return this;
    }

    /** The array, to be read only. It may be longer than the values. */
    double[] read() {
        reserveArray();
        if (!arrayCurrent) {
            if (memoryCurrent) {
                memory.get(0, array, 0, size);
            }
            arrayCurrent = true;
        }
        return array;
    }

    /** The array, to be changed. */
    double[] change() {
        read();
        memoryCurrent = false;
        return array;
    }

    /** The array, to be filled without being read. */
    double[] fill() {
        reserveArray();
        arrayCurrent = true;
        memoryCurrent = false;
        return array;
    }

    /** Address of the native memory, to be read only. */
    long readMemory() {
        reserveMemory();
        if (!memoryCurrent) {
            if (arrayCurrent) {
                memory.put(0, array, 0, size);
            }
            memoryCurrent = true;
        }
        return address;
    }

    /** Address of the native memory, to be changed. */
    long changeMemory() {
        readMemory();
        arrayCurrent = false;
        return address;
    }

    /** The native memory as a buffer, to be changed. */
    DoubleBuffer changeBuffer() {
        changeMemory();
        return memory;
    }

    /** The native memory as ND4J sees it; ask for its address first. */
    DataBuffer nd4j() {
        return owner;
    }

    /** The array, and native memory beside it, for someone who keeps both sides equal by push and pull. */
    double[] fillBoth() {
        reserveArray();
        reserveMemory();
        arrayCurrent = true;
        memoryCurrent = true;
        return array;
    }

    /** The array as it is; it may be longer than the values. */
    double[] array() {
        return array;
    }

    /** Copies a stretch of the array into native memory. */
    void push(int offset, int count) {
        memory.put(offset, array, offset, count);
    }

    /** Copies a stretch of native memory into the array. */
    void pull(int offset, int count) {
        memory.get(offset, array, offset, count);
    }

    /** This as a row-major matrix whose rows follow each other at the given distance, from an offset on. */
    Matrix64 matrix(int offset, int stride) {
        return new Matrix64(this, offset, stride);
    }

    private void reserveArray() {
        if (array.length < size) {
            array = new double[size];
        }
    }

    private void reserveMemory() {
        if (memory == null || memory.capacity() < size) {
            owner = Nd4j.createBuffer(DataType.DOUBLE, Math.max(1, size), false);
            DoublePointer pointer = new DoublePointer(owner.addressPointer()).capacity(Math.max(1, size));
            memory = pointer.asBuffer();
            address = pointer.address();
            memoryCurrent = false;
        }
    }
}
