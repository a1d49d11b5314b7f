package dev.formwork.workspace.record;

import dev.formwork.kernel.QualifiedKey;

/** Where one record is shown. */
public final class RecordNavigation {

  static final String ROUTE = "apps/:app/:form/:record";
  static final String NEW = "new";

  private RecordNavigation() {}

  /** The page of a record, without a leading slash. */
  public static String path(QualifiedKey form, String record) {
    return "apps/" + form.app() + "/" + form.key() + "/" + record;
  }

  /** The page of a record that is not there yet. */
  public static String pathOfNew(QualifiedKey form) {
    return path(form, NEW);
  }
}
