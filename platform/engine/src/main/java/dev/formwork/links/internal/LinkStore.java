package dev.formwork.links.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.links.PublicLink;
import dev.formwork.records.FormRecord;
import dev.formwork.store.PlainBson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The collection {@code publicLinks}: each link with the hash of its token, never the token. */
@Component
public class LinkStore {

  private static final int MOST = 200;

  private final MongoCollection<Document> links;

  LinkStore(MongoDatabase database) {
    links = database.getCollection("publicLinks");
    links.createIndex(Indexes.ascending("token"), new IndexOptions().unique(true));
    links.createIndex(Indexes.ascending("form", "madeAt"));
  }

  public void add(PublicLink link, String token) {
    var document =
        new Document("_id", link.id())
            .append("token", hash(token))
            .append("form", link.form().toString())
            .append("preset", PlainBson.of(link.preset()))
            .append("madeBy", link.madeBy())
            .append("madeAt", Date.from(link.madeAt()))
            .append("once", link.once())
            .append("answers", 0L)
            .append("revoked", false);
    put(document, "department", link.owner().department());
    put(document, "store", link.owner().store());
    put(document, "expires", link.expires() == null ? null : Date.from(link.expires()));
    links.insertOne(document);
  }

  public Optional<PublicLink> byToken(String token) {
    return Optional.ofNullable(links.find(Filters.eq("token", hash(token))).first())
        .map(LinkStore::read);
  }

  public Optional<PublicLink> find(String id) {
    return Optional.ofNullable(links.find(Filters.eq("_id", id)).first()).map(LinkStore::read);
  }

  /** The newest links to a form. */
  public List<PublicLink> of(QualifiedKey form) {
    return newest(Filters.eq("form", form.toString()));
  }

  /** Those of them whose answers will hold this value in a field. */
  public List<PublicLink> of(QualifiedKey form, FieldKey field, String value) {
    return newest(
        Filters.and(Filters.eq("form", form.toString()), Filters.eq("preset." + field, value)));
  }

  private List<PublicLink> newest(Bson which) {
    return links
        .find(which)
        .sort(Sorts.descending("madeAt"))
        .limit(MOST)
        .map(LinkStore::read)
        .into(new ArrayList<>());
  }

  public void revoke(String id) {
    links.updateOne(Filters.eq("_id", id), Updates.set("revoked", true));
  }

  public void answered(String id) {
    links.updateOne(Filters.eq("_id", id), Updates.inc("answers", 1L));
  }

  private static PublicLink read(Document document) {
    return new PublicLink(
        document.getString("_id"),
        QualifiedKey.parse(document.getString("form")),
        preset(document),
        document.getString("madeBy"),
        document.getDate("madeAt").toInstant(),
        new FormRecord.Owner(document.getString("department"), document.getString("store")),
        instant(document.getDate("expires")),
        document.getBoolean("once"),
        document.getLong("answers"),
        document.getBoolean("revoked"));
  }

  private static Map<String, Object> preset(Document document) {
    var preset = new LinkedHashMap<String, Object>();
    Document stored = document.get("preset", Document.class);
    stored.forEach((field, value) -> {
      Object plain = PlainBson.plain(value);
      if (plain != null) {
        preset.put(field, plain);
      }
    });
    return preset;
  }

  private static @Nullable Instant instant(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static void put(Document document, String key, @Nullable Object value) {
    if (value != null) {
      document.put(key, value);
    }
  }

  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256", e);
    }
  }
}
