package dev.formwork.definitions;

import dev.formwork.kernel.Progress;

/**
 * Tries an app before a release of it goes live; whoever plays scenarios implements it. It may take
 * seconds, and leaves no trace in what is live.
 */
public interface Rehearsal {

  /**
   * What becomes of the app, of the apps it builds on and of those that build on it; refuses with
   * {@code work.called-off} where nobody wants to know any more.
   *
   * @param progress counts scenarios
   */
  Rehearsed of(AppSource source, Progress progress);
}
