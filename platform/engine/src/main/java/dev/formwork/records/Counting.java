package dev.formwork.records;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import java.util.Set;

/**
 * That a question comes again and again, as that of a tile does, so that its numbers are worth
 * keeping up to date.
 *
 * @param always what is asked of the records each time
 * @param narrowed the fields that may narrow it further
 */
public record Counting(Condition always, Set<FieldKey> narrowed) {
  public Counting {
    narrowed = Set.copyOf(narrowed);
  }
}
