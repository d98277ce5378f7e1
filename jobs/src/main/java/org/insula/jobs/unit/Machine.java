package org.insula.jobs.unit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.insula.pipeline.model.BlasCore;

/**
 * What of a machine may change the last bits of a trained network: kept beside it, never in its identity. Holds nothing
 * that names the machine.
 *
 * @param java       version of Java
 * @param system     operating system and architecture
 * @param processors that Java sees
 * @param kernels    of the matrix library; empty where it chose for itself
 */
record Machine(String java, String system, int processors, String kernels) {

    /** The machine that this process runs on. */
    static Machine here() {
        return new Machine(
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                BlasCore.inUse());
    }

    /** Its entries in JSON. */
    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("Java", java);
        facts.put("System", system);
        facts.put("Processors", processors);
        facts.put("Kernels", kernels);
        return facts;
    }
}
