package org.baton.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** An identity store as an operator adds it in a jar: it knows one user. */
@ApplicationScoped
public class OneUserStore implements IdentityStore {
    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof UsernamePasswordCredential typed
                        && typed.compareTo("carol", "carol-of-the-directory")
                ? new CredentialValidationResult("directory", "carol", "cn=carol", "uid-7", Set.of("user", "press"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
