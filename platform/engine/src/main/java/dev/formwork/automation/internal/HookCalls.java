package dev.formwork.automation.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts calls by the minute, over all nodes. */
@Component
public class HookCalls {

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final MongoCollection<Document> calls;
  private final Clock clock;

  HookCalls(MongoDatabase database, Clock clock) {
    this.calls = database.getCollection("hook-calls");
    this.clock = clock;
    calls.createIndex(Indexes.ascending("at"));
  }

  /** Counts one more; refuses what is beyond the limit of its minute. */
  public void count(String what, Instant now, int limit) {
    long minute = now.getEpochSecond() / 60;
    Document counted =
        calls.findOneAndUpdate(
            Filters.eq("_id", what + " " + minute),
            Updates.combine(Updates.inc("count", 1), Updates.set("at", Date.from(now))),
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    if (counted != null && counted.getInteger("count", 0) > limit) {
      throw new Refusal.TooMuch(Problem.error("rule.hook.too-many", "").with("limit", limit));
    }
  }

  /** Forgets the minutes that are over. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
  void forget() {
    calls.deleteMany(Filters.lt("at", Date.from(clock.instant().minus(KEPT))));
  }
}
