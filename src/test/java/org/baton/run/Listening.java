package org.baton.run;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On which addresses a process listens, as Linux tells it in {@code /proc} (proc_net_tcp.txt, on little-endian machines). */
public final class Listening {
    private static final String LISTEN = "0A";

    private Listening() {}

    /** Whether this system tells. */
    public static boolean isKnown() {
        return Files.exists(Path.of("/proc/self/net/tcp"));
    }

    /** One address for each listening socket of that process. */
    public static List<InetAddress> of(long pid) throws IOException {
        Path process = Path.of("/proc", String.valueOf(pid));
        Set<String> sockets = sockets(process.resolve("fd"));
        List<InetAddress> addresses = new ArrayList<>();
        for (String table : new String[] {"net/tcp", "net/tcp6"}) {
            for (String line : Files.readAllLines(process.resolve(table))) {
                String[] columns = line.strip().split("\\s+", 11);
                if (columns.length > 9 && columns[3].equals(LISTEN) && sockets.contains(columns[9])) {
                    addresses.add(address(columns[1].split(":", 2)[0]));
                }
            }
        }
        return addresses;
    }

    /** The inodes behind the open files, each a link to {@code socket:[inode]}. */
    private static Set<String> sockets(Path files) throws IOException {
        try (Stream<Path> open = Files.list(files)) {
            return open.map(Listening::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.replaceAll("\\D", ""))
                    .collect(Collectors.toSet());
        }
    }

    /** A file may be closed meanwhile. */
    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Words of four bytes in the machine's order, in hexadecimal. */
    private static InetAddress address(String hexadecimal) throws IOException {
        byte[] bytes = new byte[hexadecimal.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int at = (i / 4 * 4 + 3 - i % 4) * 2;
            bytes[i] = (byte) Integer.parseInt(hexadecimal.substring(at, at + 2), 16);
        }
        return InetAddress.getByAddress(bytes);
    }
}
