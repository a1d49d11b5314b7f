package dev.formwork.definitions;

import dev.formwork.kernel.LocalizedText;

/**
 * One definition of a draft.
 *
 * @param text YAML as somebody typed it; empty where the definition is deleted
 * @param revision what a save must name; 0 where nobody has edited the definition
 * @param outdated whether a release changed the definition after its edit began
 */
public record DraftDefinition(
    DefinitionName name,
    LocalizedText title,
    String text,
    long revision,
    State state,
    boolean outdated) {

  /** How it stands to the live release. */
  public enum State {
    RELEASED,
    ADDED,
    CHANGED,
    DELETED
  }
}
