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

  private DueBadge() {}

  /**
   * A badge.
   *
   * @param left less than nothing where it is late
   * @param used percent of the time
   * @param opening whether the time is opening time
   */
  public static Span of(Duration left, int used, boolean opening) {
    boolean late = left.isNegative() || left.isZero();
    String time = Show.duration(left.abs());
    String words =
        late
            ? t(opening ? "due.late-open" : "due.late", time)
            : t(opening ? "due.left-open" : "due.left", time);
    return badge(
        late ? "late" : used >= SOON ? "soon" : "calm",
        late ? "circle-alert" : used >= SOON ? "hourglass" : "clock",
        words);
  }

  /** Its time does not run. */
  public static Span paused(Duration left) {
    return badge("paused", "hourglass", t("due.paused", Show.duration(left.abs())));
  }

  private static Span badge(String kind, String icon, String words) {
    var badge = new Span(Icon.of(icon), new Span(words));
    badge.addClassName("fw-due");
    badge.getElement().setAttribute("data-kind", kind);
    return badge;
  }
}
