package dev.formwork.identity.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.formwork.identity.Delegation;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The collection {@code delegations}: as many documents as people stand in for others. */
@Component
public class DelegationStore {

  private static final int MOST = 10_000;

  private final MongoCollection<Document> collection;

  DelegationStore(MongoDatabase database) {
    collection = database.getCollection("delegations");
  }

  public List<Delegation> all() {
    var all = new ArrayList<Delegation>();
    collection
        .find()
        .sort(Sorts.ascending("_id"))
        .limit(MOST)
        .forEach(document -> all.add(delegation(document)));
    return all;
  }

  public void add(Delegation delegation) {
    var document =
        new Document("_id", delegation.id())
            .append("from", delegation.from())
            .append("to", delegation.to())
            .append("since", Date.from(delegation.since()));
    put(document, "until", delegation.until() == null ? null : Date.from(delegation.until()));
    put(document, "app", delegation.app() == null ? null : delegation.app().value());
    put(document, "flow", delegation.flow() == null ? null : delegation.flow().toString());
    put(document, "form", delegation.form() == null ? null : delegation.form().toString());
    collection.insertOne(document);
  }

  public void remove(String id) {
    collection.deleteOne(Filters.eq("_id", id));
  }

  private static Delegation delegation(Document document) {
    String app = document.getString("app");
    String flow = document.getString("flow");
    String form = document.getString("form");
    return new Delegation(
        document.getString("_id"),
        document.getString("from"),
        document.getString("to"),
        document.getDate("since").toInstant(),
        instant(document.getDate("until")),
        app == null ? null : DefinitionKey.of(app),
        flow == null ? null : QualifiedKey.parse(flow),
        form == null ? null : QualifiedKey.parse(form));
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
