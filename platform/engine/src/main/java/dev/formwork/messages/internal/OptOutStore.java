package dev.formwork.messages.internal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import dev.formwork.messages.OptOut;
import dev.formwork.outbound.Secrets;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * The collections {@code optOuts}, by whom they are of, and {@code optOutTokens}, which customers
 * get in messages.
 */
@Component
public class OptOutStore {

  private final MongoCollection<Document> optOuts;
  private final MongoCollection<Document> tokens;
  private final Secrets secrets;

  OptOutStore(MongoDatabase database, Secrets secrets) {
    optOuts = database.getCollection("optOuts");
    tokens = database.getCollection("optOutTokens");
    tokens.createIndex(Indexes.ascending("who"));
    this.secrets = secrets;
  }

  public void put(OptOut optOut) {
    var document =
        new Document("_id", optOut.who())
            .append("everything", optOut.everything())
            .append("at", Date.from(optOut.at()));
    if (optOut.by() != null) {
      document.append("by", optOut.by());
    }
    optOuts.replaceOne(
        Filters.eq("_id", optOut.who()), document, new ReplaceOptions().upsert(true));
  }

  public void remove(String who) {
    optOuts.deleteOne(Filters.eq("_id", who));
  }

  public Optional<OptOut> find(String who) {
    return Optional.ofNullable(optOuts.find(Filters.eq("_id", who)).first())
        .map(document ->
            new OptOut(
                who,
                document.getBoolean("everything"),
                document.getString("by"),
                document.getDate("at").toInstant()));
  }

  /** Whom a token was sent to. */
  public Optional<String> holder(String token) {
    return Optional.ofNullable(tokens.find(Filters.eq("_id", token)).first())
        .map(document -> document.getString("who"));
  }

  /** The token of a customer; two of them, made at the same time, both hold. */
  String token(String who) {
    Document known = tokens.find(Filters.eq("who", who)).first();
    if (known != null) {
      return known.getString("_id");
    }
    String token = secrets.next();
    tokens.insertOne(new Document("_id", token).append("who", who));
    return token;
  }
}
