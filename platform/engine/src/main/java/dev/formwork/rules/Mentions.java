package dev.formwork.rules;

import dev.formwork.kernel.FieldKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a condition or value source mentions, each with its place: for the usage index, and for
 * checking scripts when a release is published.
 */
public record Mentions(List<Named> fields, List<Source> scripts) {

  public static final Mentions NONE = new Mentions(List.of(), List.of());

  /**
   * A field of the form, named at this JSON pointer; not the platform's own fields.
   *
   * @param isValue whether it is named behind {@code $field.}, as a value of one's own record
   */
  public record Named(String pointer, FieldKey field, boolean isValue) {
    public Named(String pointer, FieldKey field) {
      this(pointer, field, false);
    }
  }

  /**
   * A script standing at this JSON pointer.
   *
   * @param sets whether it answers an object with fields to set
   */
  public record Source(String pointer, String script, boolean sets) {
    public Source(String pointer, String script) {
      this(pointer, script, false);
    }
  }

  public Mentions {
    fields = List.copyOf(fields);
    scripts = List.copyOf(scripts);
  }

  /** What a condition that stands at this pointer mentions. */
  public static Mentions of(Condition condition, String at) {
    return switch (condition) {
      case Condition.All(var parts) -> ofAll(parts, at + "/all/");
      case Condition.Any(var parts) -> ofAll(parts, at + "/any/");
      case Condition.None(var parts) -> ofAll(parts, at + "/none/");
      case Condition.Compare(var field, _, var value) ->
          field(field, at + "/field", false).and(of(value, at + "/value"));
      case Condition.Along(var way, var that) ->
          field(way.getFirst(), at + "/field", false).and(of(that.value(), at + "/value"));
      case Condition.Script(var script) -> script(script, at + "/script");
    };
  }

  /** What a value source that stands at this pointer mentions. */
  public static Mentions of(ValueSource source, String at) {
    return switch (source) {
      case ValueSource.Formula(var formula) -> script(formula, at + "/formula");
      case Operand.Many(var several) -> {
        Mentions all = NONE;
        for (int i = 0; i < several.size(); i++) {
          all = all.and(of(several.get(i), at + "/" + i));
        }
        yield all;
      }
      case Dynamic.OtherField(var key) -> field(key, at, true);
      case Dynamic _, Operand.Literal _ -> NONE;
    };
  }

  public Mentions and(Mentions more) {
    return new Mentions(joined(fields, more.fields), joined(scripts, more.scripts));
  }

  private static Mentions ofAll(List<Condition> parts, String at) {
    Mentions all = NONE;
    for (int i = 0; i < parts.size(); i++) {
      all = all.and(of(parts.get(i), at + i));
    }
    return all;
  }

  private static Mentions field(FieldKey key, String at, boolean isValue) {
    return SystemField.named(key.value()).isPresent()
        ? NONE
        : new Mentions(List.of(new Named(at, key, isValue)), List.of());
  }

  private static Mentions script(String script, String at) {
    return new Mentions(List.of(), List.of(new Source(at, script)));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
