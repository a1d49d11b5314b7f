package dev.formwork.reports;

import dev.formwork.access.Action;
import dev.formwork.definitions.Catalog;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordService;
import dev.formwork.records.RelationChoice;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import java.util.List;
import java.util.Optional;

/**
 * Values of a filter by what they are called: texts and related records are looked for in the
 * store; people, options and numbers, of which there are not so many, among all that there are.
 */
final class FilterSearch {

  private final Catalog catalog;
  private final RecordService records;

  FilterSearch(Catalog catalog, RecordService records) {
    this.catalog = catalog;
    this.records = records;
  }

  FilterValues.Meant called(Actor actor, QualifiedKey form, FieldKey field, String words) {
    Optional<FieldType> type =
        catalog.find(Form.TYPE, form).flatMap(found -> found.field(field)).map(it -> it.type());
    return switch (type.orElse(null)) {
      case FieldType.Text _, FieldType.Serial _ ->
          new FilterValues.Meant(Condition.of(field.value(), Operator.CONTAINS, words), words);
      case FieldType.Relation relation
          when records.may(actor, Action.READ, QualifiedKey.parse(relation.form(), form.app())) ->
          related(actor, QualifiedKey.parse(relation.form(), form.app()), field, words);
      case null, default -> new FilterValues.Meant(Condition.ALWAYS, words);
    };
  }

  /** A record is found by more than it is called, as in the field itself. */
  private FilterValues.Meant related(
      Actor actor, QualifiedKey related, FieldKey field, String words) {
    List<Operand> ids =
        records.choose(actor, related, words, RecordQuery.MAX_LIMIT).stream()
            .map(RelationChoice::id)
            .<Operand>map(Operand.Literal::new)
            .toList();
    return new FilterValues.Meant(
        new Condition.Compare(field, Operator.IN, new Operand.Many(ids)), "");
  }
}
