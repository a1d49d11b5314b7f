package dev.formwork.flows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose turn at a seat comes later.
 *
 * @param persons any of them
 * @param addedBy person id of who added them as signers; absent where the flow names them
 */
public record Waiting(int seat, List<String> persons, List<Reason> why, @Nullable String addedBy) {

  public Waiting {
    persons = List.copyOf(persons);
    why = List.copyOf(why);
  }
}
