package dev.formwork.records.internal;

import dev.formwork.access.Action;
import dev.formwork.access.FieldAccess;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RelatedRecords;
import dev.formwork.rules.Condition;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.Operator;
import dev.formwork.rules.SystemField;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The lists of related records that are shown with a record. */
@Component
class RelatedLists {

  private static final int SHOWN = 20;

  private final Forms forms;
  private final Queries queries;

  RelatedLists(Forms forms, Queries queries) {
    this.forms = forms;
    this.queries = queries;
  }

  /** Those of them that the actor may read something of. */
  List<RelatedRecords> of(Actor actor, QualifiedKey form, String id, EvaluationContext context) {
    return forms.all().stream()
        .filter(other -> forms.access().decide(actor, Action.READ, other.key()).allowed())
        .flatMap(other ->
            other.form().fields().flatMap(field -> of(actor, other, field, form, id, context)))
        .toList();
  }

  private Stream<RelatedRecords> of(
      Actor actor,
      FormModel other,
      Field by,
      QualifiedKey form,
      String id,
      EvaluationContext context) {
    if (!(by.type() instanceof FieldType.Relation relation)
        || relation.listed() == null
        || !QualifiedKey.parse(relation.form(), other.key().app()).equals(form)) {
      return Stream.empty();
    }
    Map<String, FieldAccess> rights =
        forms.access().fields(actor, other.key(), other.logic().fields().keySet());
    if (!rights.getOrDefault(by.key().value(), FieldAccess.HIDDEN).canRead()) {
      return Stream.empty();
    }
    var query =
        RecordQuery.all(other.key())
            .where(Condition.of(by.key().value(), Operator.EQ, id))
            .limitedTo(SHOWN);
    FieldType.Listed listed = relation.listed();
    boolean mayCreate = forms.access().decide(actor, Action.CREATE, other.key()).allowed();
    return Stream.of(
        new RelatedRecords(
            other.key(),
            by.key(),
            listed.title().isEmpty() ? other.form().title() : listed.title(),
            columns(listed, by, other.form(), rights),
            queries.page(actor, other, query, context),
            !listed.readOnly() && mayCreate,
            mayCreate && other.form().publicPage() != null && canPreset(actor, other, by)));
  }

  /** A link holds the record that it is about, so he must be free to name it. */
  private boolean canPreset(Actor actor, FormModel other, Field by) {
    return Rights.ofNew(actor, other, forms.access())
        .getOrDefault(by.key().value(), FieldAccess.HIDDEN)
        .canEdit();
  }

  private static List<FieldKey> columns(
      FieldType.Listed listed, Field by, Form other, Map<String, FieldAccess> rights) {
    List<FieldKey> wanted = listed.columns().isEmpty() ? other.columns() : listed.columns();
    return wanted.stream()
        .filter(key -> !key.equals(by.key()))
        .filter(key ->
            SystemField.named(key.value()).isPresent()
                || rights.getOrDefault(key.value(), FieldAccess.HIDDEN) != FieldAccess.HIDDEN)
        .toList();
  }
}
