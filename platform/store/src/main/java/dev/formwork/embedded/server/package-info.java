/**
 * MongoDB's commands on tables, by the extension points of mongo-java-server: its protocol, its
 * update and aggregation language; our collections, indexes, plans and cursors. Main type: {@link
 * dev.formwork.embedded.server.EngineBackend}. What MongoDB has and this store has not is refused
 * and never ignored. Which filter language and which order of values count is said in {@link
 * dev.formwork.embedded.server.Language} alone.
 */
@NullMarked
package dev.formwork.embedded.server;

import org.jspecify.annotations.NullMarked;
