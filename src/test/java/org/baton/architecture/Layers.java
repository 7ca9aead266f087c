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
            .whereLayer("handoff")
            .mayOnlyBeAccessedByLayers("boot", "embed", "admin")
            .whereLayer("logout")
            .mayOnlyBeAccessedByLayers("boot", "embed", "admin")
            .whereLayer("httpsession")
            .mayOnlyBeAccessedByLayers("boot", "embed")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("boot", "embed", "admin", "login", "handoff", "logout", "httpsession")
            .whereLayer("user")
            .mayOnlyBeAccessedByLayers("boot", "embed", "admin", "login", "handoff", "logout", "session")
            .whereLayer("paseto")
            .mayOnlyBeAccessedByLayers("embed", "handoff", "logout")
            .whereLayer("json")
            .mayOnlyBeAccessedByLayers("paseto", "http")
            .whereLayer("database")
            .mayOnlyBeAccessedByLayers("boot", "embed", "login", "handoff", "logout", "httpsession", "session", "user")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers(
                    "boot", "embed", "admin", "login", "handoff", "logout", "httpsession", "session", "user")
            .whereLayer("secret")
            .mayOnlyBeAccessedByLayers("embed", "admin", "login", "handoff", "httpsession", "session", "user", "paseto")
            .ensureAllClassesAreContainedInArchitecture();

    private Layers() {}
}
