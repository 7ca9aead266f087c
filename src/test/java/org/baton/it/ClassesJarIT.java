package org.baton.it;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;

/** What the build attaches for applications that embed Baton. */
class ClassesJarIT {
    private static final JavaClasses CLASSES = classes();

    @Test
    void it_holds_nothing_of_the_wars_own_and_needs_nothing_of_it() {
        assertThat(CLASSES).isNotEmpty();
        noClasses().should().resideInAnyPackage("..boot..", "..admin..").check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.baton..")
                        .and(describe(
                                "are not in the jar",
                                (JavaClass type) -> !CLASSES.contain(
                                        type.getBaseComponentType().getName()))))
                .check(CLASSES);
    }

    @Test
    void no_class_of_it_is_one_that_a_server_finds_by_itself() {
        Stream.of(
                        "jakarta.ws.rs.Path",
                        "jakarta.ws.rs.ext.Provider",
                        "jakarta.inject.Scope",
                        "jakarta.enterprise.context.NormalScope")
                .forEach(found -> noClasses()
                        .should()
                        .beAnnotatedWith(found)
                        .orShould()
                        .beMetaAnnotatedWith(found)
                        .check(CLASSES));
    }

    @Test
    void it_holds_the_migrations_the_pages_and_their_files() throws IOException {
        try (JarFile jar = new JarFile(EmbeddingPage.JAR.toFile());
                Stream<Path> migrations = Files.list(TestDirectory.project().resolve("db/migration"))) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names)
                    .containsAll(migrations
                            .map(file -> "db/migration/" + file.getFileName())
                            .toList())
                    .contains(
                            "META-INF/resources/static/baton.css",
                            "META-INF/resources/static/handoff.js",
                            "META-INF/resources/static/times.js",
                            "org/baton/http/pages_de.properties",
                            "org/baton/template/JteproblemGenerated.class",
                            "org/baton/user/common-passwords.txt");
        }
    }

    @Test
    void the_page_names_the_dependency_as_the_pom_does() throws IOException {
        String pom = Files.readString(TestDirectory.project().resolve("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>"), pom.indexOf("</version>"));

        assertThat(EmbeddingPage.page()).contains("""
                        <dependency>
                          <groupId>org.baton</groupId>
                          <artifactId>baton</artifactId>
                          %s</version>
                          <classifier>classes</classifier>
                        </dependency>
                        """.formatted(version));
    }

    private static JavaClasses classes() {
        try (JarFile jar = new JarFile(EmbeddingPage.JAR.toFile())) {
            return new ClassFileImporter().importJar(jar);
        } catch (IOException e) {
            throw new IllegalStateException("There is no " + EmbeddingPage.JAR + ": mvn verify makes it", e);
        }
    }
}
