package org.insula.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.insula.io.FileAccess;
import org.insula.io.InputException;

/**
 * The {@code <label index="0" …>name</label>} elements of an FSL atlas description, by their index as it stands there.
 * Document types and external entities are not followed.
 */
final class FslLabels {

    private static final String LABEL = "label";
    private static final String INDEX = "index";

    private FslLabels() {}

    /**
     * Reads all labels.
     *
     * @throws InputException if the file cannot be read or is no XML, or an index is not a whole number of 0 or more or
     *     occurs twice
     */
    static Map<Integer, String> read(FileAccess files, String path) {
        try (InputStream in = files.open(path)) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            Map<Integer, String> labels = new TreeMap<>();
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(LABEL)) {
                    addLabel(xml, path, labels);
                }
            }
            return labels;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new InputException(path, "is not XML (line " + line + ")", "check the path", e);
        } catch (IOException e) {
            throw InputException.reading(path, e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static void addLabel(XMLStreamReader xml, String path, Map<Integer, String> labels)
            throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        String index = xml.getAttributeValue(null, INDEX);
        if (index == null || !index.strip().matches("\\d{1,9}")) {
            throw new InputException(
                    path, "line " + line + ": a label with index " + index, "FSL counts its labels 0, 1, 2, …");
        }
        String name = xml.getElementText().strip();
        if (labels.putIfAbsent(Integer.valueOf(index.strip()), name) != null) {
            throw new InputException(path, "line " + line + ": index " + index + " again", "give each label one name");
        }
    }
}
