package org.baton.run;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What is alive in the JVM of a server of this machine: asked by JMX, of the JDK's own agent. */
public final class ServerJvm implements AutoCloseable {
    private final JMXConnector connector;
    private final MBeanServerConnection beans;

    private ServerJvm(JMXConnector connector) throws IOException {
        this.connector = connector;
        this.beans = connector.getMBeanServerConnection();
    }

    /** Starts the agent there, which has threads and MBeans of its own from then on. */
    @SuppressWarnings("BanJNDI") // The address is what the agent itself says, on this machine.
    public static ServerJvm of(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
            try {
                return new ServerJvm(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException("No JVM that can be asked: process " + pid, e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot ask the JVM of process " + pid, e);
        }
    }

    /** How many class loaders have loaded a class of that name and are still there after the garbage is collected. */
    public long loadersOf(String type) {
        try {
            ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class).gc();
            Object tree = beans.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "vmClassHierarchy",
                    new Object[] {new String[] {type}},
                    new String[] {String[].class.getName()});
            return String.valueOf(tree)
                    .lines()
                    .filter(line -> line.contains(type + "/"))
                    .count();
        } catch (JMException e) {
            throw new IllegalStateException("The JVM does not tell its classes", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of its threads, each number in them as {@code #}. */
    public Set<String> threads() {
        try {
            ThreadMXBean threads = ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class);
            return Arrays.stream(threads.dumpAllThreads(false, false))
                    .map(ThreadInfo::getThreadName)
                    // Those that answer this very question come and go.
                    .filter(name -> !name.startsWith("RMI ") && !name.startsWith("JMX "))
                    .map(name -> name.replaceAll("[0-9]+", "#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of its MBeans. */
    public Set<String> beans() {
        try {
            return beans.queryNames(null, null).stream()
                    .map(ObjectName::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
