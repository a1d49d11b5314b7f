package dev.formwork.forms;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** Where a choice takes its values from. */
public sealed interface Options {

  /** Values written in the field itself. */
  record Inline(List<Option> options) implements Options {
    public Inline {
      options = List.copyOf(options);
    }
  }

  /** An option list of this app ({@code colours}) or another ({@code dealership/colours}). */
  record Named(String list) implements Options {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Options named(String list) {
    return new Named(list);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Options inline(List<Option> options) {
    return new Inline(options);
  }
}
