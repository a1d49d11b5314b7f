package dev.formwork.scripting;

/**
 * The evaluations of one user action, in one context that nobody else uses. Not for several threads
 * at once. It costs nothing before the first evaluation.
 */
public interface ScriptSession extends Evaluator, AutoCloseable {

  @Override
  void close();
}
