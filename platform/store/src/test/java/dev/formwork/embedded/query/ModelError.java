package dev.formwork.embedded.query;

/** The model refuses, with the code MongoDB would. */
final class ModelError extends RuntimeException {

  private final int code;

  ModelError(int code) {
    super("code " + code);
    this.code = code;
  }

  int code() {
    return code;
  }
}
