package org.baton.architecture;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/** Which room may know which: arrows point down only. A room that is not in this list is an error, too. */
public final class Layers {
    /** No two rooms know each other, directly or through others. */
    public static final ArchRule NO_CYCLES =
            slices().matching("org.baton.(**)").should().beFreeOfCycles();

    /** The arrows. */
    public static final ArchRule ARROWS_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.baton..")
            .withOptionalLayers(true)
            .layer("boot")
            .definedBy("..baton..boot..")
            .layer("embed")
            .definedBy("..baton..embed..")
            .layer("admin")
            .definedBy("..baton..admin..")
            .layer("login")
            .definedBy("..baton..login..")
            .layer("handoff")
            .definedBy("..baton..handoff..")
            .layer("logout")
            .definedBy("..baton..logout..")
            .layer("assertion")
            .definedBy("..baton..assertion..")
            .layer("ticket")
            .definedBy("..baton..ticket..")
            .layer("httpsession")
            .definedBy("..baton..httpsession..")
            .layer("session")
            .definedBy("..baton..session..")
            .layer("user")
            .definedBy("..baton..user..")
            .layer("paseto")
            .definedBy("..baton..paseto..")
            .layer("secret")
            .definedBy("..baton..secret..")
            .layer("json")
            .definedBy("..baton..json..")
            .layer("database")
            .definedBy("..baton..database..")
            .layer("http")
            .definedBy("..baton..http..")
            .whereLayer("boot")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("embed")
            .mayOnlyBeAccessedByLayers("boot")
            .whereLayer("admin")
            .mayOnlyBeAccessedByLayers("boot", "embed")
            .whereLayer("login")
            .mayOnlyBeAccessedByLayers("boot", "embed")
            .whereLayer("ticket")
            .mayOnlyBeAccessedByLayers("embed")
            .whereLayer("handoff")
            .mayOnlyBeAccessedByLayers("boot", "embed", "admin", "ticket")
            .whereLayer("logout")
            .mayOnlyBeAccessedByLayers("boot", "embed", "admin")
            .whereLayer("assertion")
            .mayOnlyBeAccessedByLayers("boot", "embed")
            .whereLayer("httpsession")
            .mayOnlyBeAccessedByLayers("boot", "embed")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers(
                    "boot", "embed", "admin", "login", "handoff", "logout", "assertion", "ticket", "httpsession")
            .whereLayer("user")
            .mayOnlyBeAccessedByLayers(
                    "boot", "embed", "admin", "login", "handoff", "logout", "assertion", "session", "ticket")
            .whereLayer("paseto")
            .mayOnlyBeAccessedByLayers("embed", "handoff", "logout", "assertion", "ticket")
            .whereLayer("json")
            .mayOnlyBeAccessedByLayers("paseto", "http")
            .whereLayer("database")
            .mayOnlyBeAccessedByLayers(
                    "boot", "embed", "login", "handoff", "logout", "ticket", "httpsession", "session", "user")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers(
                    "boot",
                    "embed",
                    "admin",
                    "login",
                    "handoff",
                    "logout",
                    "assertion",
                    "ticket",
                    "httpsession",
                    "session",
                    "user")
            .whereLayer("secret")
            .mayOnlyBeAccessedByLayers(
                    "embed", "admin", "login", "handoff", "ticket", "httpsession", "session", "user", "paseto")
            .ensureAllClassesAreContainedInArchitecture();

    private Layers() {}
}
