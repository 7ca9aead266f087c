package org.baton.architecture.wrong.login;

import org.paseto4j.commons.TestVectors;

/** Wrong: a token's encoding outside its room. */
record LoginThatReadsTokens(Class<TestVectors> library) {}
