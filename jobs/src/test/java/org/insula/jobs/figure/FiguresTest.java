package org.insula.jobs.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.insula.atlas.Atlas;
import org.insula.io.LocalFiles;
import org.insula.jobs.report.ColourScale;
import org.insula.jobs.report.ExampleReport;
import org.insula.jobs.report.LabelMap;
import org.insula.jobs.report.ModelReport;
import org.insula.jobs.report.ReportData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class FiguresTest {
    private final ReportData report = ExampleReport.cohort();
    private final ModelReport model = report.models().get(1);
    private final LabelMap map = model.maps().get(3);
    private final Figures figures = new Figures(report, FigureFont.load().orElseThrow());

    @TempDir
    private Path folder;

    private List<Figure> all() {
        return List.of(
                figures.accuracy(),
                figures.confusion(model),
                figures.frames(map.label()),
                figures.heat(model, map),
                figures.regions(model, map),
                figures.slices(model, map).orElseThrow());
    }

    private Path png(Figure figure) {
        Path path = folder.resolve("figure.png");
        FigureImages.writePng(new LocalFiles(), path.toString(), figure);
        return path;
    }

    private String svg(Figure figure) throws IOException {
        Path path = folder.resolve("figure.svg");
        FigureImages.writeSvg(new LocalFiles(), path.toString(), figure);
        return Files.readString(path);
    }

    @Test
    void areTheSameFilesEveryTime() throws IOException {
        List<Figure> first = all();
        List<Figure> second = all();
        for (int at = 0; at < first.size(); at++) {
            byte[] once = Files.readAllBytes(png(first.get(at)));
            assertThat(Files.readAllBytes(png(second.get(at)))).isEqualTo(once);
            assertThat(svg(second.get(at))).isEqualTo(svg(first.get(at)));
        }
    }

    @Test
    void haveThreeHundredDotsAnInch() throws IOException {
        Figure figure = figures.accuracy();
        Path png = png(figure);
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(Math.round(figure.width() / 72.0 * 300));
        String bytes = Files.readString(png, StandardCharsets.ISO_8859_1);
        int density = bytes.indexOf("pHYs") + 4;
        int dotsPerMetre = 0;
        for (int at = 0; at < 4; at++) {
            dotsPerMetre = dotsPerMetre << 8 | bytes.charAt(density + at);
        }
        assertThat(dotsPerMetre / 39.3701).isCloseTo(300, within(0.1));
    }

    @Test
    void needNoFontAndNoOtherFileAsSvg() throws Exception {
        for (Figure figure : all()) {
            String svg = svg(figure);
            assertThat(svg).doesNotContain("<text", "<!DOCTYPE", "url(http", "href=\"http", "href=\"file");
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(folder.resolve("figure.svg").toFile())
                    .getDocumentElement();
            assertThat(root.getAttribute("width")).isEqualTo(String.valueOf(figure.width()));
        }
    }

    @Test
    void drawMoreThanAFrame() throws IOException {
        for (Figure figure : all()) {
            BufferedImage image = ImageIO.read(png(figure).toFile());
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(50);
            assertThat(pixels[0]).isEqualTo(Color.WHITE.getRGB());
        }
    }

    @Test
    void cellsHaveTheColoursOfTheirValues() {
        MapColours colours = MapColours.between(0, 2);
        BufferedImage image = CellImage.of(new double[][] {{0, 1, 2}, {5, -1, Double.NaN}}, colours);
        int size = image.getHeight() / 2;
        int[][] expected = {ColourScale.rgb(0), ColourScale.rgb(0.5), ColourScale.rgb(1)};
        for (int column = 0; column < 3; column++) {
            int[] rgb = expected[column];
            assertThat(new Color(image.getRGB(column * size + size / 2, size / 2)))
                    .isEqualTo(new Color(rgb[0], rgb[1], rgb[2]));
        }
        assertThat(image.getRGB(0, size)).isEqualTo(image.getRGB(2 * size, 0));
        assertThat(image.getRGB(size, size)).isEqualTo(image.getRGB(0, 0));
        assertThat(new Color(image.getRGB(2 * size, size))).isEqualTo(MapColours.MISSING);
    }

    @Test
    void coloursOfValuesWithASignAreLightAt0AndAsFarToEitherSide() {
        MapColours colours = MapColours.around0(2);
        int[] middle = ColourScale.diverging(0);
        assertThat(colours.colour(0)).isEqualTo(new Color(middle[0], middle[1], middle[2]));
        assertThat(colours.colour(-1).getBlue())
                .isGreaterThan(colours.colour(-1).getRed());
        assertThat(colours.colour(1).getRed()).isGreaterThan(colours.colour(1).getBlue());
        assertThat(colours.colour(-5)).isEqualTo(colours.colour(-2));
    }

    @Test
    void mapsWithASignHaveFigures() throws IOException {
        ReportData signed = ExampleReport.signed();
        ModelReport own = signed.models().get(1);
        LabelMap first = own.maps().get(0);
        Figures drawn = new Figures(signed, FigureFont.load().orElseThrow());
        for (Figure figure : List.of(
                drawn.heat(own, first),
                drawn.regions(own, first),
                drawn.slices(own, first).orElseThrow(),
                drawn.frames(first.label()))) {
            BufferedImage image = ImageIO.read(png(figure).toFile());
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(50);
        }
    }

    @Test
    void theHeatMapHasTheMostImportantRegionAtItsTop() throws IOException {
        BufferedImage image = ImageIO.read(png(figures.heat(model, map)).toFile());
        int middle = (int) (0.6 * image.getWidth());
        double top = 0;
        double bottom = 0;
        // Bands at a tenth and nine tenths of the picture's height hold the first and the last rows.
        for (int x = middle - 200; x < middle + 100; x++) {
            top += lightness(image.getRGB(x, (int) (0.11 * image.getHeight())));
            bottom += lightness(image.getRGB(x, (int) (0.85 * image.getHeight())));
        }
        assertThat(top).isGreaterThan(1.3 * bottom);
    }

    private static double lightness(int rgb) {
        Color colour = new Color(rgb);
        return colour.getRed() + colour.getGreen() + colour.getBlue();
    }

    @Test
    void slicesShowTheLeftOfTheBrainOnTheLeft() {
        Atlas atlas = report.brain().orElseThrow().atlas();
        Color[] colours = new Color[atlas.regions().size()];
        int[] left = new int[colours.length];
        int[] right = new int[colours.length];
        int nx = atlas.grid().nx();
        for (int voxel = 0; voxel < atlas.grid().voxels(); voxel++) {
            int region = atlas.regionOfVoxel(voxel);
            if (region >= 0) {
                double x = atlas.grid().affine().get(0, 0) * (voxel % nx)
                        + atlas.grid().affine().get(0, 3);
                (x < 0 ? left : right)[region]++;
            }
        }
        for (int region = 0; region < colours.length; region++) {
            colours[region] = right[region] == 0 && left[region] > 0 ? Color.RED : null;
        }
        SlicePlane axial = SlicesFigure.planes(report.brain().orElseThrow()).get(2);
        int red = 0;
        for (int slice : axial.slices()) {
            BufferedImage image = axial.paint(slice, colours);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    if (image.getRGB(x, y) == Color.RED.getRGB()) {
                        red++;
                        assertThat(x).isLessThan(image.getWidth() / 2);
                    }
                }
            }
        }
        assertThat(red).isGreaterThan(100);
        assertThat(axial.ends()).isEqualTo("LR");
    }

    @Test
    void sayWhereAModelIsNotAboveChance() {
        assertThat(MapText.verdict(report.models().get(0))).startsWith("NOT ABOVE CHANCE");
        assertThat(MapText.verdict(model)).isEqualTo("above chance; accuracy 62.0 % where guessing gets 12.5 %");
    }
}
