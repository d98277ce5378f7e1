package org.insula.jobs.report;

import java.util.Base64;

/**
 * A time course as the page carries it: whole numbers in base64, many times shorter than digits.
 *
 * <p>A number q stands for {@code low + (q − 1) / (largest − 1) · (high − low)}, where the largest number is 255 or 65535; 0
 * stands for a missing value. Numbers follow frame after frame, the low byte first. Where any value is negative, low is
 * {@code −high}, so that 0 is kept as it is.
 *
 * @param bytes bytes per number, 1 or 2
 * @param low what number 1 stands for: 0 or less
 * @param high the largest magnitude in the time course, 0 or more
 * @param data the numbers in base64
 */
record PackedTimeCourse(int bytes, double low, double high, String data) {

    /**
     * Packs a time course.
     *
     * @param course values {@code [frame][region]}
     * @param bytes bytes per number, 1 or 2
     * @return the packed time course
     */
    static PackedTimeCourse pack(TimeCourse course, int bytes) {
        double high = 0;
        double low = 0;
        for (int frame = 0; frame < course.frames(); frame++) {
            for (int region = 0; region < course.regions(); region++) {
                double value = course.value(frame, region);
                high = Math.abs(value) > high ? Math.abs(value) : high;
                low = value < low ? value : low;
            }
        }
        PackedTimeCourse empty = new PackedTimeCourse(bytes, low < 0 ? -high : 0, high, "");
        return new PackedTimeCourse(bytes, empty.low, high, empty.encoded(course));
    }

    private String encoded(TimeCourse course) {
        byte[] numbers = new byte[course.frames() * course.regions() * bytes];
        int at = 0;
        for (int frame = 0; frame < course.frames(); frame++) {
            for (int region = 0; region < course.regions(); region++) {
                int number = number(course.value(frame, region));
                for (int part = 0; part < bytes; part++) {
                    numbers[at++] = (byte) (number >>> (8 * part));
                }
            }
        }
        return Base64.getEncoder().encodeToString(numbers);
    }

    private int number(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int top = (1 << (8 * bytes)) - 2;
        return high == 0 ? 1 : 1 + (int) Math.round((value - low) / (high - low) * top);
    }
}
