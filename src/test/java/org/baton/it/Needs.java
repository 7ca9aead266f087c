package org.baton.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Tests that drive a program of this machine. Where it is missing they are left out, with a line that says so; under
 * {@code CI=true} they fail.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Needs.Condition.class)
public @interface Needs {
    Tool[] value();

    /** Looks for the programs. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<Tool> missing = AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                    .flatMap(needs -> Arrays.stream(needs.value())
                            .filter(tool -> tool.find().isEmpty())
                            .findFirst());
            if (missing.isEmpty() || "true".equals(System.getenv("CI"))) {
                return ConditionEvaluationResult.enabled("what is needed is there, or has to be");
            }
            System.out.printf(
                    "%s left out: %s%n", context.getDisplayName(), missing.get().missing());
            return ConditionEvaluationResult.disabled(missing.get().missing());
        }
    }
}
