package dev.formwork.flows;

/** What an outcome is not taken without. */
public enum Need {
  /** At least one file. */
  FILE,
  /** A signature, drawn or as a picture. */
  SIGNATURE,
  /** The password of who decides. */
  PASSWORD
}
