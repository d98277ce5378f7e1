package org.insula.io;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one form in which text from outside (cells, names, addresses, messages of other programs) is printed: no control
 * characters, no passwords, no more of it than a person reads.
 */
public final class ForeignText {
    private static final int LONGEST_CELL = 40;
    private static final int LONGEST_MESSAGE = 2000;

    /** {@code USER:PASSWORD@} of an address; what follows it is kept. */
    private static final Pattern USER = Pattern.compile("(?<=[A-Za-z0-9]://)[^/\\s]*@");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}&&[^\t\r\n]]");

    private ForeignText() {}

    /**
     * A message, or a part of one, that may repeat text from outside: control characters and others that are not seen, such
     * as the marks that turn the direction of writing, are escaped as {@code \}{@code u001b}, addresses lose their user and password, and the middle of
     * what is longer than 2000 characters is left out.
     */
    public static String message(String text) {
        return cut(escaped(withoutUser(text)), LONGEST_MESSAGE);
    }

    /** What a cell or a word says, in quotation marks, as {@link #message} escapes it, cut after 40 characters. */
    public static String quoted(String text) {
        String start = text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
        return '"' + escaped(start) + '"';
    }

    /** A path or a text with paths in it, without user and password where they are addresses. */
    public static String withoutUser(String text) {
        return text.contains("@") ? USER.matcher(text).replaceAll("") : text;
    }

    /**
     * A cell as tables keep it: tabs and line breaks (those of Unicode too, at which some programs end a row) are spaces, every
     * other control character is U+FFFD.
     */
    public static String cell(String text) {
        if (text.chars().noneMatch(character -> isControl(character) || isLine(character))) {
            return text;
        }
        return shown(text.replaceAll("[\t\r\n\u2028\u2029]+", " "));
    }

    /** Text of several lines as a page keeps it: every control character but tabs and line breaks is U+FFFD. */
    public static String shown(String text) {
        return CONTROL.matcher(text).replaceAll("\uFFFD");
    }

    /** The whole text with what {@link #message} escapes. */
    public static String escaped(String text) {
        if (text.chars().noneMatch(ForeignText::isHidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.chars().forEach(character -> {
            if (isHidden(character)) {
                shown.append("\\u").append(String.format(Locale.ROOT, "%04x", character));
            } else {
                shown.append((char) character);
            }
        });
        return shown.toString();
    }

    /** Cuts out the middle: what is wrong often stands at the end. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int half = longest / 2;
        return text.substring(0, half) + " … " + text.substring(text.length() - half);
    }

    private static boolean isLine(int character) {
        return character == 0x2028 || character == 0x2029;
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character);
    }

    /** Whether a terminal or an editor acts on a character instead of showing it; joiners are part of some scripts. */
    private static boolean isHidden(int character) {
        boolean joins = character == 0x200C || character == 0x200D;
        boolean format = Character.getType(character) == Character.FORMAT && !joins;
        return isControl(character) || isLine(character) || format;
    }
}
