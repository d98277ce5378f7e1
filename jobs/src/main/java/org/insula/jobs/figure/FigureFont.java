package org.insula.jobs.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The fonts that all figures are set in: Liberation Sans, which has the widths of Helvetica. */
public final class FigureFont {
    private static final String REGULAR = "/liberation/LiberationSans-Regular.ttf";
    private static final String BOLD = "/liberation/LiberationSans-Bold.ttf";

    private final Font regular;
    private final Font bold;

    private FigureFont(Font regular, Font bold) {
        this.regular = regular;
        this.bold = bold;
    }

    /**
     * The fonts; empty on a machine where Java finds no font at all, for it then refuses every other one too.
     *
     * @throws IllegalStateException if they are missing, so that the program was packed wrongly
     */
    public static Optional<FigureFont> load() {
        try {
            return Optional.of(new FigureFont(read(REGULAR), read(BOLD)));
        } catch (IOException | FontFormatException e) {
            return Optional.empty();
        }
    }

    private static Font read(String resource) throws IOException, FontFormatException {
        try (InputStream in = FigureFont.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }

    /** The font of axes and labels. */
    Font small() {
        return regular.deriveFont(7.5f);
    }

    /** The font of axis titles and of what a figure says. */
    Font medium() {
        return regular.deriveFont(8.5f);
    }

    /** The font of titles. */
    Font title() {
        return bold.deriveFont(10f);
    }
}
