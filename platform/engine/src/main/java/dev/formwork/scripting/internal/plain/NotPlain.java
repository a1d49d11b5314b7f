package dev.formwork.scripting.internal.plain;

/**
 * Here the script engine has to be asked. No failure: thrown without a stack, caught at the door.
 */
final class NotPlain extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotPlain() {
    super("The script engine has to be asked", null, false, false);
  }
}
