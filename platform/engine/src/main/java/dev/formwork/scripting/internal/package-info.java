/**
 * The guarded evaluator on GraalJS: one engine, a fresh hardened context per user action, bounded
 * threads under a watchdog. Nothing outside {@code scripting} knows GraalJS; no host object ever
 * enters a context.
 */
@NullMarked
package dev.formwork.scripting.internal;

import org.jspecify.annotations.NullMarked;
