package dev.formwork.records.internal.counters;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Period;
import dev.formwork.rules.Condition;
import dev.formwork.store.PlainBson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Counters, cells and changes as documents, and back. */
final class CounterBson {

  private CounterBson() {}

  // --- Changes, as effects carry them ------------------------------------------------------------

  static Map<String, Object> plain(Counter.Change change) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("counter", change.counter());
    if (change.from() != null) {
      plain.put("from", plain(change.from()));
    }
    if (change.to() != null) {
      plain.put("to", plain(change.to()));
    }
    return plain;
  }

  static Counter.Change change(Map<?, ?> plain) {
    return new Counter.Change(
        String.valueOf(plain.get("counter")),
        plain.get("from") instanceof Map<?, ?> from ? cell(from) : null,
        plain.get("to") instanceof Map<?, ?> to ? cell(to) : null);
  }

  static Map<String, Object> plain(Cell cell) {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("at", cell.at());
    plain.put("records", cell.records());
    plain.put("counts", cell.taken().stream().map(Cell.Taken::count).toList());
    plain.put("sums", cell.taken().stream().map(Cell.Taken::sum).toList());
    return plain;
  }

  static Cell cell(Map<?, ?> plain) {
    List<@Nullable Object> at = new ArrayList<>();
    list(plain, "at").forEach(each -> at.add(PlainBson.plain(each)));
    List<?> counts = list(plain, "counts");
    List<?> sums = list(plain, "sums");
    var taken = new ArrayList<Cell.Taken>();
    for (int i = 0; i < counts.size(); i++) {
      taken.add(new Cell.Taken(whole(counts.get(i)), decimal(sums.get(i))));
    }
    return new Cell(at, whole(plain.get("records")), taken);
  }

  static List<?> list(Map<?, ?> plain, String key) {
    return plain.get(key) instanceof List<?> list ? list : List.of();
  }

  static long whole(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private static BigDecimal decimal(@Nullable Object value) {
    Object plain = PlainBson.plain(value);
    return plain == null ? BigDecimal.ZERO : new BigDecimal(plain.toString());
  }

  // --- The counters of a form --------------------------------------------------------------------

  static Document document(FormCounters of) {
    return new Document("_id", of.form().toString())
        .append("revision", of.revision())
        .append("batch", of.batch())
        .append("plan", of.plan())
        .append("holder", of.holder())
        .append("until", Date.from(of.until()))
        .append("announced", Date.from(of.announced()))
        .append("counters", of.counters().stream().map(CounterBson::document).toList());
  }

  static FormCounters counters(Document document) {
    QualifiedKey form = QualifiedKey.parse(document.getString("_id"));
    return new FormCounters(
        form,
        whole(document.get("revision")),
        whole(document.get("batch")),
        document.getList("plan", String.class, List.of()),
        document.getString("holder"),
        instant(document, "until"),
        instant(document, "announced"),
        document.getList("counters", Document.class, List.of()).stream()
            .map(each -> kept(form, each))
            .toList());
  }

  private static Document document(Kept kept) {
    Counter counter = kept.counter();
    return new Document("key", counter.key())
        .append("filter", Counter.JSON.writeValueAsString(counter.filter().toJson()))
        .append("dimensions", counter.dimensions().stream().map(CounterBson::document).toList())
        .append("taken", counter.taken().stream().map(FieldKey::value).toList())
        .append("meaning", counter.meaning())
        .append("state", kept.state().name().toLowerCase(Locale.ROOT))
        .append("building", kept.building())
        .append("ignored", List.copyOf(kept.ignored()))
        .append("asked", Date.from(kept.asked()))
        .append("checked", Date.from(kept.checked()))
        .append("wrong", kept.wrong())
        .append("size", kept.size());
  }

  private static Kept kept(QualifiedKey form, Document document) {
    var counter =
        new Counter(
            form,
            Condition.read(Counter.JSON.readTree(document.getString("filter"))),
            document.getList("dimensions", Document.class, List.of()).stream()
                .map(CounterBson::dimension)
                .toList(),
            document.getList("taken", String.class, List.of()).stream().map(FieldKey::of).toList(),
            document.getString("meaning"));
    return new Kept(
        counter,
        Kept.State.valueOf(document.getString("state").toUpperCase(Locale.ROOT)),
        (int) whole(document.get("building")),
        new HashSet<>(document.getList("ignored", String.class, List.of())),
        instant(document, "asked"),
        instant(document, "checked"),
        (int) whole(document.get("wrong")),
        (int) whole(document.get("size")));
  }

  private static Document document(Counter.Dimension dimension) {
    Period period = dimension.period();
    return new Document("field", dimension.field().value())
        .append("period", period == null ? null : period.word())
        .append("ends", PlainBson.of(dimension.ends()));
  }

  private static Counter.Dimension dimension(Document document) {
    String period = document.getString("period");
    return new Counter.Dimension(
        FieldKey.of(document.getString("field")),
        period == null ? null : Period.valueOf(period.toUpperCase(Locale.ROOT)),
        list(document, "ends").stream().map(CounterBson::decimal).toList());
  }

  private static Instant instant(Document document, String key) {
    return Objects.requireNonNull(document.getDate(key), key).toInstant();
  }
}
