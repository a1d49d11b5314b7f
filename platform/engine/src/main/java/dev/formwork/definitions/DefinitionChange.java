package dev.formwork.definitions;

import java.util.List;

/**
 * One definition that differs between two states of an app.
 *
 * @param values what differs inside; empty where only comments or layout do, or it is new or gone
 */
public record DefinitionChange(DefinitionName name, Kind kind, List<ValueChange> values) {

  /** How it differs. */
  public enum Kind {
    ADDED,
    CHANGED,
    REMOVED
  }

  public DefinitionChange {
    values = List.copyOf(values);
  }
}
