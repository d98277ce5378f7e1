package org.insula.io.cifti;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.insula.io.ForeignText;
import org.insula.io.InputException;

/**
 * Walks once through an XML text that is not to be trusted: no document type, no entities but the five of XML itself,
 * nothing outside the text is ever opened, and lists and names are bounded by what the caller expects. Every complaint
 * names the file. For one thread.
 */
final class XmlCursor {
    private static final int LONGEST_TEXT = 1 << 16;

    private final String path;
    private final XMLStreamReader reader;
    private int depth;

    /** Stands before the root element. */
    XmlCursor(String path, byte[] xml) {
        this.path = path;
        // The JDK's own parser, whatever else is on the class path: its limits are known.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("refers to " + systemId);
        });
        try {
            this.reader = factory.createXMLStreamReader(new StringReader(text(xml)));
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** Decoded here, because the parser reports bytes that are no UTF-8 on the error stream. */
    private String text(byte[] xml) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputException(path, "its CIFTI header is not UTF-8 text", CiftiHeader.REMEDY, e);
        }
    }

    /** How many elements are open: 1 within the root. */
    int depth() {
        return depth;
    }

    /**
     * Goes to the next child of the element that was open at {@code parentDepth}, past whatever the last child held.
     *
     * @return false if the element has ended
     */
    boolean nextChild(int parentDepth) {
        while (depth >= parentDepth) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT && depth == parentDepth + 1) {
                return true;
            }
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
        }
        return false;
    }

    /** Moves on and keeps count of the open elements. */
    private int next() {
        try {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw damaged("has a document type or entities, which CIFTI does not have");
                default -> {}
            }
            return event;
        } catch (XMLStreamException e) {
            throw malformed(e);
        }
    }

    /** The name of the element that starts here. */
    String name() {
        return reader.getLocalName();
    }

    /** An attribute of the element that starts here. */
    String attribute(String attribute) {
        String text = reader.getAttributeValue(null, attribute);
        if (text == null) {
            throw damaged(name() + " has no " + attribute);
        }
        return ForeignText.cell(text.strip());
    }

    /** An attribute that is a whole number of 0 or more. */
    int count(String attribute) {
        String text = attribute(attribute);
        if (!text.matches("\\d{1,9}")) {
            throw damaged(name() + " has " + attribute + " \"" + text + "\", which is no count");
        }
        return Integer.parseInt(text);
    }

    /** An attribute that is a whole number of either sign. */
    int whole(String attribute) {
        String text = attribute(attribute);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw damaged(name() + " has " + attribute + " \"" + text + "\", which is no whole number");
        }
    }

    /** An attribute that is a finite number. */
    double number(String attribute) {
        return number(name() + " has " + attribute, attribute(attribute));
    }

    private double number(String whatHasIt, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!Double.isFinite(value)) {
            throw damaged(whatHasIt + " \"" + text + "\", which is no number");
        }
        return value;
    }

    /** The text of the element that starts here, without spaces around; the cursor then stands at its end. */
    String text() {
        String element = name();
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw damaged(element + " holds " + name() + " where text is expected");
            }
            if (reader.hasText() && event != XMLStreamConstants.COMMENT) {
                text.append(reader.getText());
            }
            if (text.length() > LONGEST_TEXT) {
                throw damaged(element + " holds a text that does not end");
            }
        }
        return ForeignText.cell(text.toString().strip());
    }

    /** The finite numbers that the element that starts here holds, {@code expected} of them. */
    double[] numbers(int expected) {
        String element = name();
        String[] words = text().split("\\s+");
        if (words.length != expected) {
            throw damaged(element + " holds " + words.length + " numbers instead of " + expected);
        }
        return Arrays.stream(words)
                .mapToDouble(word -> number(element + " holds", word))
                .toArray();
    }

    /** The whole numbers of 0 or more that the element that starts here holds, at most {@code most} of them. */
    int[] counts(int most) {
        CountList counts = new CountList(most);
        String element = name();
        boolean good = true;
        for (int event = next(); good && event != XMLStreamConstants.END_ELEMENT; event = next()) {
            boolean text = event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE;
            good = !text || counts.add(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
        if (!good || !counts.end()) {
            throw damaged(element + " holds more than " + most + " whole numbers, or something else");
        }
        return counts.toArray();
    }

    InputException damaged(String problem) {
        return CiftiHeader.damaged(path, problem);
    }

    private InputException malformed(XMLStreamException cause) {
        String line = cause.getLocation() == null
                ? ""
                : " (line " + cause.getLocation().getLineNumber() + ")";
        return new InputException(path, "its CIFTI header is not well-formed XML" + line, CiftiHeader.REMEDY, cause);
    }
}
