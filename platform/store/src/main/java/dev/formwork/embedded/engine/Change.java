package dev.formwork.embedded.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes into several trees as one: after a crash all of it is there, or nothing. */
public final class Change {

  private final List<Step> steps = new ArrayList<>();

  public Change put(Tree tree, byte[] key, byte[] value) {
    steps.add(new Step(tree, key, value));
    return this;
  }

  public Change remove(Tree tree, byte[] key) {
    steps.add(new Step(tree, key, null));
    return this;
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  void apply() {
    for (Step step : steps) {
      step.tree.apply(step.key, step.value);
    }
  }

  /** As it stands in the journal: per step tree, key and value, the latter's length plus one. */
  byte[] encoded() {
    int size = 0;
    for (Step step : steps) {
      size += 15 + step.key.length + (step.value == null ? 0 : step.value.length);
    }
    var out = new VarOutput(size);
    for (Step step : steps) {
      out.number(step.tree.id());
      out.number(step.key.length).bytes(step.key);
      if (step.value == null) {
        out.number(0);
      } else {
        out.number(step.value.length + 1).bytes(step.value);
      }
    }
    return out.toBytes();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a value
  private record Step(Tree tree, byte[] key, byte @Nullable [] value) {}
}
