package dev.formwork.scripting.internal;

/** Why a run was cut short. */
enum Stop {
  TIMEOUT("script.timeout"),
  MEMORY("script.memory"),
  /** Nobody waits for it any more. */
  ABANDONED("script.busy");

  final String code;

  Stop(String code) {
    this.code = code;
  }
}
