package org.insula.jobs.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.insula.jobs.report.BrainPicture;
import org.insula.jobs.report.LabelMap;
import org.insula.jobs.report.MapMeaning;
import org.insula.jobs.report.ModelReport;
import org.jfree.chart.title.PaintScaleLegend;

/**
 * A map on the brain: a row of slices through each of the three planes, left on the left, with the place of each in mm.
 * Only regions above the even share, or of values with a sign beyond a quarter of the scale, have a colour, as in the report.
 */
final class SlicesFigure implements Figure {
    private static final int WIDTH = 510;
    private static final int SLICES = 6;
    private static final int BAR = 60;
    private static final int LETTERS = 12;
    private static final double TITLES = 34;
    private static final double MARGIN = 8;

    private final Charts charts;
    private final String title;
    private final String verdict;
    private final MapMeaning meaning;
    private final List<SlicePlane> planes;
    private final MapColours colours;
    private final Color[] regions;

    private SlicesFigure(
            Charts charts,
            String title,
            String verdict,
            MapMeaning meaning,
            List<SlicePlane> planes,
            MapColours colours,
            Color[] regions) {
        this.charts = charts;
        this.title = title;
        this.verdict = verdict;
        this.meaning = meaning;
        this.planes = planes;
        this.colours = colours;
        this.regions = regions;
    }

    static SlicesFigure of(Charts charts, List<SlicePlane> planes, ModelReport model, LabelMap map) {
        MapMeaning meaning = map.meaning();
        double even = meaning.isSigned() ? 1 : TopRegions.evenShare(map);
        double[] values = map.regions().stream()
                .mapToDouble(region -> region.mean() / even)
                .toArray();
        double top = MapText.atLeast(
                Arrays.stream(values)
                        .filter(Double::isFinite)
                        .map(Math::abs)
                        .max()
                        .orElse(0),
                meaning);
        MapColours colours = meaning.isSigned() ? MapColours.around0(top) : MapColours.between(1, top);
        double least = meaning.isSigned() ? top / 4 : 1;
        Color[] regions = Arrays.stream(values)
                .mapToObj(value -> Math.abs(value) >= least ? colours.colour(value) : null)
                .toArray(Color[]::new);
        return new SlicesFigure(
                charts, MapText.title(model, map.label()), MapText.verdict(model), meaning, planes, colours, regions);
    }

    /** The planes of a picture, with slices at even distances through what the atlas covers. */
    static List<SlicePlane> planes(BrainPicture picture) {
        return SlicePlane.all(picture, SLICES);
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        double height = TITLES + 2 * MARGIN;
        for (SlicePlane plane : planes) {
            height += plane.height() * scale(plane) + LETTERS + 4;
        }
        return (int) Math.ceil(height);
    }

    /** Points per mm: all planes have one scale. */
    private double scale(SlicePlane plane) {
        double widest = planes.stream().mapToDouble(SlicePlane::width).max().orElse(plane.width());
        return (WIDTH - 2 * MARGIN - BAR - 4.0 * (SLICES - 1)) / SLICES / widest;
    }

    @Override
    public void draw(Graphics2D page) {
        page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        page.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        page.setColor(Color.WHITE);
        page.fill(new Rectangle2D.Double(0, 0, width(), height()));
        page.setColor(Charts.INK);
        page.setFont(charts.font().title());
        page.drawString(title, (float) MARGIN, 18);
        page.setColor(Charts.SOFT);
        page.setFont(charts.font().small());
        String coloured = meaning.isSigned() ? "is beyond a quarter of the scale" : "has more than the even share";
        page.drawString(verdict + "; colour where a region " + coloured, (float) MARGIN, 30);
        double y = TITLES + MARGIN;
        for (SlicePlane plane : planes) {
            drawRow(page, plane, y);
            y += plane.height() * scale(plane) + LETTERS + 4;
        }
        PaintScaleLegend bar = charts.colourBar(colours, MapText.unit(meaning));
        bar.draw(page, new Rectangle2D.Double(WIDTH - BAR, TITLES + MARGIN, BAR - MARGIN, 180));
    }

    private void drawRow(Graphics2D page, SlicePlane plane, double y) {
        double step = (WIDTH - 2 * MARGIN - BAR + 4) / SLICES;
        for (int at = 0; at < plane.slices().size(); at++) {
            int slice = plane.slices().get(at);
            double x = MARGIN + at * step;
            double width = plane.width() * scale(plane);
            double height = plane.height() * scale(plane);
            double left = x + (step - 4 - width) / 2;
            BufferedImage image = plane.paint(slice, regions);
            AffineTransform place = AffineTransform.getTranslateInstance(left, y);
            place.scale(width / image.getWidth(), height / image.getHeight());
            page.drawImage(image, place, null);
            page.setFont(charts.font().small());
            page.setColor(Charts.INK);
            centred(page, plane.place(slice), left + width / 2, y + height + 9);
            page.setColor(Color.WHITE);
            page.drawString(plane.ends().substring(0, 1), (float) left + 2, (float) y + 8);
            String right = plane.ends().substring(1);
            double letter = page.getFontMetrics().stringWidth(right);
            page.drawString(right, (float) (left + width - 2 - letter), (float) y + 8);
        }
    }

    private static void centred(Graphics2D page, String text, double x, double y) {
        page.drawString(text, (float) (x - page.getFontMetrics().stringWidth(text) / 2.0), (float) y);
    }
}
