package org.baton.database;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.hibernate.boot.model.internal.BinderHelper;

/**
 * What Hibernate 6.6 remembers of annotations lies in a {@link ClassValue}, that is, with the annotation's class. Those of
 * {@code jakarta.persistence} are the server's, and would hold this application's class loader for as long as the server runs.
 */
final class HibernateCaches {
    private static final String OF_ANNOTATIONS = "annotationMetaCacheForRepeatableDialectOverride";

    private HibernateCaches() {}

    /** Forgets it for all annotations of these entities; it is needed while Hibernate starts, and not afterwards. */
    static void forget(Iterable<Class<?>> rows) {
        ClassValue<?> remembered = remembered();
        rows.forEach(row -> Stream.concat(Stream.of(row), Arrays.stream(row.getDeclaredFields()))
                .map(AnnotatedElement::getAnnotations)
                .flatMap(Arrays::stream)
                .map(Annotation::annotationType)
                .forEach(remembered::remove));
    }

    private static ClassValue<?> remembered() {
        try {
            Field field = BinderHelper.class.getDeclaredField(OF_ANNOTATIONS);
            field.setAccessible(true);
            return (ClassValue<?>) field.get(null);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(
                    "This Hibernate has no BinderHelper." + OF_ANNOTATIONS
                            + ": look whether an undeployed application is collected without its being emptied",
                    changed);
        }
    }
}
