package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baton.boot.Api;
import org.junit.jupiter.api.Test;

/** docs/reference/openapi.yaml says what the API has, and nothing else. */
class OpenApiTest {
    private static final Pattern PATH = Pattern.compile("  (/[^ ]+):");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|delete|patch|head|options):");

    /** Servlets, which log people in or give them a cookie; BearerTokenIT and PasswordIT ask them. */
    private static final Set<String> NOT_BY_JAKARTA_REST =
            Set.of("POST /api/bearer-tokens", "PUT /api/password", "POST /api/tickets");

    @Test
    void it_lists_the_addresses_that_the_code_has_with_their_methods() throws IOException {
        Set<String> all = inCode();
        all.addAll(NOT_BY_JAKARTA_REST);

        assertThat(described()).isEqualTo(all);
    }

    private static Set<String> described() throws IOException {
        Set<String> found = new TreeSet<>();
        String path = "";
        for (String line : Files.readAllLines(
                java.nio.file.Path.of(System.getProperty("basedir", ""), "docs/reference/openapi.yaml"))) {
            Matcher opened = PATH.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (opened.matches()) {
                path = opened.group(1);
            } else if (method.matches()) {
                found.add(method.group(1).toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return found;
    }

    private static Set<String> inCode() {
        return new Api()
                .getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(type -> Arrays.stream(type.getMethods())
                                .flatMap(method -> Arrays.stream(method.getAnnotations())
                                        .map(Annotation::annotationType)
                                        .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
                                        .map(annotation -> annotation
                                                        .getAnnotation(HttpMethod.class)
                                                        .value() + " /api/"
                                                + type.getAnnotation(Path.class).value() + below(method))))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String below(Method method) {
        return method.isAnnotationPresent(Path.class)
                ? "/" + method.getAnnotation(Path.class).value()
                : "";
    }
}
