package dev.formwork.workspace.record;

import com.vaadin.flow.component.html.Span;
import dev.formwork.deadlines.Deadline;
import dev.formwork.records.RecordView;
import dev.formwork.records.RecordView.RunningDeadline;
import dev.formwork.workspace.parts.DueBadge;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Deadlines of a record as badges. */
final class Dues {

  private Dues() {}

  /**
   * The deadline that matters most to whoever looks: of his own work, else the first that is due.
   */
  static Optional<RunningDeadline> first(RecordView view) {
    Set<String> mine =
        view.tasks().stream().map(each -> each.task().step()).collect(Collectors.toSet());
    return view.deadlines().stream()
        .filter(running -> mine.contains(running.row().step()))
        .findFirst()
        .or(() -> view.deadlines().stream().findFirst());
  }

  static Span badge(RunningDeadline running) {
    Deadline deadline = running.row().deadline();
    if (deadline.isPaused()) {
      return DueBadge.paused(running.left(), isOpeningTime(deadline));
    }
    Span badge =
        DueBadge.of(running.left(), running.used(), isOpeningTime(deadline), running.away());
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
