package org.baton.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Set;

/** What each class may touch, be called and be annotated with. */
public final class Rules {
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.lang.System.currentTimeMillis");

    private static final Set<String> REGISTRATIONS =
            Set.of("WebServlet", "WebFilter", "WebListener", "Provider", "Startup", "Schedule", "Schedules");

    /** SQL is written in tables, and nowhere else. */
    public static final ArchRule ONLY_TABLES_TOUCH_SQL = noClasses()
            .that(areNotTables())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.hibernate..", "jakarta.persistence..");

    /** One room knows how tokens are encoded. */
    public static final ArchRule ONLY_PASETO_KNOWS_A_PASETO_LIBRARY = noClasses()
            .that()
            .resideOutsideOfPackage("..baton..paseto..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.paseto..", "org.paseto4j..", "net.aholbrook..");

    /** An application that embeds the jar never grows our addresses or timers by surprise. */
    public static final ArchRule NOTHING_REGISTERS_ITSELF = noClasses()
            .should(ArchCondition.from(describe(
                    "register themselves with a server",
                    type -> isRegistered(type) || type.getMethods().stream().anyMatch(Rules::isRegistered))));

    /** Only the WAR says below which path REST is. */
    public static final ArchRule ONLY_BOOT_HAS_AN_APPLICATION_PATH = noClasses()
            .that()
            .resideOutsideOfPackage("..baton..boot..")
            .should()
            .beAnnotatedWith("jakarta.ws.rs.ApplicationPath");

    /** Time comes from an injected clock. */
    public static final ArchRule ONLY_EMBED_ASKS_THE_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("..baton..embed..")
            .should()
            .accessTargetWhere(describe(
                    "asks the machine's clock",
                    (JavaAccess<?> access) ->
                            CLOCKS.contains(access.getTargetOwner().getFullName() + "." + access.getName())));

    /** What must be right to the bit is in two rooms. */
    public static final ArchRule CRYPTOGRAPHY_IS_IN_TWO_ROOMS = noClasses()
            .that()
            .resideOutsideOfPackages("..baton..secret..", "..baton..paseto..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.security..", "javax.crypto..")
                    .and(describe(
                            "make or check cryptography",
                            type -> Set.of(
                                            "SecureRandom",
                                            "MessageDigest",
                                            "Cipher",
                                            "Mac",
                                            "Signature",
                                            "KeyFactory",
                                            "KeyPairGenerator",
                                            "SecretKeyFactory")
                                    .contains(type.getSimpleName()))));

    /** Nothing of ours is written to a stream of objects, or read from one. */
    public static final ArchRule NOTHING_IS_SERIALIZABLE = noClasses()
            .should(ArchCondition.from(describe(
                    "implement Serializable by themselves",
                    (JavaClass type) ->
                            type.getRawInterfaces().stream().anyMatch(raw -> raw.isEquivalentTo(Serializable.class)))))
            .orShould()
            .dependOnClassesThat(describe(
                    "are streams of objects",
                    type -> type.isEquivalentTo(ObjectInputStream.class)
                            || type.isEquivalentTo(ObjectOutputStream.class)));

    /** An entity is the table's own business. */
    public static final ArchRule ROWS_STAY_IN_THEIR_ROOM =
            classes().that().haveSimpleNameEndingWith("Row").should().bePackagePrivate();

    /** A name says what a class is. */
    public static final ArchRule NO_CLASS_HAS_AN_EMPTY_NAME =
            noClasses().should().haveNameMatching(".*(Manager|Impl|Service|Utils?|Helper|DTO|Dto)");

    /** Null is said, or it is not there. */
    public static final ArchRule EACH_ROOM_IS_NULL_MARKED = classes()
            .should(ArchCondition.from(describe(
                    "be in a package whose package-info says @NullMarked",
                    type -> type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"))));

    private Rules() {}

    private static DescribedPredicate<JavaClass> areNotTables() {
        return describe(
                "are neither tables nor rows, nor in database, embed or boot",
                type -> !resideInAnyPackage("..baton..database..", "..baton..embed..", "..baton..boot..")
                                .test(type)
                        && !outermost(type).getSimpleName().matches(".*(Table|Row)"));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Rules::outermost).orElse(type);
    }

    private static boolean isRegistered(CanBeAnnotated annotated) {
        return annotated.isAnnotatedWith(describe(
                "registers with a server",
                (JavaAnnotation<?> annotation) ->
                        REGISTRATIONS.contains(annotation.getRawType().getSimpleName())));
    }
}
