package org.insula.io.bids;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** When two words of a table are one: they differ in case, in blanks, or as {@code 1} and {@code 1.0} do. */
public final class Spelling {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{0,15})?");

    private Spelling() {}

    /** What all spellings of a word have in common. */
    public static String key(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFC)
                .replaceAll("[\\u200B\\uFEFF]", "")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        if (NUMBER.matcher(plain).matches()) {
            return new BigDecimal(plain.endsWith(".") ? plain + "0" : plain)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return plain.toLowerCase(Locale.ROOT);
    }

    /** Whether a list has a word in some spelling. */
    public static boolean lists(Collection<String> words, String word) {
        String key = key(word);
        return words.stream().anyMatch(each -> key(each).equals(key));
    }
}
