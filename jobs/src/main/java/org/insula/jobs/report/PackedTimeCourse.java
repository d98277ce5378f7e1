package org.insula.jobs.report;

import java.util.Base64;

/**
 * A time course as the page carries it: whole numbers in base64, many times shorter than digits.
 *
 * <p>A number q stands for {@code (q − 1) / (largest − 1) · scale}, where the largest number is 255 or 65535; 0 stands
 * for a missing value. Numbers follow frame after frame, the low byte first.
 *
 * @param bytes bytes per number, 1 or 2
 * @param scale the largest share in the time course, 0 or more
 * @param data the numbers in base64
 */
record PackedTimeCourse(int bytes, double scale, String data) {

    /**
     * Packs a time course.
     *
     * @param course shares {@code [frame][region]}; what is below 0 is stored as 0
     * @param bytes bytes per number, 1 or 2
     * @return the packed time course
     */
    static PackedTimeCourse pack(TimeCourse course, int bytes) {
        double scale = largest(course);
        int top = (1 << (8 * bytes)) - 2;
        byte[] data = new byte[course.frames() * course.regions() * bytes];
        int at = 0;
        for (int frame = 0; frame < course.frames(); frame++) {
            for (int region = 0; region < course.regions(); region++) {
                int number = quantise(course.value(frame, region), scale, top);
                for (int part = 0; part < bytes; part++) {
                    data[at++] = (byte) (number >>> (8 * part));
                }
            }
        }
        return new PackedTimeCourse(bytes, scale, Base64.getEncoder().encodeToString(data));
    }

    private static int quantise(double value, double scale, int top) {
        if (Double.isNaN(value)) {
            return 0;
        }
        return scale == 0 ? 1 : 1 + (int) Math.round(Math.max(0, value) / scale * top);
    }

    private static double largest(TimeCourse course) {
        double largest = 0;
        for (int frame = 0; frame < course.frames(); frame++) {
            for (int region = 0; region < course.regions(); region++) {
                double value = course.value(frame, region);
                largest = value > largest ? value : largest;
            }
        }
        return largest;
    }
}
