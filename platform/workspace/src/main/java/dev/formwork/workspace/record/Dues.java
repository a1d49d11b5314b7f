package dev.formwork.workspace.record;

import com.vaadin.flow.component.html.Span;
import dev.formwork.deadlines.Deadline;
import dev.formwork.records.RecordView.RunningDeadline;
import dev.formwork.workspace.parts.DueBadge;
import dev.formwork.workspace.text.Show;
import java.time.Instant;

/** Deadlines of a record as badges. */
final class Dues {

  private Dues() {}

  static Span badge(RunningDeadline running) {
    Deadline deadline = running.row().deadline();
    if (deadline.isPaused()) {
      return DueBadge.paused(running.left());
    }
    Span badge = DueBadge.of(running.left(), running.used(), isOpeningTime(deadline));
    Instant due = running.row().due();
    if (due != null) {
      badge.getElement().setAttribute("title", Show.moment(due));
    }
    return badge;
  }

  static boolean isOpeningTime(Deadline deadline) {
    return switch (deadline.goal()) {
      case Deadline.Goal.Within(var budget) -> !budget.always();
      case Deadline.Goal.At _ -> deadline.calendar() != null;
    };
  }
}
