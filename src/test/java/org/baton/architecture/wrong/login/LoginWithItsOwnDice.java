package org.baton.architecture.wrong.login;

import java.security.SecureRandom;

/** Wrong: randomness outside its room. */
record LoginWithItsOwnDice(SecureRandom dice) {}
