/**
 * Collections of documents with their indexes, kept in one storage. Main types: {@link
 * dev.formwork.embedded.table.Catalog} knows which there are, {@link
 * dev.formwork.embedded.table.Table} is one, {@link dev.formwork.embedded.table.TableView} one as
 * it was at a moment. It refuses to know queries and the protocol.
 */
@NullMarked
package dev.formwork.embedded.table;

import org.jspecify.annotations.NullMarked;
