package dev.formwork.flows;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A question about other records: whether there are any, or what they are like.
 *
 * @param are how many of them the rest must be true of; any where absent
 * @param that what must be true of them; absent = that they are there
 */
public record RecordsTest(
    String form,
    @Nullable FieldKey link,
    @Nullable FieldKey field,
    @Nullable Condition where,
    @Nullable Quantity are,
    @Nullable Condition that) {

  /** How many of the records. */
  public enum Quantity {
    ANY,
    ALL,
    NONE
  }

  public Records records() {
    return new Records(form, link, field, where);
  }

  /** Any of them, unless said otherwise. */
  public Quantity quantity() {
    return are == null ? Quantity.ANY : are;
  }
}
