package org.insula.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.insula.io.FileAccess;
import org.insula.io.ForeignText;
import org.insula.io.InputException;

/**
 * The labels of an atlas description in XML: FSL's {@code <label index="0" …>name</label>}, or SPM's
 * {@code <label><index>2001</index><name>name</name></label>}. FSL's newer files have the voxel value beside the index, as
 * {@code value="1"}. Document types and external entities are not followed.
 *
 * @param names index as it stands there → name
 * @param nested whether indices are voxel values, as SPM's are and FSL's attribute {@code value}
 * @param type what FSL's header calls the atlas, in lower case; empty if nothing
 */
record XmlLabels(Map<Integer, String> names, boolean nested, String type) {

    /** What is read of one label. */
    private static final class Parts {
        private String index;
        private String name = "";
        private boolean nested;
    }

    /**
     * Reads all labels.
     *
     * @throws InputException if the file cannot be read or is no XML, or an index is not a whole number of 0 or more,
     *     occurs twice, or only some labels have a value
     */
    static XmlLabels read(FileAccess files, String path) {
        try (InputStream in = trimmed(files.open(path))) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            Map<Integer, String> names = new TreeMap<>();
            boolean nested = false;
            boolean indexed = false;
            String type = "";
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    if (xml.getLocalName().equals("label")) {
                        boolean value = addLabel(xml, path, names);
                        nested |= value;
                        indexed |= !value;
                    } else if (xml.getLocalName().equals("type")) {
                        type = xml.getElementText().strip().toLowerCase(Locale.ROOT);
                    }
                }
            }
            if (nested && indexed) {
                throw new InputException(
                        path, "gives some labels a value and others only an index", "give every label its value");
            }
            return new XmlLabels(names, nested, type);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new InputException(path, "is not XML (line " + line + ")", "check the path", e);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    /** Without blank lines in front, which XML does not allow there. */
    private static InputStream trimmed(InputStream in) throws IOException {
        PushbackInputStream out = new PushbackInputStream(in);
        int next = out.read();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            next = out.read();
        }
        if (next >= 0) {
            out.unread(next);
        }
        return out;
    }

    private static XMLInputFactory factory() {
        // The class path may hold another parser, which finds what is wrong with a text only when that is asked for.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** Tells whether index and name are elements of their own. */
    private static boolean addLabel(XMLStreamReader xml, String path, Map<Integer, String> names)
            throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        Parts parts = parts(xml);
        if (parts.index == null || !parts.index.strip().matches("\\d{1,9}")) {
            throw new InputException(
                    path,
                    "line " + line + ": a label with index "
                            + (parts.index == null ? "missing" : ForeignText.quoted(parts.index)),
                    "an index is a whole number of 0 or more");
        }
        int index = Integer.parseInt(parts.index.strip());
        String name = ForeignText.cell(parts.name.strip());
        String other = names.putIfAbsent(index, name);
        if (other != null && !other.equals(name)) {
            throw new InputException(path, "line " + line + ": index " + index + " again", "give each label one name");
        }
        return parts.nested;
    }

    /** Reads up to the end of a label. */
    private static Parts parts(XMLStreamReader xml) throws XMLStreamException {
        Parts parts = new Parts();
        String value = xml.getAttributeValue(null, "value");
        parts.index = value == null ? xml.getAttributeValue(null, "index") : value;
        parts.nested = value != null;
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                addPart(xml, parts);
            }
        }
        if (parts.name.isEmpty()) {
            parts.name = text.toString();
        }
        return parts;
    }

    private static void addPart(XMLStreamReader xml, Parts parts) throws XMLStreamException {
        String element = xml.getLocalName();
        String text = xml.getElementText();
        switch (element) {
            case "index", "value", "number" -> {
                parts.index = parts.index == null || element.equals("index") ? text : parts.index;
                parts.nested = true;
            }
            case "name" -> parts.name = text;
            default -> {
                // Colours, coordinates and the like.
            }
        }
    }
}
