package dev.formwork.flows;

/** Whom a returned record goes to. */
public enum ReturnTarget {
  INITIATOR
}
