package org.baton.assertion;

import org.baton.paseto.KeyRing;

/**
 * A host whose word a service takes, from the service's own settings.
 *
 * @param origin the host's origin, as it names itself in iss
 * @param keys its public keys, pinned: {@code <service>.assertion.<generation>}
 */
public record TrustedIssuer(String origin, KeyRing keys) {}
