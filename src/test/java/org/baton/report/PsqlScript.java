package org.baton.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The little of psql's language that the project's scripts use, for machines without psql: {@code \set}, {@code \if},
 * {@code \else}, {@code \endif}, {@code \echo}, {@code \quit}, {@code \gset}, and {@code :'name'}. A statement ends with
 * the line that ends with a semicolon, outside of {@code $$}.
 */
final class PsqlScript {
    private static final Pattern VALUE = Pattern.compile(":'([a-z_]+)'");
    private static final Pattern DEFINED = Pattern.compile(":\\{\\?([a-z_]+)\\}");
    private static final String GSET = "\\gset";

    private final String prefix;
    private final Map<String, String> variables;
    private final Deque<Boolean> branches = new ArrayDeque<>();
    private final StringBuilder buffer = new StringBuilder();
    private final List<Row> rows = new ArrayList<>();

    private PsqlScript(String prefix, Map<String, String> given) {
        this.prefix = prefix;
        this.variables = new HashMap<>(given);
    }

    /** The rows of all its queries, one after the other; each value as psql shows it, and null as "". */
    static List<Row> run(Connection connection, String script, Map<String, String> given) throws SQLException {
        return new PsqlScript("", given).over(connection, script);
    }

    /** The plans of its queries, a line a row. */
    static List<Row> explain(Connection connection, String script, Map<String, String> given) throws SQLException {
        return new PsqlScript("EXPLAIN ", given).over(connection, script);
    }

    private List<Row> over(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String line : script.lines().toList()) {
                if (line.strip().equals("\\quit") && active()) {
                    break;
                }
                read(statement, line);
            }
        }
        return rows;
    }

    private void read(Statement statement, String line) throws SQLException {
        String command = line.strip();
        if (command.startsWith("\\")) {
            obey(command);
        } else if (active() && !(buffer.isEmpty() && (command.isEmpty() || command.startsWith("--")))) {
            buffer.append(line).append('\n');
            if (command.endsWith(GSET)) {
                variables.putAll(
                        asked(statement, taken().replace(GSET, "")).get(0).values());
            } else if (command.endsWith(";") && buffer.toString().split("\\$\\$", -1).length % 2 == 1) {
                rows.addAll(asked(statement, prefix + taken()));
            }
        }
    }

    private void obey(String command) {
        String[] words = command.split("\\s+", 3);
        switch (words[0]) {
            case "\\if" -> branches.push(holds(words[1]));
            case "\\else" -> branches.push(!branches.pop());
            case "\\endif" -> branches.pop();
            case "\\set" -> {
                if (active()) {
                    variables.put(words[1], words[2].replaceAll("^'|'$", ""));
                }
            }
            // A quit that counts has ended the script before.
            case "\\echo", "\\quit" -> {}
            default -> throw new IllegalArgumentException("Only psql knows " + command);
        }
    }

    private boolean holds(String condition) {
        Matcher defined = DEFINED.matcher(condition);
        return defined.matches()
                ? variables.containsKey(defined.group(1))
                : "t".equals(variables.get(condition.substring(1)));
    }

    private boolean active() {
        return branches.stream().allMatch(branch -> branch);
    }

    private String taken() {
        String statement = VALUE.matcher(buffer)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "'" + variables.getOrDefault(found.group(1), "").replace("'", "''") + "'"));
        buffer.setLength(0);
        return statement;
    }

    private static List<Row> asked(Statement statement, String sql) throws SQLException {
        List<Row> found = new ArrayList<>();
        if (statement.execute(sql)) {
            try (ResultSet result = statement.getResultSet()) {
                while (result.next()) {
                    found.add(Row.of(result));
                }
            }
        }
        return found;
    }
}
