package org.baton.session;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.Set;

/** What a server's authentication does to each request before any filter sees it, without the server. */
public final class Recognising {
    private Recognising() {}

    /** The recognition of a host with these sessions, where no address is for strangers alone. */
    public static Recognition by(Sessions sessions) {
        return new Recognition(sessions, Set.of(), Optional.empty(), Optional.empty());
    }

    /** Has a host with these sessions recognise who asks. */
    public static HttpServletRequest recognised(HttpServletRequest request, Sessions sessions) {
        by(sessions).recognise((HttpMessageContext) Proxy.newProxyInstance(
                Recognising.class.getClassLoader(),
                new Class<?>[] {HttpMessageContext.class},
                (self, method, values) -> switch (method.getName()) {
                    case "getRequest" -> request;
                    case "isProtected" -> false;
                    case "doNothing" -> AuthenticationStatus.NOT_DONE;
                    case "notifyContainerAboutLogin" -> AuthenticationStatus.SUCCESS;
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
        return request;
    }
}
