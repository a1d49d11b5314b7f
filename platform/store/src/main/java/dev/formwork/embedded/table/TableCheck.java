package dev.formwork.embedded.table;

import dev.formwork.embedded.bson.Bson;
import dev.formwork.embedded.engine.TreeView;
import dev.formwork.embedded.engine.TreeView.Scan;
import dev.formwork.embedded.index.DocumentKeys;
import dev.formwork.embedded.table.TableView.IndexView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compares each document of a table with its entries in all indexes, and the other way round. */
public final class TableCheck {

  private static final int MOST_TOLD = 20;

  private final Table table;
  private final TableView view;
  private final List<String> problems = new ArrayList<>();
  private long wrong;

  private TableCheck(Table table, TableView view) {
    this.table = table;
    this.view = view;
  }

  /** What does not agree, the first few in words; empty if all does. The caller has a pin. */
  public static List<String> problems(Table table) {
    var check = new TableCheck(table, table.view());
    check.view.indexes().forEach(check::check);
    if (check.wrong > MOST_TOLD) {
      check.problems.add("and " + (check.wrong - MOST_TOLD) + " more");
    }
    return List.copyOf(check.problems);
  }

  private void check(IndexView index) {
    long expected = 0;
    Scan documents = view.documents().ascending(new byte[0], null);
    while (documents.next()) {
      long position = Positions.read(documents.key(), 0);
      DocumentKeys keys = DocumentKeys.of(index.index().spec(), Bson.decode(documents.value()));
      for (byte[] key : keys.keys().keySet()) {
        expected++;
        if (index.entries().get(TableIndex.entry(key, position)) == null) {
          tell(index, "lacks an entry of the document at " + position);
        }
      }
      if ((index.arrays() | keys.arrays()) != index.arrays()) {
        tell(index, "does not know of an array in the document at " + position);
      }
    }
    if (index.entries().size() != expected) {
      tell(index, "has %d entries, expected %d".formatted(index.entries().size(), expected));
    }
    if (index.index().spec().unique()) {
      checkUnique(index);
    }
  }

  private void checkUnique(IndexView index) {
    TreeView entries = index.entries();
    Scan scan = entries.ascending(new byte[0], null);
    byte[] before = {};
    while (scan.next()) {
      byte[] key = Arrays.copyOf(scan.key(), scan.key().length - Positions.BYTES);
      if (Arrays.equals(before, key)) {
        tell(index, "has one key twice, at " + TableIndex.positionOf(scan.key()));
      }
      before = key;
    }
  }

  private void tell(IndexView index, String what) {
    wrong++;
    if (wrong <= MOST_TOLD) {
      problems.add("Index %s of %s %s".formatted(index.index().spec().name(), table.name(), what));
    }
  }
}
