package dev.formwork.records.internal;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FormRecord;
import dev.formwork.rules.Elsewhere;
import dev.formwork.rules.EvaluationContext;
import dev.formwork.rules.SystemField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds what records take from elsewhere: lookups in options and related records, roll-ups over the
 * records that point to one. What may be seen of it is decided where it is shown.
 */
@Component
class Taken {

  private final Forms forms;
  private final RecordStore store;

  Taken(Forms forms, RecordStore store) {
    this.forms = forms;
    this.store = store;
  }

  /** How an act finds the roll-ups of a record. */
  enum Counts {
    /** It keeps those that it has, and counts the others. */
    KEPT,
    /** It keeps them, and what is absent is nothing: it was counted when its form got it. */
    KNOWN,
    /** They are counted anew. */
    ANEW,
    /** Nothing points to it, as it is not there yet. */
    NOTHING
  }

  /** What one act takes; each record is read once. */
  Elsewhere of(FormModel model, Counts counts) {
    return new OfOneAct(model, counts);
  }

  private final class OfOneAct implements Elsewhere {

    private final FormModel model;
    private final Counts counts;
    private final Map<String, Optional<FormRecord>> read = new HashMap<>();

    OfOneAct(FormModel model, Counts counts) {
      this.model = model;
      this.counts = counts;
    }

    @Override
    public @Nullable Object value(
        String path, Map<String, Object> values, EvaluationContext about) {
      String[] steps = path.split("\\.", 2);
      Field field = model.logic().fields().get(steps[0]);
      FieldType.@Nullable Subtable rows =
          steps.length == 2 && field != null && field.type() instanceof FieldType.Subtable subtable
              ? subtable
              : null;
      Field own = rows == null ? field : rows.field(steps[1]).orElse(null);
      return switch (own == null ? null : own.type()) {
        case FieldType.Lookup lookup ->
            lookup(lookup, rows, steps[steps.length - 1], values, about);
        case FieldType.RollUp rollUp -> rollUp(rollUp, values.get(path), about);
        case null, default -> null;
      };
    }

    private @Nullable Object lookup(
        FieldType.Lookup lookup,
        FieldType.@Nullable Subtable rows,
        String key,
        Map<String, Object> values,
        EvaluationContext about) {
      Object chosen = values.get(lookup.from().value());
      Object kept = values.get(key);
      if (chosen == null) {
        return null;
      }
      if (lookup.frozen() && kept != null && !"draft".equals(about.system().get("state"))) {
        return kept;
      }
      Optional<Field> from =
          rows == null ? model.form().field(lookup.from()) : rows.field(lookup.from().value());
      return switch (from.map(Field::type).orElse(null)) {
        case FieldType.Choice choice -> ofOption(choice.options(), chosen, lookup.take());
        case FieldType.MultiChoice choice when chosen instanceof List<?> keys ->
            keys.stream()
                .map(each -> ofOption(choice.options(), each, lookup.take()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        case FieldType.Relation relation -> ofRecord(relation, chosen.toString(), lookup.take());
        case null, default -> null;
      };
    }

    private @Nullable Object ofOption(Options options, Object key, FieldKey take) {
      return model.choices().of(options).stream()
          .filter(option -> option.key().equals(key))
          .findFirst()
          .map((Option option) -> option.value(take.value()))
          .orElse(null);
    }

    private @Nullable Object ofRecord(FieldType.Relation relation, String id, FieldKey take) {
      QualifiedKey form = QualifiedKey.parse(relation.form(), model.key().app());
      return read.computeIfAbsent(form + "/" + id, _ -> find(form, id))
          .map(record ->
              SystemField.named(take.value()).isPresent()
                  ? record.system().get(take.value())
                  : record.data().get(take.value()))
          .orElse(null);
    }

    private @Nullable Object rollUp(
        FieldType.RollUp rollUp, @Nullable Object kept, EvaluationContext about) {
      boolean isNew =
          counts == Counts.NOTHING
              || !(about.system().get("id") instanceof String id)
              || id.isEmpty();
      if (kept != null && counts != Counts.ANEW) {
        return kept;
      }
      boolean counted =
          rollUp.figure() == FieldType.Figure.COUNT || rollUp.figure() == FieldType.Figure.SUM;
      if (counts == Counts.KNOWN && !counted) {
        return null;
      }
      Object figure = isNew ? null : figure(rollUp, about);
      return figure == null && counted ? (Object) 0L : figure;
    }

    private @Nullable Object figure(FieldType.RollUp rollUp, EvaluationContext about) {
      FormModel others = forms.current(QualifiedKey.parse(rollUp.form(), model.key().app()));
      store.prepare(others);
      Bson matching = matching(rollUp, others, about);
      FieldKey of = rollUp.of();
      if (of == null) {
        return store.count(others.key(), matching, Integer.MAX_VALUE);
      }
      String path = Paths.of(of, others.logic());
      return switch (rollUp.figure()) {
        case COUNT -> store.count(others.key(), matching, Integer.MAX_VALUE);
        case SUM -> grouped(others, matching, new Document("$sum", "$" + path));
        case MIN -> grouped(others, matching, new Document("$min", "$" + path));
        case MAX -> grouped(others, matching, new Document("$max", "$" + path));
        case LATEST -> latest(rollUp, others, matching, of);
      };
    }

    private Bson matching(FieldType.RollUp rollUp, FormModel others, EvaluationContext about) {
      var parts = new ArrayList<Bson>();
      parts.add(Filters.eq("data." + rollUp.by(), about.system().get("id")));
      parts.add(Filters.ne("state", "draft"));
      if (rollUp.filter() != null) {
        parts.add(new QueryCompiler(others.logic(), about).filter(rollUp.filter()));
      }
      return Filters.and(parts);
    }

    private @Nullable Object grouped(FormModel others, Bson matching, Document measure) {
      Document group = new Document("_id", null).append("value", measure);
      Document found =
          store
              .collection(others.key())
              .aggregate(List.of(Aggregates.match(matching), new Document("$group", group)))
              .first();
      return found == null ? null : Values.plain(found.get("value"));
    }

    private @Nullable Object latest(
        FieldType.RollUp rollUp, FormModel others, Bson matching, FieldKey of) {
      FieldKey by = rollUp.latestBy();
      String order = by == null ? "createdAt" : Paths.of(by, others.logic());
      Document found =
          store
              .collection(others.key())
              .find(by == null ? matching : Filters.and(matching, Filters.ne(order, null)))
              .sort(Sorts.descending(order, "_id"))
              .first();
      if (found == null) {
        return null;
      }
      FormRecord record = RecordBson.fromDocument(found, others.key(), others.logic());
      return SystemField.named(of.value()).isPresent()
          ? record.system().get(of.value())
          : record.data().get(of.value());
    }

    private Optional<FormRecord> find(QualifiedKey form, String id) {
      FormModel related = forms.current(form);
      return store
          .find(form, id)
          .map(document -> RecordBson.fromDocument(document, form, related.logic()));
    }
  }
}
