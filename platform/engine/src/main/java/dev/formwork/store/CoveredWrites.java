package dev.formwork.store;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;

/**
 * The database for writes that need not last by themselves, as a write that is forced to disk
 * follows before anybody relies on them: a serial number before its record, what an effect leaves
 * before the effect is taken out of its record.
 */
public record CoveredWrites(MongoDatabase database) {

  private static final WriteConcern WRITTEN = WriteConcern.W1.withJournal(false);

  /**
   * The embedded store has one journal, and what forces a write forces all before it; a cluster
   * promises no such order, so there each is forced.
   */
  static CoveredWrites of(MongoDatabase database, StoreInfo store) {
    return new CoveredWrites(store.embedded() ? database.withWriteConcern(WRITTEN) : database);
  }
}
