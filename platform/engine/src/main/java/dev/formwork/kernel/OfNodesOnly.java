package dev.formwork.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A part that only a node has which people and programs reach: sign-in, start-up. A platform that
 * is made for a moment, as scenarios play on, goes without.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OfNodesOnly {}
