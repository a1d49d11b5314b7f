package dev.formwork.records.internal;

import dev.formwork.flows.Flow;
import dev.formwork.flows.Node;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.Stage;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.identity.Actor;
import dev.formwork.identity.Department;
import dev.formwork.identity.Person;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.AggregateRow;
import dev.formwork.records.Aggregation;
import dev.formwork.records.Glance;
import dev.formwork.records.Label;
import dev.formwork.records.Period;
import dev.formwork.rules.SystemField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people call the values that records are grouped by. */
@Component
class Labels {

  private final Glances glances;

  Labels(Glances glances) {
    this.glances = glances;
  }

  List<AggregateRow> of(Actor actor, Asked asked, List<Tally.Row> rows, Instant now) {
    var columns = new ArrayList<Function<Object, Label>>();
    for (int i = 0; i < asked.groups().size(); i++) {
      int column = i;
      var values =
          rows.stream()
              .map(row -> row.keys().get(column))
              .filter(value -> value != null && !AggregateRow.REST.equals(value))
              .map(Objects::requireNonNull)
              .toList();
      columns.add(of(actor, asked.groups().get(i), values, now));
    }
    return rows.stream().map(row -> new AggregateRow(labels(columns, row), row.values())).toList();
  }

  private static List<Label> labels(List<Function<Object, Label>> columns, Tally.Row row) {
    var labels = new ArrayList<Label>();
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.keys().get(i);
      labels.add(
          AggregateRow.REST.equals(value)
              ? new Label(value, PlatformTexts.of("record.value.rest"), null)
              : value == null
                  ? new Label(null, PlatformTexts.of("record.value.empty"), null)
                  : columns.get(i).apply(value));
    }
    return labels;
  }

  private Function<Object, Label> of(
      Actor actor, Asked.Grouped grouped, List<Object> values, Instant now) {
    Period period = grouped.group().period();
    if (period != null) {
      return value -> new Label(value, period.title(value.toString()), null);
    }
    if (!grouped.group().ranges().isEmpty()) {
      return value -> new Label(value, range(grouped.group(), value), null);
    }
    Place place = grouped.place();
    Field field = place.field();
    return field == null
        ? of(actor, place.owner(), place.last(), values, now)
        : ofField(actor, place.owner(), field.type(), values, now);
  }

  private static LocalizedText range(Aggregation.Group group, Object value) {
    int at = Gathering.number(value).intValueExact();
    Aggregation.Range range = group.ranges().get(at);
    String from = at == 0 ? "" : String.valueOf(group.ranges().get(at - 1).to());
    String to = range.to() == null ? "" : range.to().toString();
    return range.title().or(LocalizedText.of(from + " – " + to));
  }

  /** What people call these values of a field or system field. */
  Function<Object, Label> of(
      Actor actor, FormModel model, FieldKey key, List<Object> values, Instant now) {
    Field field = model.logic().fields().get(key.value());
    return field == null
        ? ofSystem(actor, model, SystemField.named(key.value()).orElseThrow())
        : ofField(actor, model, field.type(), values, now);
  }

  private static Function<Object, Label> ofSystem(Actor actor, FormModel model, SystemField field) {
    return switch (field) {
      case STATE -> value -> new Label(value, PlatformTexts.of("record.state." + value), null);
      case NODE -> value -> plain(value, nodeTitle(model, value.toString()));
      case CREATED_BY -> value -> plain(value, personName(actor, value));
      case DEPARTMENT, STORE -> value -> plain(value, departmentTitle(actor, value));
      case STEP_NODE -> value -> plain(value, nodeTitle(model, value.toString()));
      case STEP_PERSON -> value -> plain(value, personName(actor, value));
      case STEP_OUTCOME -> value -> plain(value, outcomeTitle(model, value.toString()));
      case DEADLINE_OF, DEADLINE_STATE, STEP_OF, STEP_STATE ->
          value ->
              new Label(
                  value,
                  PlatformTexts.of(
                      "record." + field.key() + "." + value.toString().toLowerCase(Locale.ROOT)),
                  null);
      case DEADLINE_KEY -> value -> plain(value, deadlineTitle(model, value.toString()));
      case ID,
          NUMBER,
          CREATED_AT,
          UPDATED_AT,
          SUBMITTED_AT,
          COMPLETED_AT,
          DEADLINE_START,
          DEADLINE_DUE,
          DEADLINE_END,
          DEADLINE_MINUTES,
          DEADLINE_LATE_MINUTES,
          DEADLINE_ON_TIME,
          STEP_START,
          STEP_END,
          STEP_HOURS,
          STEP_OPEN_HOURS,
          STEP_VISIT,
          STEP_AGAIN,
          STEP_ROUND ->
          Labels::plain;
    };
  }

  /** What the node, the stage or the flow is called that has the deadline. */
  private static LocalizedText deadlineTitle(FormModel model, String key) {
    Optional<LocalizedText> stage =
        model.flow().stream()
            .flatMap(flow -> flow.stages().stream())
            .filter(each -> each.key().value().equals(key))
            .map(Stage::title)
            .findFirst();
    return model
        .flow()
        .filter(flow -> flow.key().value().equals(key))
        .map(Flow::title)
        .or(() -> stage)
        .orElseGet(() -> nodeTitle(model, key));
  }

  private Function<Object, Label> ofField(
      Actor actor, FormModel model, FieldType type, List<Object> values, Instant now) {
    return switch (type) {
      case FieldType.Choice(Options options, _) -> ofOptions(model, options);
      case FieldType.MultiChoice(Options options, _) -> ofOptions(model, options);
      case FieldType.User _ -> value -> plain(value, personName(actor, value));
      case FieldType.Relation relation -> {
        QualifiedKey form = QualifiedKey.parse(relation.form(), model.key().app());
        var ids = values.stream().map(Object::toString).toList();
        Map<String, Glance> related = new HashMap<>();
        glances.of(actor, form, ids, now).forEach(each -> related.put(each.id(), each));
        yield value -> related(value, related.get(value.toString()));
      }
      case FieldType.Switch _ -> Labels::answer;
      case FieldType.Lookup lookup when lookup.options() != null ->
          ofOptions(model, lookup.options());
      case FieldType.Computed computed when computed.result() == FieldType.Result.SWITCH ->
          Labels::answer;
      default -> Labels::plain;
    };
  }

  private static Function<Object, Label> ofOptions(FormModel model, Options options) {
    Map<String, Option> byKey =
        model.choices().of(options).stream()
            .collect(Collectors.toMap(Option::key, Function.identity(), (first, _) -> first));
    return value -> option(value, byKey.get(value.toString()));
  }

  private static Label option(Object value, @Nullable Option option) {
    return option == null
        ? plain(value)
        : new Label(value, option.title().or(LocalizedText.of(option.key())), option.color());
  }

  private static Label related(Object value, @Nullable Glance related) {
    return related == null
        ? new Label(value, PlatformTexts.of("record.value.not-visible"), null)
        : plain(value, LocalizedText.of(related.label()));
  }

  private static Label answer(Object value) {
    return new Label(
        value,
        PlatformTexts.of(Boolean.TRUE.equals(value) ? "record.value.yes" : "record.value.no"),
        null);
  }

  private static LocalizedText personName(Actor actor, Object id) {
    return actor.organisation().person(id.toString()).map(Person::name).orElse(LocalizedText.EMPTY);
  }

  private static LocalizedText departmentTitle(Actor actor, Object key) {
    return actor
        .organisation()
        .department(DefinitionKey.of(key.toString()))
        .map(Department::title)
        .orElse(LocalizedText.EMPTY);
  }

  private static LocalizedText nodeTitle(FormModel model, String key) {
    return model.flow().map(Flow::nodes).orElse(List.of()).stream()
        .filter(node -> node.key().value().equals(key))
        .map(Node::title)
        .findFirst()
        .orElse(LocalizedText.EMPTY);
  }

  /** As the first task calls it that has such an outcome. */
  private static LocalizedText outcomeTitle(FormModel model, String key) {
    return model.flow().map(Flow::nodes).orElse(List.of()).stream()
        .filter(Node.Task.class::isInstance)
        .flatMap(node -> ((Node.Task) node).outcomes().stream())
        .filter(outcome -> outcome.key().value().equals(key))
        .map(Outcome::title)
        .findFirst()
        .orElse(LocalizedText.EMPTY);
  }

  private static Label plain(Object value) {
    return plain(value, LocalizedText.EMPTY);
  }

  private static Label plain(Object value, LocalizedText title) {
    return new Label(value, title.or(LocalizedText.of(value.toString())), null);
  }
}
