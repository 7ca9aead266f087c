package org.baton.run;

/**
 * What the run command can be told by system properties ({@code mvn -Prun -Dbaton.run.home-port=...}).
 *
 * @param homePort {@code baton.run.home-port}, 8443 unless told otherwise
 * @param siblingPort {@code baton.run.sibling-port}, 9443 unless told otherwise
 * @param dbPort {@code baton.run.db-port}, 15432 unless told otherwise
 * @param reset {@code baton.run.reset}: forget the data of earlier runs
 */
record RunSettings(int homePort, int siblingPort, int dbPort, boolean reset) {
    static final String HOME_PORT = "baton.run.home-port";
    static final String SIBLING_PORT = "baton.run.sibling-port";
    static final String DB_PORT = "baton.run.db-port";
    static final String RESET = "baton.run.reset";

    /** As the system properties have it. */
    static RunSettings fromProperties() {
        return new RunSettings(port(HOME_PORT, 8443), port(SIBLING_PORT, 9443), port(DB_PORT, 15432), flag(RESET));
    }

    private static int port(String name, int otherwise) {
        String text = System.getProperty(name, String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw new RunFailure("%s=%s is no port: give a number from 1 to 65535".formatted(name, text));
        }
        return Integer.parseInt(text);
    }

    /** Set, with or without a value, but not to {@code false}. */
    private static boolean flag(String name) {
        String text = System.getProperty(name);
        return text != null && !text.equals("false");
    }
}
