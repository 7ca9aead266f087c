package org.baton.scene;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test class a scene of its own, by its constructor, and closes it after the class. */
public final class SceneExtension implements ParameterResolver {
    /** Made by JUnit. */
    public SceneExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Scene resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext ofClass = context.getParent()
                .filter(parent -> parent.getTestMethod().isEmpty()
                        && context.getTestMethod().isPresent())
                .orElse(context);
        return ofClass.getStore(ExtensionContext.Namespace.create(SceneExtension.class))
                .getOrComputeIfAbsent(context.getRequiredTestClass(), type -> made(), Scene.class);
    }

    private static Scene made() {
        try {
            return Scene.fresh();
        } catch (SQLException failed) {
            throw new IllegalStateException("The test's database cannot be made", failed);
        }
    }
}
