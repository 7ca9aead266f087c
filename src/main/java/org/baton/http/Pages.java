package org.baton.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** The templates, compiled by the build; what they show is escaped by where it stands (text, attribute). */
final class Pages {
    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "org.baton.template");

    private Pages() {}

    static String render(String template, Object model, Words words) {
        StringOutput output = new StringOutput();
        ENGINE.render(template + ".jte", Map.of("model", model, "words", words), output);
        return output.toString();
    }
}
