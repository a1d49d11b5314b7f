package dev.formwork.workspace.record;

import com.vaadin.flow.router.QueryParameters;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.QualifiedKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where one record is shown. */
public final class RecordNavigation {

  static final String ROUTE = "apps/:app/:form/:record";
  static final String NEW = "new";

  /** The parameter of a new record's page that says which field holds what: {@code field:id}. */
  private static final String WITH = "with";

  /** The parameter that says as of when a record is shown. */
  private static final String AT = "at";

  private RecordNavigation() {}

  /** The page of a record, without a leading slash. */
  public static String path(QualifiedKey form, String record) {
    return "apps/" + form.app() + "/" + form.key() + "/" + record;
  }

  /** What a new record's page is told so that this relation points to that record. */
  public static QueryParameters preset(FieldKey relation, String record) {
    return QueryParameters.of(WITH, relation + ":" + record);
  }

  /** What the page of a new record was told to hold, by field. */
  static Map<String, @Nullable Object> preset(QueryParameters told) {
    return told.getSingleParameter(WITH)
        .map(text -> text.split(":", 2))
        .filter(parts -> parts.length == 2)
        .<Map<String, @Nullable Object>>map(parts -> Map.of(parts[0], parts[1]))
        .orElse(Map.of());
  }

  /** What the page of a record is told to show it as it was. */
  static QueryParameters asOf(Instant moment) {
    return QueryParameters.of(AT, moment.toString());
  }

  /** The moment that the page of a record was told; none where it is no moment. */
  static Optional<Instant> asOf(QueryParameters told) {
    try {
      return told.getSingleParameter(AT).map(Instant::parse);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The page of a record that is not there yet. */
  public static String pathOfNew(QualifiedKey form) {
    return path(form, NEW);
  }
}
