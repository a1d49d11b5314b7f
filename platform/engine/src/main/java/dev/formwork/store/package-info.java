/**
 * Where definitions and records live: the connection to MongoDB or to the embedded server, and the
 * portable core that all of them share. Main types: {@link dev.formwork.store.StoreInfo}, and the
 * {@code MongoClient}, {@code MongoDatabase} and {@code MongoTemplate} beans. It refuses to know
 * what is stored.
 */
@NullMarked
package dev.formwork.store;

import org.jspecify.annotations.NullMarked;
