package dev.formwork.flows;

/** Whether an outcome takes words with it. */
public enum OpinionRule {
  OPTIONAL,
  REQUIRED,
  NONE
}
