package dev.formwork.tasks.internal;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.tasks.InboxEntry;
import dev.formwork.tasks.InboxForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An entry as one document, made of what an effect tells, and back. */
final class EntryBson {

  /** What only some entries have; an update takes away what is not told any more. */
  static final List<String> OPTIONAL =
      List.of(
          "number",
          "due",
          "calendar",
          "holders",
          "candidates",
          "closedAt",
          "decidedBy",
          "outcome",
          "outcomeTitle");

  /** Where a task stands in the order by deadline that has none. */
  private static final Date NEVER = Date.from(Instant.parse("9999-12-31T00:00:00Z"));

  private EntryBson() {}

  static Document open(Map<String, Object> told, Map<?, ?> task) {
    Document document = task(told, task);
    putAll(document, "holders", task.containsKey("holders") ? "holders" : "assignees", task);
    putAll(document, "candidates", "candidates", task);
    return document;
  }

  /** A copy for reading is an entry of its own: nobody holds it, nobody decides it. */
  static Document copy(Map<String, Object> told, Map<?, ?> copy) {
    var task = new LinkedHashMap<Object, @Nullable Object>(copy);
    task.put("assignees", copy.get("persons"));
    task.put("since", told.get("at"));
    task.put("round", 1L);
    return task(told, task)
        .append("step", copy.get("step"))
        .append("copiedTo", list(copy, "persons"));
  }

  private static void putAll(Document document, String key, String from, Map<?, ?> task) {
    List<?> values = list(task, from);
    if (!values.isEmpty()) {
      document.put(key, values);
    }
  }

  static Document closed(Map<String, Object> told, Map<?, ?> task) {
    Document document = task(told, task);
    document.put(
        "closedAt", task.get("closedAt") instanceof Instant at ? Date.from(at) : date(told, "at"));
    put(document, "decidedBy", task.get("closedBy"));
    put(document, "outcome", task.get("outcome"));
    put(document, "outcomeTitle", texts(task.get("outcomeTitle")));
    return document;
  }

  private static Document task(Map<String, Object> told, Map<?, ?> task) {
    var form = QualifiedKey.parse(text(told, "form"));
    Date due = task.get("due") instanceof Instant moment ? Date.from(moment) : null;
    var document =
        new Document("_id", text(task, "id"))
            .append("record", text(told, "record"))
            .append("revision", ((Number) told.getOrDefault("revision", 0L)).longValue())
            .append("app", form.app().value())
            .append("form", form.toString())
            .append("formTitle", texts(told.get("formTitle")))
            .append("initiator", text(told, "initiator"))
            .append("node", text(task, "node"))
            .append("title", texts(task.get("title")))
            .append("assignees", list(task, "assignees"))
            .append("since", date(task, "since"))
            .append("dueBy", due == null ? NEVER : due)
            .append("round", task.get("round"))
            .append("words", words(told, form, list(task, "hides")));
    put(document, "number", told.get("number"));
    put(document, "due", due);
    put(document, "calendar", task.get("calendar"));
    return document;
  }

  /** What a search looks at: the number, and the summary but for what the node hides. */
  private static List<Document> words(
      Map<String, Object> told, QualifiedKey form, Collection<?> hidden) {
    var words = new ArrayList<Document>();
    if (told.get("number") instanceof String number) {
      words.add(word("", number));
    }
    if (told.get("words") instanceof Map<?, ?> texts) {
      texts.forEach((field, text) -> {
        if (!hidden.contains(field)) {
          words.add(word(form + "." + field, String.valueOf(text)));
        }
      });
    }
    return words;
  }

  private static Document word(String field, String text) {
    return new Document("field", field).append("text", Entries.folded(text));
  }

  static InboxEntry fromDocument(Document document) {
    return new InboxEntry(
        document.getString("_id"),
        QualifiedKey.parse(document.getString("form")),
        localized(document.get("formTitle", Document.class)),
        document.getString("record"),
        document.getString("number"),
        0,
        DefinitionKey.of(document.getString("node")),
        localized(document.get("title", Document.class)),
        document.getList("assignees", String.class, List.of()),
        document.getDate("since").toInstant(),
        instant(document.getDate("due")),
        calendar(document.getString("calendar")),
        null,
        0,
        document.get("round") instanceof Number round ? round.intValue() : 1,
        document.getString("initiator"),
        null,
        List.of(),
        List.of(),
        document.getList("unreadBy", String.class, List.of()),
        closing(document));
  }

  /** A form with the number of its tasks, as a grouping yields it. */
  static InboxForm form(Document grouped) {
    return new InboxForm(
        QualifiedKey.parse(grouped.getString("_id")),
        localized(grouped.get("formTitle", Document.class)),
        grouped.get("n") instanceof Number count ? count.longValue() : 0);
  }

  private static InboxEntry.@Nullable Closing closing(Document document) {
    Date at = document.getDate("closedAt");
    return at == null
        ? null
        : new InboxEntry.Closing(
            at.toInstant(),
            document.getString("decidedBy"),
            document.getString("outcome"),
            localized(document.get("outcomeTitle", Document.class)));
  }

  private static @Nullable QualifiedKey calendar(@Nullable String key) {
    return key == null ? null : QualifiedKey.parse(key);
  }

  private static String text(Map<?, ?> map, String key) {
    return String.valueOf(map.get(key));
  }

  private static List<?> list(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list ? list : List.of();
  }

  private static Date date(Map<?, ?> map, String key) {
    return map.get(key) instanceof Instant moment ? Date.from(moment) : Date.from(Instant.EPOCH);
  }

  private static @Nullable Document texts(@Nullable Object byLanguage) {
    if (!(byLanguage instanceof Map<?, ?> texts)) {
      return null;
    }
    var document = new Document();
    texts.forEach((language, text) -> document.append(String.valueOf(language), text));
    return document;
  }

  static LocalizedText localized(@Nullable Document byLanguage) {
    var texts = new LinkedHashMap<String, String>();
    if (byLanguage != null) {
      byLanguage.forEach((language, text) -> texts.put(language, String.valueOf(text)));
    }
    return new LocalizedText(texts);
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static void put(Document document, String key, @Nullable Object value) {
    if (value != null) {
      document.put(key, value);
    }
  }
}
