package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.rules.Condition;
import java.util.Optional;
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

  /** What a step that waits at this node asks again and again. */
  static Optional<RecordsTest> askedAt(Node node) {
    return switch (node) {
      case Node.Wait wait -> Optional.ofNullable(wait.records());
      case Node.Gate gate -> Optional.ofNullable(gate.records());
      case Node.Start _,
          Node.Task _,
          Node.Copy _,
          Node.Notify _,
          Node.Decide _,
          Node.Fork _,
          Node.Join _,
          Node.SubFlow _,
          Node.Act _,
          Node.End _ ->
          Optional.empty();
    };
  }

  /** Whose records it is about, as {@link Execution#asks} has it. */
  String asked(DefinitionKey app) {
    QualifiedKey about = records().formIn(app);
    return link == null ? about.toString() : about + "@" + link;
  }

  /** Any of them, unless said otherwise. */
  public Quantity quantity() {
    return are == null ? Quantity.ANY : are;
  }
}
