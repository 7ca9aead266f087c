package org.baton.boot;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.baton.login.Vouching;
import org.baton.user.Password;
import org.baton.user.Vouched;

/**
 * The deployment's own identity stores (Jakarta Security), such as a directory: whoever they find valid is a user here, under
 * the unique id, else the DN, else the name that the store gives.
 */
final class StoreVouching implements Vouching {
    private static final Logger LOG = System.getLogger(StoreVouching.class.getName());

    /**
     * What has a meaning in a search filter of LDAP (RFC 4515, 3). The servers' own LDAP store writes a name into its filter
     * as it was typed: {@code car*} would find carol, under another name each time guesses of hers are counted.
     */
    private static final Pattern OF_A_FILTER = Pattern.compile("[*()\\\\\\x00]");

    /** As much of a group's name as finds it. */
    private static final int LONGEST_LOGGED = 120;

    private final IdentityStoreHandler stores;
    private final String issuer;

    StoreVouching(IdentityStoreHandler stores, String issuer) {
        this.stores = stores;
        this.issuer = issuer;
    }

    @Override
    public Result vouch(String username, Password password) {
        if (OF_A_FILTER.matcher(username).find()) {
            return new Result.Refused();
        }
        CredentialValidationResult result;
        try {
            result = stores.validate(new UsernamePasswordCredential(username, password.forStore()));
        } catch (RuntimeException failure) {
            // Jakarta Security names no exception for a store that cannot ask, and each server's LDAP store throws its
            // own.
            LOG.log(Level.ERROR, "an identity store failed: {0}", causes(failure));
            LOG.log(Level.DEBUG, "where it failed", failure);
            return new Result.Failed();
        }
        return result.getStatus() == CredentialValidationResult.Status.VALID
                ? new Result.Known(vouched(result))
                : new Result.Refused();
    }

    /** In one line, since an outage fails every login: what is wrong with a directory is said by the innermost. */
    private static String causes(Throwable failure) {
        StringJoiner line = new StringJoiner(", by ");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            line.add(cause.toString());
        }
        return line.toString();
    }

    private Vouched vouched(CredentialValidationResult result) {
        String name = result.getCallerPrincipal().getName();
        String subject = Stream.of(
                        Optional.ofNullable(result.getCallerUniqueId()), Optional.ofNullable(result.getCallerDn()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(name);
        return new Vouched(issuer, subject, name, groups(result, subject));
    }

    /**
     * Those that can be groups here. The others are left out, and the login goes on: nothing here could ask for such a group,
     * and one odd name in a directory is not to keep all its members out. Groups only ever give rights.
     */
    private static Set<String> groups(CredentialValidationResult result, String subject) {
        Set<String> groups = new HashSet<>();
        for (String group : result.getCallerGroups()) {
            if (Vouched.isGroup(group)) {
                groups.add(group);
            } else {
                LOG.log(
                        Level.WARNING,
                        "{0} logs in without a group whose name is not 1 to 100 characters, none a control character: {1}",
                        subject,
                        printable(group));
            }
        }
        return groups;
    }

    private static String printable(String name) {
        String plain = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return plain.length() <= LONGEST_LOGGED ? plain : plain.substring(0, LONGEST_LOGGED) + "...";
    }
}
