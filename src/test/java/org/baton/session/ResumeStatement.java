package org.baton.session;

import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statement that recognises a session, for those who measure it alone. */
public final class ResumeStatement {
    private static final Pattern PARAMETER = Pattern.compile("\\?");

    private ResumeStatement() {}

    /**
     * As the program sends it to recognise on this host, with SQL in the places of its parameters.
     *
     * @param touchInterval in seconds
     * @param withAttributes whether they come along
     */
    public static String on(
            HostId host,
            String touchInterval,
            String withAttributes,
            String secretHash,
            String hostText,
            String channel) {
        Iterator<String> values = List.of(touchInterval, withAttributes, secretHash, hostText, channel)
                .iterator();
        String statement = host.equals(HostId.HOME) ? SessionResumeTable.LOGIN : SessionResumeTable.CHILD;
        return PARAMETER.matcher(statement).replaceAll(parameter -> Matcher.quoteReplacement(values.next()));
    }
}
