package org.insula.atlas.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What happens to files. */
final class Damage {
    private static final byte[] TELLING = {0, 1, -1, 127, -128, 64};

    private static final String[] PIECES = {
        "\t",
        "\n",
        "\r\n",
        "\"",
        ",",
        "<",
        ">",
        "&",
        "{",
        "[",
        "0",
        "-1",
        "1e999",
        "NaN",
        "n/a",
        "99999999999999999999",
        "-",
        ".",
        " ",
        "\ufeff",
        "\u0000",
        "é"
    };

    private Damage() {}

    /** Bytes between two places changed to telling values or by one bit, and at times cut off. */
    static byte[] bytes(byte[] whole, int from, int to, int changes, Random random) {
        byte[] damaged = whole.clone();
        for (int c = 0; c < changes; c++) {
            int at = from + random.nextInt(to - from);
            damaged[at] = random.nextBoolean()
                    ? TELLING[random.nextInt(TELLING.length)]
                    : (byte) (damaged[at] ^ 1 << random.nextInt(8));
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length + 1)) : damaged;
    }

    /** Pieces of text put in, taken out or doubled; at times also as {@link #bytes} has it. */
    static byte[] text(byte[] whole, int from, int to, Random random) {
        byte[] damaged = whole;
        int end = to;
        for (int c = random.nextInt(4); c >= 0; c--) {
            int at = from + random.nextInt(Math.max(1, end - from));
            int gone = Math.min(random.nextBoolean() ? 0 : random.nextInt(12), end - at);
            byte[] piece = random.nextInt(4) == 0
                    ? Arrays.copyOfRange(damaged, at, Math.min(end, at + random.nextInt(40)))
                    : PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8);
            damaged = spliced(damaged, at, gone, piece);
            end += piece.length - gone;
        }
        return random.nextInt(4) == 0 ? bytes(damaged, 0, damaged.length, 1, random) : damaged;
    }

    private static byte[] spliced(byte[] whole, int at, int gone, byte[] piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(whole, 0, at);
        out.writeBytes(piece);
        out.write(whole, at + gone, whole.length - at - gone);
        return out.toByteArray();
    }
}
