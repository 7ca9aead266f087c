package org.baton.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Runs the tests of a class once for each of these nodes, which its constructor is given. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(On.Those.class)
@interface On {
    /** Which ones; those that cannot run here are left out, and a line says so. */
    Nodes[] value();

    /** Tells JUnit which. */
    final class Those extends AnnotationBasedArgumentsProvider<On> {
        /** Made by JUnit. */
        Those() {}

        @Override
        protected Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context, On on) {
            return Arrays.stream(on.value())
                    .filter(nodes -> {
                        if (!nodes.canRun()) {
                            System.out.printf("%s left out on %s%n", context.getDisplayName(), nodes);
                        }
                        return nodes.canRun();
                    })
                    .map(Arguments::of);
        }
    }
}
