package dev.formwork.workspace.parts;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Span;
import dev.formwork.workspace.text.Show;
import java.time.Duration;

/**
 * How much time is left, in words, with a picture and a colour: calm, amber from 80 % on, red when
 * late.
 */
@CssImport("./formwork/due.css")
public final class DueBadge {

  private static final int SOON = 80;

  /** From so far off on days are counted, as people do. */
  private static final Duration FAR = Duration.ofDays(2);

  private static final String LATE = "circle-alert";

  private DueBadge() {}

  /**
   * A badge.
   *
   * @param left less than nothing where it is late
   * @param used percent of the time
   * @param opening whether the time is opening time
   * @param away how far off the end is by the clock
   */
  public static Span of(Duration left, int used, boolean opening, Duration away) {
    boolean late = left.isNegative() || left.isZero();
    boolean hours = opening && away.abs().compareTo(FAR) < 0;
    String time = hours ? Show.openTime(left.abs()) : Show.duration(away.abs());
    String words =
        late
            ? lateBy(hours ? left.abs() : away.abs(), hours, time)
            : t(hours ? "due.left-open" : "due.left", time);
    return badge(
        late ? "late" : used >= SOON ? "soon" : "calm",
        late ? LATE : used >= SOON ? "hourglass" : "clock",
        words);
  }

  /** It came too late by so much. */
  public static Span late(Duration by, boolean opening) {
    String time = opening ? Show.openTime(by) : Show.duration(by);
    return badge("late", LATE, lateBy(by, opening, time));
  }

  /** Less than a minute is no figure: where a store has been closed since, it is none at all. */
  private static String lateBy(Duration by, boolean opening, String time) {
    if (by.toMinutes() == 0) {
      return t("due.late-now");
    }
    return t(opening ? "due.late-open" : "due.late", time);
  }

  /** Its time does not run. */
  public static Span paused(Duration left, boolean opening) {
    String time = opening ? Show.openTime(left.abs()) : Show.duration(left.abs());
    return badge("paused", "hourglass", t("due.paused", time));
  }

  private static Span badge(String kind, String icon, String words) {
    var badge = new Span(Icon.of(icon), new Span(words));
    badge.addClassName("fw-due");
    badge.getElement().setAttribute("data-kind", kind);
    return badge;
  }
}
