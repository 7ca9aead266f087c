package org.baton.embed;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.List;

/**
 * What JDK 17 and 18 remember of records: {@link ObjectMethods}, which makes their {@code equals}, {@code hashCode} and
 * {@code toString}, keeps the types of the last record in the JVM that was asked for one of them first. If that was one of
 * an application that is undeployed, its class loader stays, until another application's record takes the place. Newer JDKs
 * let go of it by themselves when memory is short (JDK-8078641).
 */
public final class ComparedRecords {
    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

    private ComparedRecords() {}

    /** Lets a type of the JDK take that place: the last thing that an application does when it ends. */
    public static void forget() {
        try {
            MethodHandle part = HERE.findVirtual(String.class, "strip", MethodType.methodType(String.class));
            for (String method : List.of("equals", "hashCode", "toString")) {
                ObjectMethods.bootstrap(HERE, method, MethodHandle.class, String.class, "part", part);
            }
        } catch (Throwable refused) {
            // That is what the signature declares; with arguments that fit, the JDK's method throws nothing.
            throw new IllegalStateException("This JDK makes no methods of records", refused);
        }
    }
}
