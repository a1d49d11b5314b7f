package dev.formwork.workspace.list;

import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordQuery;

/** Where the records of a form are listed. */
public final class ListNavigation {

  static final String ROUTE = "apps/:app/:form";

  private ListNavigation() {}

  /** The list of a form, without a leading slash. */
  public static String path(QualifiedKey form) {
    return "apps/" + form.app() + "/" + form.key();
  }

  /** The list narrowed to what a query asks for, without a leading slash. */
  public static String path(RecordQuery query) {
    return ListState.of(query).path(query.form());
  }
}
