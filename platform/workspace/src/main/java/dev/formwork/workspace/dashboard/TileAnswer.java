package dev.formwork.workspace.dashboard;

import dev.formwork.reports.Narrowing;
import dev.formwork.reports.ReportResult;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a tile was answered.
 *
 * @param rows totals by the first dimension
 * @param columns totals by the second
 * @param whole the total of all
 * @param all the answer as it is when nothing is narrowed, for the order of colours
 */
record TileAnswer(
    ReportResult result,
    @Nullable ReportResult rows,
    @Nullable ReportResult columns,
    @Nullable ReportResult whole,
    ReportResult all,
    Narrowing narrowing,
    Instant at) {

  /** Whether it shows the same, whenever it was asked. */
  boolean isSame(@Nullable TileAnswer other) {
    return other != null
        && result.equals(other.result)
        && narrowing.equals(other.narrowing)
        && Objects.equals(rows, other.rows)
        && Objects.equals(columns, other.columns)
        && Objects.equals(whole, other.whole);
  }
}
