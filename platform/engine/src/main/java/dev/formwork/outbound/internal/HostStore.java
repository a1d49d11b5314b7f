package dev.formwork.outbound.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.formwork.outbound.AllowedHost;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The collection {@code allowedHosts}: few documents, asked at each webhook. */
@Component
public class HostStore {

  private final MongoCollection<Document> hosts;

  HostStore(MongoDatabase database) {
    hosts = database.getCollection("allowedHosts");
  }

  public void put(AllowedHost host, String secret) {
    var document =
        new Document("_id", host.key())
            .append("host", host.host())
            .append("port", host.port())
            .append("inside", host.inside())
            .append("by", host.by())
            .append("at", Date.from(host.at()))
            .append("secret", secret);
    hosts.replaceOne(Filters.eq("_id", host.key()), document, new ReplaceOptions().upsert(true));
  }

  public List<AllowedHost> all() {
    var all = new ArrayList<AllowedHost>();
    hosts.find().sort(Sorts.ascending("_id")).forEach(document -> all.add(host(document)));
    return all;
  }

  /** Whether it was there. */
  public boolean remove(String key) {
    return hosts.deleteOne(Filters.eq("_id", key)).getDeletedCount() == 1;
  }

  /** A host with what signs for it. */
  record Known(AllowedHost host, String secret) {}

  Optional<Known> find(String host, int port) {
    Document found = hosts.find(Filters.eq("_id", host + ":" + port)).first();
    return Optional.ofNullable(found)
        .map(document -> new Known(host(document), document.getString("secret")));
  }

  private static AllowedHost host(Document document) {
    return new AllowedHost(
        document.getString("host"),
        document.getInteger("port"),
        document.getBoolean("inside"),
        document.getString("by"),
        document.getDate("at").toInstant());
  }
}
