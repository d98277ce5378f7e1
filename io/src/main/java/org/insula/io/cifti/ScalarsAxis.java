package org.insula.io.cifti;

import java.util.List;

/**
 * Named maps of numbers.
 *
 * @param names in the order of the file; may be empty texts
 */
public record ScalarsAxis(List<String> names) implements CiftiAxis {
    /** Copies the list. */
    public ScalarsAxis {
        names = List.copyOf(names);
    }

    @Override
    public int length() {
        return names.size();
    }

    @Override
    public String describe() {
        return "scalars";
    }
}
