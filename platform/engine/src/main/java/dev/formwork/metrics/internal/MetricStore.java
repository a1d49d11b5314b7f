package dev.formwork.metrics.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.metrics.Light;
import dev.formwork.metrics.MetricValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The collection {@code metric-values}: the values of periods that have closed. */
@Component
public class MetricStore {

  private final MongoCollection<Document> values;

  MetricStore(MongoDatabase database) {
    values = database.getCollection("metric-values");
    values.createIndex(
        Indexes.compoundIndex(
            Indexes.ascending("metric", "organisation"), Indexes.descending("period")));
  }

  /** Keeps one; one that is there stays as it is. */
  void add(QualifiedKey metric, MetricValue value, Instant at) {
    var document =
        new Document("_id", id(metric, value.organisation(), value.period()))
            .append("metric", metric.toString())
            .append("organisation", value.organisation())
            .append("period", value.period())
            .append("light", value.light().name())
            .append("frozenAt", Date.from(at));
    append(document, "value", value.value());
    append(document, "target", value.target());
    append(document, "to", value.to());
    try {
      values.insertOne(document);
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  private static void append(Document document, String key, @Nullable BigDecimal number) {
    if (number != null) {
      document.append(key, new Decimal128(number));
    }
  }

  public Optional<MetricValue> find(QualifiedKey metric, String organisation, String period) {
    return Optional.ofNullable(
            values.find(Filters.eq("_id", id(metric, organisation, period))).first())
        .map(MetricStore::value);
  }

  /** Up to so many of one organisation, from a period back. */
  List<MetricValue> until(QualifiedKey metric, String organisation, String period, int most) {
    var found = new ArrayList<MetricValue>();
    values
        .find(
            Filters.and(
                Filters.eq("metric", metric.toString()),
                Filters.eq("organisation", organisation),
                Filters.lte("period", period)))
        .sort(Sorts.descending("period"))
        .limit(most)
        .forEach(document -> found.add(value(document)));
    return found;
  }

  /** Puts another value in place of a frozen one; false where it has changed meanwhile. */
  public boolean restate(
      QualifiedKey metric, MetricValue before, MetricValue after, MetricValue.Restatement why) {
    var logged =
        new Document("at", Date.from(why.at()))
            .append("by", why.by())
            .append("reason", why.reason());
    append(logged, "before", why.before());
    var restatements = new ArrayList<Document>();
    before.restatements().forEach(each -> restatements.add(document(each)));
    restatements.add(logged);
    Bson same =
        before.restatements().isEmpty()
            ? Filters.exists("restatements", false)
            : Filters.size("restatements", before.restatements().size());
    return values
            .updateOne(
                Filters.and(
                    Filters.eq("_id", id(metric, before.organisation(), before.period())), same),
                Updates.combine(
                    number("value", after.value()),
                    number("target", after.target()),
                    number("to", after.to()),
                    Updates.set("light", after.light().name()),
                    Updates.set("restatements", restatements)))
            .getMatchedCount()
        == 1;
  }

  private static Document document(MetricValue.Restatement each) {
    var document =
        new Document("at", Date.from(each.at()))
            .append("by", each.by())
            .append("reason", each.reason());
    append(document, "before", each.before());
    return document;
  }

  private static Bson number(String key, @Nullable BigDecimal value) {
    return value == null ? Updates.unset(key) : Updates.set(key, new Decimal128(value));
  }

  private static MetricValue value(Document document) {
    return new MetricValue(
        document.getString("organisation"),
        document.getString("period"),
        number(document, "value"),
        number(document, "target"),
        number(document, "to"),
        Light.valueOf(document.getString("light")),
        document.getDate("frozenAt").toInstant(),
        document.getList("restatements", Document.class, List.of()).stream()
            .map(each ->
                new MetricValue.Restatement(
                    each.getDate("at").toInstant(),
                    each.getString("by"),
                    each.getString("reason"),
                    number(each, "before")))
            .toList());
  }

  private static @Nullable BigDecimal number(Document document, String key) {
    return document.get(key) instanceof Decimal128 decimal ? decimal.bigDecimalValue() : null;
  }

  private static String id(QualifiedKey metric, String organisation, String period) {
    return metric + ":" + organisation + ":" + period;
  }
}
