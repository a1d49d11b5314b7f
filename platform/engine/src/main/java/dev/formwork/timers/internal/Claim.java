package dev.formwork.timers.internal;

import dev.formwork.timers.Timer;

/**
 * A timer that this node may fire.
 *
 * @param fence a number that grows with each claim: what is said with an older one is not heard
 * @param tries how often it has been tried before
 */
record Claim(Timer timer, long fence, int tries) {}
