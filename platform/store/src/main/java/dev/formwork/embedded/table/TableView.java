package dev.formwork.embedded.table;

import dev.formwork.embedded.engine.TreeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as it was at one moment: documents and indexes agree. For one thread. */
public final class TableView {

  private final TreeView documents;
  private final List<IndexView> indexes;

  TableView(TreeView documents, List<IndexView> indexes) {
    this.documents = documents;
    this.indexes = indexes;
  }

  /** The bytes of the document at this position, or null. */
  public byte @Nullable [] document(long position) {
    return documents.get(Positions.bytesOf(position));
  }

  /** All documents by position. */
  public TreeView documents() {
    return documents;
  }

  /** The indexes that have all documents; that of {@code _id} comes first. */
  public List<IndexView> indexes() {
    return indexes;
  }

  public long size() {
    return documents.size();
  }

  /** One index as it was. */
  public record IndexView(TableIndex index, TreeView entries, long arrays) {}
}
