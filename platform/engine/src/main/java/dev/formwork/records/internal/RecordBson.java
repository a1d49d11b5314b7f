package dev.formwork.records.internal;

import dev.formwork.forms.DuplicateRule;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.FormLogic;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Effect;
import dev.formwork.records.FormRecord;
import dev.formwork.records.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A record as one document, and back. */
final class RecordBson {

  private RecordBson() {}

  static Document toDocument(FormRecord record, FormLogic logic, ZoneId zone) {
    var stamps = record.stamps();
    Map<String, Object> system = record.system();
    var document =
        new Document("_id", record.id())
            .append("revision", record.revision())
            .append("release", record.release())
            .append("state", record.state().word())
            .append("data", Values.toBson(record.data()))
            .append("createdAt", Date.from(stamps.createdAt()))
            .append("createdBy", stamps.createdBy())
            .append("updatedAt", Date.from(stamps.updatedAt()))
            .append("updatedBy", stamps.updatedBy())
            .append("participants", List.copyOf(record.participants()))
            .append("holders", List.copyOf(record.holders()))
            .append("touched", new Document(Map.<String, Object>copyOf(record.touched())))
            .append("actions", record.actions().stream().map(RecordBson::action).toList())
            .append("effects", record.effects().stream().map(RecordBson::effect).toList())
            .append("buckets", Buckets.of(logic, record.data(), system, zone))
            .append("search", searchText(record, logic));
    if (!record.guests().isEmpty()) {
      document.append(
          "guests", record.guests().entrySet().stream().map(RecordBson::guest).toList());
    }
    put(document, "number", record.number());
    put(document, "node", system.get("node"));
    put(document, "department", record.owner().department());
    put(document, "store", record.owner().store());
    put(document, "submittedAt", date(stamps.submittedAt()));
    put(document, "completedAt", date(stamps.completedAt()));
    if (record.execution() != null) {
      Document execution = ExecutionBson.toDocument(record.execution());
      Bson.list(execution, "deadlines")
          .forEach(deadline -> deadline.put("buckets", Buckets.ofDeadline(deadline, zone)));
      StayBson.reckon(record.execution(), Bson.list(execution, "steps"), zone);
      document.put("execution", execution);
    }
    Document unique = uniqueValues(record, logic);
    if (!unique.isEmpty()) {
      document.put("unique", unique);
    }
    Document alike = alike(record, logic);
    if (!alike.isEmpty()) {
      document.put("alike", alike);
    }
    return document;
  }

  /** By rule about duplicates, what records share that are alike. */
  private static Document alike(FormRecord record, FormLogic logic) {
    var alike = new Document();
    if (record.state() != State.DRAFT && record.state() != State.CANCELLED) {
      for (DuplicateRule rule : logic.form().duplicates()) {
        rule.shared(logic.form(), record.data())
            .ifPresent(shared -> alike.put(rule.key().value(), shared));
      }
    }
    return alike;
  }

  static FormRecord fromDocument(Document document, QualifiedKey form, FormLogic logic) {
    Document execution = document.get("execution", Document.class);
    return new FormRecord(
        document.getString("_id"),
        form,
        number(document, "revision"),
        (int) number(document, "release"),
        document.getString("number"),
        State.of(document.getString("state")),
        Values.dataFromBson(logic, document.get("data", Document.class)),
        execution == null ? null : ExecutionBson.fromDocument(execution),
        new FormRecord.Stamps(
            document.getDate("createdAt").toInstant(),
            document.getString("createdBy"),
            document.getDate("updatedAt").toInstant(),
            document.getString("updatedBy"),
            instant(document.getDate("submittedAt")),
            instant(document.getDate("completedAt"))),
        new FormRecord.Owner(document.getString("department"), document.getString("store")),
        new LinkedHashSet<>(document.getList("participants", String.class, List.of())),
        guests(document),
        touched(document),
        document.getList("actions", Document.class, List.of()).stream()
            .map(a -> new FormRecord.DoneAction(a.getString("id"), a.getString("print")))
            .toList(),
        effects(document));
  }

  static List<Effect> effects(Document document) {
    return document.getList("effects", Document.class, List.of()).stream()
        .map(e ->
            new Effect(
                e.getString("id"), e.getString("kind"), payload(e.get("payload", Document.class))))
        .toList();
  }

  /** The values that no two submitted records of the form may share, by field. */
  private static Document uniqueValues(FormRecord record, FormLogic logic) {
    var unique = new Document();
    if (record.state() == State.DRAFT || record.state() == State.CANCELLED) {
      return unique;
    }
    for (Field field : logic.fields().values()) {
      Object value = record.data().get(field.key().value());
      if (field.unique() && value != null) {
        unique.put(
            field.key().value(),
            value instanceof String text ? compared(field, text) : Values.toBson(value));
      }
    }
    return unique;
  }

  private static String compared(Field field, String text) {
    return field.type() instanceof FieldType.Text type && type.format() != null
        ? type.format().compared(text)
        : Folded.of(text);
  }

  private static String searchText(FormRecord record, FormLogic logic) {
    var text = new StringBuilder();
    if (record.number() != null) {
      text.append(Folded.of(record.number()));
    }
    for (Field field : logic.fields().values()) {
      if (field.searchable()
          && Folded.isWords(field.type())
          && record.data().get(field.key().value()) instanceof String value) {
        text.append('\n').append(Folded.of(value));
      }
    }
    return text.toString();
  }

  private static Document action(FormRecord.DoneAction action) {
    return new Document("id", action.id()).append("print", action.fingerprint());
  }

  static Document effect(Effect effect) {
    return new Document("id", effect.id())
        .append("kind", effect.kind())
        .append("payload", Values.toBson(effect.payload()));
  }

  private static Map<String, Object> payload(Document document) {
    var payload = new LinkedHashMap<String, Object>();
    document.forEach((key, value) -> {
      Object plain = Values.plain(value);
      if (plain != null) {
        payload.put(key, plain);
      }
    });
    return payload;
  }

  private static Document guest(Map.Entry<String, Instant> guest) {
    return new Document("person", guest.getKey()).append("until", Date.from(guest.getValue()));
  }

  private static Map<String, Instant> guests(Document document) {
    var guests = new LinkedHashMap<String, Instant>();
    for (Document guest : document.getList("guests", Document.class, List.of())) {
      guests.put(guest.getString("person"), guest.getDate("until").toInstant());
    }
    return guests;
  }

  private static Map<String, Long> touched(Document document) {
    var touched = new LinkedHashMap<String, Long>();
    Document stored = document.get("touched", Document.class);
    if (stored != null) {
      stored.forEach((field, revision) -> touched.put(field, ((Number) revision).longValue()));
    }
    return touched;
  }

  private static long number(Document document, String key) {
    return Numbers.get(document, key);
  }

  private static void put(Document document, String key, @Nullable Object value) {
    if (value != null) {
      document.put(key, value);
    }
  }

  private static @Nullable Date date(@Nullable Instant moment) {
    return moment == null ? null : Date.from(moment);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }
}
