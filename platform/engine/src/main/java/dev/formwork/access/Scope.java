package dev.formwork.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.formwork.rules.Condition;
import java.util.List;
import java.util.Map;

/** Which records of a form a grant is about, seen from the post that holds the role. */
public sealed interface Scope {

  /** A scope named by one word. */
  enum Named implements Scope {
    /** Created by the actor. */
    OWN,
    /** Of the post's department. */
    DEPARTMENT,
    /** Of the post's department or one below it. */
    DEPARTMENT_TREE,
    /** Of the store that the post belongs to. */
    STORE,
    /** On which the actor has or had a task. */
    PARTICIPANT,
    ALL
  }

  /** Records for which a condition holds. */
  record Where(Condition condition) implements Scope {}

  /** Records in any of these scopes. */
  record AnyOf(List<Scope> scopes) implements Scope {
    public AnyOf {
      scopes = List.copyOf(scopes);
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Scope named(String word) {
    return Named.valueOf(word.replace('-', '_').toUpperCase(java.util.Locale.ROOT));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Scope anyOf(List<Scope> scopes) {
    return new AnyOf(scopes);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Scope where(Map<String, Condition> condition) {
    Condition only = condition.get("condition");
    if (only == null || condition.size() != 1) {
      throw new IllegalArgumentException("Expected {condition: …}, but got " + condition.keySet());
    }
    return new Where(only);
  }
}
