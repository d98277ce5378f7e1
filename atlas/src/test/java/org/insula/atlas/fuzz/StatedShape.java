package org.insula.atlas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.insula.io.image.Grid;

/**
 * The shape that a NIfTI header states, read by the offsets of nifti1.h and nifti2.h without Insula's reader.
 *
 * @param sides the first three dimensions
 * @param frames the product of the others
 */
record StatedShape(long[] sides, long frames) {
    static StatedShape of(byte[] file) {
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt(0) != 348 && header.getInt(0) != 540) {
            header.order(ByteOrder.BIG_ENDIAN);
        }
        boolean second = header.getInt(0) == 540;
        long[] sides = {1, 1, 1};
        long frames = 1;
        long dimensions = dim(header, second, 0);
        for (int d = 1; d <= dimensions; d++) {
            if (d <= 3) {
                sides[d - 1] = dim(header, second, d);
            } else {
                frames *= dim(header, second, d);
            }
        }
        return new StatedShape(sides, frames);
    }

    private static long dim(ByteBuffer header, boolean second, int d) {
        return second ? header.getLong(16 + 8 * d) : header.getShort(40 + 2 * d);
    }

    void requireSameAs(Grid grid, int framesRead) {
        assertThat(new long[] {grid.nx(), grid.ny(), grid.nz()}).isEqualTo(sides);
        assertThat((long) framesRead).isEqualTo(frames);
    }
}
