package org.baton.it;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.baton.paseto.AssertionClaims;
import org.baton.paseto.Jti;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenLife;
import org.baton.paseto.TokenSigner;
import org.baton.run.TestDirectory;
import org.baton.secret.MasterKey;

/** A good assertion of the tests' home about its administrator, signed with home's own key. */
final class HomesAssertion {
    private HomesAssertion() {}

    /** For a service of that name. */
    static String forService(String name, Hosts hosts) {
        String master = TestDirectory.own().resolve("two-hosts/home-master.key").toString();
        TokenLife life = TokenLife.from(Clock.systemUTC().instant(), AssertionClaims.LONGEST);
        AssertionClaims claims = new AssertionClaims(
                hosts.home().toString(),
                name,
                Jti.random(),
                life,
                "1",
                "admin",
                List.of("admin"),
                "1",
                life.issuedAt(),
                UUID.randomUUID());
        return new TokenSigner(new SigningKeys(MasterKey.fromSetting(master)))
                .sign(claims, 1, "baton/1|assertion|%s|%s".formatted(name, hosts.home()))
                .text();
    }
}
