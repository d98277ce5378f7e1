package org.insula.jobs.figure;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.insula.io.FileAccess;
import org.w3c.dom.Document;

/** Writes figures as files. The same figure gives the same bytes. */
public final class FigureImages {
    private static final int DOTS_PER_INCH = 300;
    private static final String PNG = "javax_imageio_png_1.0";
    private static final double SCALE = DOTS_PER_INCH / 72.0;

    private FigureImages() {}

    /**
     * Writes a figure as PNG with 300 dots per inch.
     *
     * @throws org.insula.io.InputException if it cannot be written
     */
    public static void writePng(FileAccess files, String path, Figure figure) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(SCALE * figure.width()),
                (int) Math.round(SCALE * figure.height()),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D page = image.createGraphics();
        page.setColor(Color.WHITE);
        page.fillRect(0, 0, image.getWidth(), image.getHeight());
        page.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        page.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        page.scale(SCALE, SCALE);
        figure.draw(page);
        page.dispose();
        files.writeAtomically(path, out -> png(image, out));
    }

    /** Encodes an image of 300 dots per inch. */
    static void png(BufferedImage image, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            IIOMetadata metadata =
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            metadata.mergeTree(PNG, density());
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }

    /** Dots per metre, so that programs show the figure as large as it is meant to be. */
    private static IIOMetadataNode density() {
        String dots = String.valueOf(Math.round(DOTS_PER_INCH / 0.0254));
        IIOMetadataNode density = new IIOMetadataNode("pHYs");
        density.setAttribute("pixelsPerUnitXAxis", dots);
        density.setAttribute("pixelsPerUnitYAxis", dots);
        density.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode(PNG);
        root.appendChild(density);
        return root;
    }

    /**
     * Writes a figure as SVG, text as outlines.
     *
     * @throws org.insula.io.InputException if it cannot be written
     */
    public static void writeSvg(FileAccess files, String path, Figure figure) {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setImageHandler(new EmbeddedImages());
        SVGGraphics2D page = new SVGGraphics2D(context, true);
        page.setSVGCanvasSize(new Dimension(figure.width(), figure.height()));
        figure.draw(page);
        files.writeAtomically(path, out -> out.write(text(page).getBytes(StandardCharsets.UTF_8)));
        page.dispose();
    }

    /** Without the document type, which many programs would fetch from afar. */
    private static String text(SVGGraphics2D page) throws IOException {
        StringWriter text = new StringWriter();
        page.stream(text, true);
        return text.toString().replaceFirst("<!DOCTYPE[^>]*>\\s*", "");
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform can make an empty document", e);
        }
    }
}
