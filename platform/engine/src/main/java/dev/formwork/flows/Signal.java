package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What moves an execution. */
public sealed interface Signal {

  /** What a person does. */
  sealed interface OfPerson extends Signal {

    /** Id of who moves it. */
    String actor();
  }

  /** What a person does with one task. */
  sealed interface OfHolder extends OfPerson {

    String taskId();
  }

  /** What a person does with the flow as a whole. */
  sealed interface OfPartaker extends OfPerson {}

  /** What comes by itself; too late it changes nothing. */
  sealed interface OfPlatform extends Signal {}

  /**
   * The record was submitted.
   *
   * @param picked person ids by the node that the initiator picks them for
   */
  record Started(String actor, Map<DefinitionKey, List<String>> picked) implements OfPartaker {
    public Started {
      picked = Collections.unmodifiableMap(new LinkedHashMap<>(picked));
    }

    public Started(String actor) {
      this(actor, Map.of());
    }
  }

  /** Somebody decided on a task. */
  record Decided(String taskId, String actor, Decision decision) implements OfHolder {}

  /** Somebody did something with a task short of deciding. */
  record Acted(String taskId, String actor, TaskAction action) implements OfHolder {}

  /** Who submitted the record takes it back to correct it. */
  record Withdrawn(String actor, String words) implements OfPartaker {}

  /** Who decided takes that back. */
  record Retracted(String step, String actor, String words) implements OfPartaker {}

  /** Those who hold tasks are asked to hurry; whether the actor may is decided before. */
  record Urged(String actor, String words) implements OfPartaker {}

  /** The flow is called off; whether the actor may is decided before. */
  record Cancelled(String actor, String reason) implements OfPartaker {}

  /** Wherever nobody was found, it is looked again. */
  record Retried(String actor) implements OfPartaker {}

  /**
   * An administrator lets it go on at another node; whether the actor may is decided before.
   *
   * @param step id of the open visit that is left; absent where all that is open is
   */
  record Relocated(String actor, @Nullable String step, DefinitionKey node, String words)
      implements OfPartaker {}

  /**
   * An administrator gives work to others; whether the actor may is decided before.
   *
   * @param work id of an open task, or of an open step that has none
   */
  record Reassigned(String actor, String work, List<String> persons, String words)
      implements OfPartaker {
    public Reassigned {
      persons = List.copyOf(persons);
    }
  }

  /** The record changed, or one that it asks about. */
  record Changed() implements OfPlatform {}

  /** A wanted timer has come. */
  record TimeCame(String timer) implements OfPlatform {}

  /** A message that was waited for. */
  record MessageCame(DefinitionKey message) implements OfPlatform {}

  /** The sub-flow of a step on another record has ended. */
  record ChildEnded(String step, String record, EndState state) implements OfPlatform {}
}
