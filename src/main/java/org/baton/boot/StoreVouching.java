package org.baton.boot;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;
import java.util.stream.Stream;
import org.baton.login.Vouching;
import org.baton.user.Password;
import org.baton.user.Vouched;

/**
 * The deployment's own identity stores (Jakarta Security), such as a directory: whoever they find valid is a user here, under
 * the unique id, else the DN, else the name that the store gives.
 */
final class StoreVouching implements Vouching {
    private final IdentityStoreHandler stores;
    private final String issuer;

    StoreVouching(IdentityStoreHandler stores, String issuer) {
        this.stores = stores;
        this.issuer = issuer;
    }

    @Override
    public Optional<Vouched> vouch(String username, Password password) {
        CredentialValidationResult result =
                stores.validate(new UsernamePasswordCredential(username, password.forStore()));
        return result.getStatus() == CredentialValidationResult.Status.VALID
                ? Optional.of(vouched(result))
                : Optional.empty();
    }

    private Vouched vouched(CredentialValidationResult result) {
        String name = result.getCallerPrincipal().getName();
        String subject = Stream.of(
                        Optional.ofNullable(result.getCallerUniqueId()), Optional.ofNullable(result.getCallerDn()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(name);
        return new Vouched(issuer, subject, name, result.getCallerGroups());
    }
}
