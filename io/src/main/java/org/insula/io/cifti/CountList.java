package org.insula.io.cifti;

import java.util.Arrays;

/** Whole numbers of 0 or more picked out of text that comes in pieces, which may break a number in two. */
final class CountList {
    private static final long NONE = -1;

    private final int most;
    private int[] counts = new int[64];
    private int size;
    private long open = NONE;

    CountList(int most) {
        this.most = most;
    }

    /** Takes a piece in; false if it holds anything but digits and space, or too large or too many numbers. */
    boolean add(char[] text, int start, int length) {
        for (int c = start; c < start + length; c++) {
            char character = text[c];
            if (character >= '0' && character <= '9') {
                open = Math.max(open, 0) * 10 + character - '0';
                if (open > Integer.MAX_VALUE) {
                    return false;
                }
            } else if (character > ' ' || !end()) {
                return false;
            }
        }
        return true;
    }

    /** Ends the number that the last piece may have left open; false if it is one too many. */
    boolean end() {
        if (open == NONE) {
            return true;
        }
        if (size == most) {
            return false;
        }
        if (size == counts.length) {
            counts = Arrays.copyOf(counts, Math.min(most, 2 * size));
        }
        counts[size++] = (int) open;
        open = NONE;
        return true;
    }

    int[] toArray() {
        return Arrays.copyOf(counts, size);
    }
}
