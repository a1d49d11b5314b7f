package dev.formwork.forms;

import java.util.List;

/** Finds the values that a choice offers, also those of shared option lists. */
@FunctionalInterface
public interface Choices {

  /** The options in order; empty where the list does not exist. */
  List<Option> of(Options options);

  /** Only options written in the field itself. */
  Choices INLINE_ONLY =
      options -> options instanceof Options.Inline inline ? inline.options() : List.of();
}
