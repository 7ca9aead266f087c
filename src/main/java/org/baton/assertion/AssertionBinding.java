package org.baton.assertion;

/** What an assertion is bound to: its implicit assertion (PASETO specification, Version4.md), which no token carries. */
final class AssertionBinding {
    private AssertionBinding() {}

    static String of(String audience, String issuer) {
        return "baton/1|assertion|" + audience + "|" + issuer;
    }
}
