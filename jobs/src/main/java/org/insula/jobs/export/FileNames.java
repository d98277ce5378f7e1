package org.insula.jobs.export;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.insula.io.FilePaths;

/** File names for texts that come from data. */
public final class FileNames {
    private FileNames() {}

    /**
     * A name that works on any file system and, unlike {@link FilePaths#safeName}, differs where the texts differ:
     * the text itself if it is such a name, else what can be kept of it and a 32-bit checksum of the whole.
     */
    public static String unique(String text) {
        String safe = FilePaths.safeName(text);
        if (safe.equals(text)) {
            return text;
        }
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        String digits = HexFormat.of().toHexDigits((int) checksum.getValue());
        return safe.substring(0, Math.min(100, safe.length())) + "-" + digits;
    }
}
