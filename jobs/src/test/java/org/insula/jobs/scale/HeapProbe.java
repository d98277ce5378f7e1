package org.insula.jobs.scale;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Asks a Java process of this user, by its management interface, what its heap holds. For one thread. */
final class HeapProbe implements AutoCloseable {
    private final JMXConnector connection;
    private final MemoryMXBean memory;
    private final List<MemoryPoolMXBean> pools;

    private HeapProbe(JMXConnector connection) throws IOException {
        this.connection = connection;
        var beans = connection.getMBeanServerConnection();
        this.memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
        this.pools = ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class).stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /**
     * A probe of a process whose Java has started.
     *
     * @throws IOException if it cannot be reached, for instance because it has ended
     */
    static HeapProbe of(long process) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
            String address;
            try {
                address = machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
            return new HeapProbe(JMXConnectorFactory.connect(new JMXServiceURL(address)));
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + process + " cannot be asked", e);
        }
    }

    /** Bytes still in use after a full collection, which this call asks for. */
    long liveBytes() {
        memory.gc();
        return pools.stream()
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
