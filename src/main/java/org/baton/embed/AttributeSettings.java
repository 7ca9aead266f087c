package org.baton.embed;

import java.util.Arrays;
import java.util.List;
import org.baton.httpsession.AttributePolicy;

/** The settings of {@link AttributePolicy}. */
final class AttributeSettings {
    private AttributeSettings() {}

    static AttributePolicy read(Settings settings) {
        AttributePolicy byDefault = AttributePolicy.BY_DEFAULT;
        List<Class<?>> types =
                settings.optional("baton.session.attributes.types", byDefault.types(), AttributeSettings::types);
        int maxBytes = settings.number("baton.session.attributes.max-bytes", byDefault.maxBytes());
        int maxDepth = settings.number("baton.session.attributes.max-depth", byDefault.maxDepth());
        return settings.checked(byDefault, () -> new AttributePolicy(types, maxBytes, maxDepth));
    }

    private static List<Class<?>> types(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .distinct()
                .<Class<?>>map(AttributeSettings::type)
                .toList();
    }

    /** Of the application, whose class loader the starting thread has. */
    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalArgumentException(
                    "there is no class \"" + name
                            + "\" in this application; write full names, such as org.example.Cart, with commas between them",
                    missing);
        }
    }
}
