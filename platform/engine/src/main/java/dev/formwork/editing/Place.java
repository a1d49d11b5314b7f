package dev.formwork.editing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A JSON pointer (RFC 6901), taken apart. */
public record Place(List<String> steps) {

  public Place {
    steps = List.copyOf(steps);
  }

  /** The place of the whole. */
  public static final Place ROOT = new Place(List.of());

  public static Place of(String pointer) {
    if (pointer.isEmpty()) {
      return ROOT;
    }
    if (!pointer.startsWith("/")) {
      throw new IllegalArgumentException("Expected a JSON pointer, but it was " + pointer);
    }
    var steps = new ArrayList<String>();
    for (String step : pointer.substring(1).split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return new Place(steps);
  }

  public String pointer() {
    var pointer = new StringBuilder();
    for (String step : steps) {
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  public boolean isRoot() {
    return steps.isEmpty();
  }

  /** What it stands in. */
  public Place parent() {
    return new Place(steps.subList(0, steps.size() - 1));
  }

  /** The member or the index that it is in its parent. */
  public String last() {
    return steps.getLast();
  }

  public int index() {
    return Integer.parseInt(last());
  }

  public Place member(String key) {
    var further = new ArrayList<>(steps);
    further.add(key);
    return new Place(further);
  }

  public Place item(int index) {
    return member(String.valueOf(index));
  }

  /** The same in a tree where a list of one thing may be written as that thing alone. */
  public Place in(JsonNode tree) {
    var written = new ArrayList<String>();
    JsonNode here = tree;
    for (String step : steps) {
      boolean isAlone = step.equals("0") && !here.isArray() && !here.has(step);
      if (!isAlone || here.isMissingNode()) {
        written.add(step);
        here = here.at(new Place(List.of(step)).pointer());
      }
    }
    return new Place(written);
  }

  /** Whether it is this place or inside of it. */
  public boolean isWithin(Place other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }
}
