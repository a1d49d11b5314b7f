package dev.formwork.records.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Effect;
import dev.formwork.records.EffectFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The collection {@code failures}: effects that did not happen when they were to. */
@Component
public class Failed {

  private final MongoCollection<Document> failures;
  private final RecordStore store;

  Failed(MongoDatabase database, RecordStore store) {
    this.failures = database.getCollection("failures");
    this.store = store;
    failures.createIndex(Indexes.ascending("failedAt"), new IndexOptions().sparse(true));
  }

  /** Whether one may be tried: it has not failed yet, or its pause is over. */
  boolean isDue(String effect, Instant now) {
    Document known = find(effect);
    Date retryAt = known == null ? null : known.getDate("retryAt");
    return known == null || (retryAt != null && !retryAt.toInstant().isAfter(now));
  }

  int tries(String effect) {
    Document known = find(effect);
    return known == null ? 0 : known.getInteger("tries", 0);
  }

  void failed(Effect effect, int tries, String cause, Instant retryAt) {
    put(effect, tries, cause, Updates.set("retryAt", Date.from(retryAt)));
  }

  void giveUp(Effect effect, int tries, String cause, Instant now) {
    put(
        effect,
        tries,
        cause,
        Updates.combine(Updates.set("failedAt", Date.from(now)), Updates.unset("retryAt")));
  }

  private void put(Effect effect, int tries, String cause, Bson when) {
    failures.updateOne(
        Filters.eq("_id", effect.id()),
        Updates.combine(
            Updates.set("kind", effect.kind()),
            Updates.set("form", String.valueOf(effect.payload().get("form"))),
            Updates.set("record", String.valueOf(effect.payload().get("record"))),
            Updates.set("tries", tries),
            Updates.set("cause", cause),
            when),
        new UpdateOptions().upsert(true));
  }

  /** What has happened after all. */
  void forget(List<String> effects) {
    if (!effects.isEmpty()) {
      failures.deleteMany(Filters.in("_id", effects));
    }
  }

  public List<EffectFailure> givenUp(int limit) {
    return failures
        .find(Filters.gt("failedAt", Date.from(Instant.EPOCH)))
        .sort(Sorts.descending("failedAt"))
        .limit(limit)
        .map(Failed::read)
        .into(new ArrayList<>());
  }

  /** Also those that will be tried again, with the moment of that. */
  public List<EffectFailure> all(int limit) {
    return failures.find().limit(limit).map(Failed::read).into(new ArrayList<>());
  }

  private static EffectFailure read(Document failure) {
    Date at = failure.getDate(failure.containsKey("failedAt") ? "failedAt" : "retryAt");
    return new EffectFailure(
        failure.getString("_id"),
        failure.getString("kind"),
        failure.getString("form"),
        failure.getString("record"),
        failure.getInteger("tries", 0),
        failure.getString("cause"),
        at.toInstant());
  }

  /** Lets one that was given up be tried again; false if it isn't there. */
  public boolean retry(String effect, Instant now) {
    return failures
            .updateOne(
                givenUp(effect),
                Updates.combine(
                    Updates.set("retryAt", Date.from(now)),
                    Updates.set("tries", 0),
                    Updates.unset("failedAt")))
            .getModifiedCount()
        == 1;
  }

  /** Takes one that was given up away from its record; false if it isn't there. */
  public boolean discard(String effect) {
    Optional<Document> known = Optional.ofNullable(failures.find(givenUp(effect)).first());
    known.ifPresent(it -> {
      String form = it.getString("form");
      if (form.indexOf('/') > 0) {
        store.effectsDone(
            QualifiedKey.parse(form), effect.substring(0, effect.indexOf(':')), List.of(effect));
      }
      failures.deleteOne(Filters.eq("_id", effect));
    });
    return known.isPresent();
  }

  private @Nullable Document find(String effect) {
    return failures.find(Filters.eq("_id", effect)).first();
  }

  private static Bson givenUp(String effect) {
    return Filters.and(Filters.eq("_id", effect), Filters.gt("failedAt", Date.from(Instant.EPOCH)));
  }
}
