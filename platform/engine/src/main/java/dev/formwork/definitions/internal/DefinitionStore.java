package dev.formwork.definitions.internal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collections {@code apps}, {@code releases}, {@code contents} and {@code drafts}. */
@Repository
public class DefinitionStore {

  private static final int BATCH = 200;

  private final MongoOperations mongo;

  public DefinitionStore(MongoOperations mongo) {
    this.mongo = mongo;
    mongo.indexOps(ReleaseDocument.class).createIndex(new Index("app", Sort.Direction.ASC));
    mongo.indexOps(DraftDocument.class).createIndex(new Index("app", Sort.Direction.ASC));
  }

  public List<AppDocument> apps() {
    return mongo.findAll(AppDocument.class);
  }

  public Optional<AppDocument> app(String key) {
    return Optional.ofNullable(mongo.findById(key, AppDocument.class));
  }

  /** Whether it was new. */
  public boolean addApp(AppDocument app) {
    return isInserted(app);
  }

  /**
   * Makes a release the live one, if the live one still is {@code expected}.
   *
   * @param packHash of the pack that the release came from; absent where it came from none
   */
  public boolean flip(String app, int expected, int number, @Nullable String packHash) {
    var change = Update.update("current", number);
    if (packHash != null) {
      change.set("packHash", packHash).set("packRelease", number);
    }
    return mongo
            .updateFirst(
                query(where("_id").is(app).and("current").is(expected)), change, AppDocument.class)
            .getMatchedCount()
        == 1;
  }

  /** Replaces the parameters, if they still are {@code expected}. */
  public boolean setParameters(String app, @Nullable String expected, String parameters) {
    return mongo
            .updateFirst(
                query(where("_id").is(app).and("parameters").is(expected)),
                Update.update("parameters", parameters),
                AppDocument.class)
            .getMatchedCount()
        == 1;
  }

  /** Whether its number was free. */
  public boolean addRelease(ReleaseDocument release) {
    return isInserted(release);
  }

  public void removeRelease(String id) {
    mongo.remove(query(where("_id").is(id)), ReleaseDocument.class);
  }

  public Optional<ReleaseDocument> release(String app, int number) {
    return Optional.ofNullable(
        mongo.findById(ReleaseDocument.id(app, number), ReleaseDocument.class));
  }

  /** All stored releases of an app without their content, in no order. */
  public List<ReleaseDocument> releases(String app) {
    var query = query(where("app").is(app));
    query.fields().exclude("definitions", "files");
    return mongo.find(query, ReleaseDocument.class);
  }

  /** Adds those that aren't there yet. */
  public void addContents(Collection<ContentDocument> contents) {
    Set<String> known = knownContents(contents.stream().map(ContentDocument::hash).toList());
    contents.stream().filter(each -> !known.contains(each.hash())).forEach(this::isInserted);
  }

  private Set<String> knownContents(Collection<String> hashes) {
    var query = query(where("_id").in(hashes));
    query.fields().include("_id");
    return mongo
        .find(query, Document.class, mongo.getCollectionName(ContentDocument.class))
        .stream()
        .map(found -> found.getString("_id"))
        .collect(Collectors.toSet());
  }

  /** The texts of definitions and files by hash. */
  public Map<String, String> texts(Collection<String> hashes) {
    return contents(hashes, "text");
  }

  /** The definitions as JSON by hash. */
  public Map<String, String> json(Collection<String> hashes) {
    return contents(hashes, "json");
  }

  private Map<String, String> contents(Collection<String> hashes, String field) {
    var found = new HashMap<String, String>();
    var wanted = List.copyOf(new HashSet<>(hashes));
    for (int from = 0; from < wanted.size(); from += BATCH) {
      var query =
          query(where("_id").in(wanted.subList(from, Math.min(wanted.size(), from + BATCH))));
      query.fields().include(field);
      mongo
          .find(query, Document.class, mongo.getCollectionName(ContentDocument.class))
          .forEach(each -> found.put(each.getString("_id"), each.getString(field)));
    }
    return found;
  }

  public List<DraftDocument> drafts(String app) {
    return mongo.find(query(where("app").is(app)), DraftDocument.class);
  }

  public boolean hasDrafts(String app) {
    return mongo.exists(query(where("app").is(app)), DraftDocument.class);
  }

  public Optional<DraftDocument> draft(String id) {
    return Optional.ofNullable(mongo.findById(id, DraftDocument.class));
  }

  /** Whether there was none. */
  public boolean addDraft(DraftDocument draft) {
    return isInserted(draft);
  }

  /** Whether the stored one still had the revision before. */
  public boolean replaceDraft(DraftDocument draft) {
    var change =
        new Update().set("revision", draft.revision()).set("at", draft.at()).set("by", draft.by());
    if (draft.text() == null) {
      change.unset("text");
    } else {
      change.set("text", draft.text());
    }
    return mongo
            .updateFirst(
                query(where("_id").is(draft.id()).and("revision").is(draft.revision() - 1)),
                change,
                DraftDocument.class)
            .getMatchedCount()
        == 1;
  }

  /** Whether the stored one still had that revision. */
  public boolean removeDraft(String id, long revision) {
    return mongo
            .remove(query(where("_id").is(id).and("revision").is(revision)), DraftDocument.class)
            .getDeletedCount()
        == 1;
  }

  private boolean isInserted(Object document) {
    try {
      mongo.insert(document);
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }
}
