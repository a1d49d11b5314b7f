package dev.formwork.messages.internal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.messages.Channel;
import dev.formwork.messages.Delivery;
import dev.formwork.messages.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The collection {@code deliveries}. */
@Component
public class DeliveryStore {

  private static final Bson LATEST = Sorts.descending("at", "_id");

  private final MongoCollection<Document> deliveries;

  DeliveryStore(MongoDatabase database) {
    deliveries = database.getCollection("deliveries");
    deliveries.createIndex(
        Indexes.compoundIndex(Indexes.ascending("about"), Indexes.descending("at", "_id")));
    deliveries.createIndex(
        Indexes.compoundIndex(Indexes.ascending("state"), Indexes.descending("at", "_id")));
    deliveries.createIndex(Indexes.descending("at", "_id"));
    deliveries.createIndex(Indexes.ascending("who", "purpose", "at"));
    deliveries.createIndex(Indexes.ascending("template", "sentAt"));
  }

  /** Keeps a new one; false where it is there already. */
  boolean add(Delivery delivery) {
    try {
      deliveries.insertOne(DeliveryBson.document(delivery));
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getError().getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      return false;
    }
  }

  public Optional<Delivery> find(String id) {
    return Optional.ofNullable(deliveries.find(Filters.eq("_id", id)).first())
        .map(DeliveryBson::delivery);
  }

  void sent(String id, String carrier, Instant at) {
    deliveries.updateOne(
        waiting(id),
        Updates.combine(
            Updates.set("state", Delivery.State.SENT.name()),
            Updates.set("carrier", carrier),
            Updates.set("sentAt", Date.from(at)),
            Updates.set("doneAt", Date.from(at)),
            Updates.inc("tries", 1),
            Updates.unset("code")));
  }

  void over(String id, Delivery.State state, String code, Instant at) {
    deliveries.updateOne(
        waiting(id),
        Updates.combine(
            Updates.set("state", state.name()),
            Updates.set("code", code),
            Updates.set("doneAt", Date.from(at)),
            Updates.inc("tries", 1)));
  }

  /**
   * It waits on.
   *
   * @param tried whether that is because it was tried in vain
   */
  void postponed(String id, String code, Instant due, boolean tried) {
    deliveries.updateOne(
        waiting(id),
        Updates.combine(
            Updates.set("code", code),
            Updates.set("due", Date.from(due)),
            Updates.inc("tries", tried ? 1 : 0)));
  }

  /** Lets a failed one wait again; false where there is none. */
  boolean again(String id, Instant due) {
    return deliveries
            .updateOne(
                Filters.and(
                    Filters.eq("_id", id), Filters.eq("state", Delivery.State.FAILED.name())),
                Updates.combine(
                    Updates.set("state", Delivery.State.WAITING.name()),
                    Updates.set("tries", 0),
                    Updates.set("due", Date.from(due)),
                    Updates.unset("doneAt")))
            .getMatchedCount()
        == 1;
  }

  public List<Delivery> about(QualifiedKey form, String record, int limit) {
    return list(deliveries.find(Filters.eq("about", form + "/" + record)), limit);
  }

  public List<Delivery> all(Delivery.@Nullable State state, @Nullable Channel channel, int limit) {
    var filters = new ArrayList<Bson>();
    if (state != null) {
      filters.add(Filters.eq("state", state.name()));
    }
    if (channel != null) {
      filters.add(Filters.eq("channel", channel.name()));
    }
    return list(
        filters.isEmpty() ? deliveries.find() : deliveries.find(Filters.and(filters)), limit);
  }

  /**
   * On how many occasions a customer was or is about to be written to since then, counted no
   * further than needed; what goes by several channels is one.
   */
  long since(String who, Purpose purpose, Instant since, int most) {
    return deliveries
        .find(
            Filters.and(
                Filters.eq("who", who),
                Filters.eq("purpose", purpose.name()),
                Filters.gt("at", Date.from(since)),
                Filters.in("state", Delivery.State.WAITING.name(), Delivery.State.SENT.name())))
        .projection(Projections.include("occasion"))
        .limit(most * Channel.values().length)
        .into(new ArrayList<>())
        .stream()
        .map(document -> document.getString("occasion"))
        .distinct()
        .count();
  }

  /** How many of a template were sent since then, counted no further than needed. */
  long sentSince(QualifiedKey template, Instant since, int most) {
    return deliveries
        .find(
            Filters.and(
                Filters.eq("template", template.toString()),
                Filters.gt("sentAt", Date.from(since))))
        .limit(most)
        .into(new ArrayList<>())
        .size();
  }

  private static List<Delivery> list(FindIterable<Document> found, int limit) {
    var list = new ArrayList<Delivery>();
    found.sort(LATEST).limit(limit).forEach(document -> list.add(DeliveryBson.delivery(document)));
    return list;
  }

  private static Bson waiting(String id) {
    return Filters.and(Filters.eq("_id", id), Filters.eq("state", Delivery.State.WAITING.name()));
  }
}
