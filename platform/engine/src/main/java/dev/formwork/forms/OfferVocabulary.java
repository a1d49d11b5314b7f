package dev.formwork.forms;

import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.ValueKind;
import dev.formwork.rules.Vocabulary;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a filter may name: fields of those it chooses among, and by {@code $field.x} those of the
 * record that it stands in.
 */
record OfferVocabulary(Function<FieldKey, Optional<ValueKind>> offered, Vocabulary own)
    implements Vocabulary {

  /** For options: their key, their parent, the columns of their list. */
  static OfferVocabulary ofOptions(Function<FieldKey, Optional<Field>> columns, Vocabulary own) {
    return new OfferVocabulary(
        key ->
            key.value().equals(Option.KEY) || key.value().equals(Option.PARENT)
                ? Optional.of(ValueKind.TEXT)
                : columns.apply(key).map(column -> ValueKinds.of(column.type())),
        own);
  }

  /** For records of a form. */
  static OfferVocabulary ofRecords(Form form, Vocabulary own) {
    return new OfferVocabulary(
        key -> form.field(key).map(field -> ValueKinds.of(field.type())), own);
  }

  @Override
  public Optional<ValueKind> field(FieldKey key) {
    return offered.apply(key);
  }

  @Override
  public Optional<ValueKind> ownField(FieldKey key) {
    return own.field(key);
  }

  @Override
  public Optional<ValueKind> parameter(FieldKey key) {
    return own.parameter(key);
  }
}
