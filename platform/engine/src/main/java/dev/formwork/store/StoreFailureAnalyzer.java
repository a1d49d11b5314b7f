package dev.formwork.store;

import dev.formwork.embedded.StoreRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in one sentence, instead of a stack trace, why there is no store to start on. */
final class StoreFailureAnalyzer implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case StoreRefused refused -> {
          return says(refused);
        }
        case StoreUnsuitable unsuitable -> {
          return says(unsuitable);
        }
        default -> {} // look deeper
      }
    }
    return null;
  }

  private static FailureAnalysis says(Exception cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
