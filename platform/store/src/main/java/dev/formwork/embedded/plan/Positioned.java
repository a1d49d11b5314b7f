package dev.formwork.embedded.plan;

import org.jspecify.annotations.Nullable;

/** Positions of documents one after another. */
interface Positioned {

  /** Goes to the next one; false at the end. */
  boolean next();

  long position();

  /** The bytes of the document there, where they are at hand; else null. */
  byte @Nullable [] document();
}
