package dev.formwork.workspace.inbox;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import dev.formwork.flows.Outcome;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Glance;
import dev.formwork.tasks.InboxEntry;
import dev.formwork.workspace.form.ValueText;
import dev.formwork.workspace.parts.DueBadge;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.record.RecordDesk;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.record.StateWords;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One line of the inbox: a task, or a record on its way.
 *
 * @param id of the task, or of the record where no task is told of: one record may have several
 *     lines
 * @param task id of the task that waits for a yes, so that it can be agreed to with others; empty
 *     for anything else
 * @param fresh whether it was sent for reading and is not read yet
 */
record InboxCard(
    String id,
    QualifiedKey form,
    String record,
    String task,
    String title,
    String name,
    String summary,
    String when,
    boolean fresh,
    List<Component> badges) {

  String path() {
    return RecordNavigation.path(form, record);
  }

  /** Puts entries into words. */
  record Words(RecordDesk desk, Actor actor, Instant now) {

    InboxCard of(InboxEntry entry) {
      var closing = entry.closing();
      return new InboxCard(
          entry.id(),
          entry.form(),
          entry.record(),
          agreeable(entry) ? entry.id() : "",
          Say.t(entry.title()),
          Objects.toString(entry.number(), Say.t(entry.formTitle())),
          summary(entry.form(), entry.summary()),
          Show.ago(closing == null ? entry.since() : closing.at(), now),
          entry.unreadBy().contains(actor.id()),
          badges(entry));
    }

    private List<Component> badges(InboxEntry entry) {
      var badges = new ArrayList<Component>();
      var closing = entry.closing();
      Duration left = entry.left();
      if (closing != null) {
        badges.add(StateBadge.of(StateBadge.Kind.NEUTRAL, Say.t(closing.outcomeTitle())));
      } else if (left != null) {
        Duration away = entry.due() == null ? left : Duration.between(now, entry.due());
        var due = DueBadge.of(left, entry.used(), entry.calendar() != null, away);
        due.getElement().setAttribute("title", Show.moment(entry.due()));
        badges.add(due);
      }
      if (entry.actingFor() != null) {
        badges.add(
            StateBadge.of(StateBadge.Kind.INFO, t("inbox.acting-for", name(entry.actingFor()))));
      }
      return badges;
    }

    private String name(String person) {
      return actor.organisation().person(person).map(each -> Say.t(each.name())).orElse(person);
    }

    InboxCard of(Glance glance) {
      return new InboxCard(
          glance.id(),
          glance.form(),
          glance.id(),
          "",
          Say.t(glance.formTitle()),
          Objects.toString(glance.number(), t("list.unnamed")),
          summary(glance.form(), glance.summary()),
          Show.ago(glance.updatedAt(), now),
          false,
          List.of(StateWords.badge(glance.state())));
    }

    private static boolean agreeable(InboxEntry entry) {
      return entry.outcomes().stream().filter(Outcome::agrees).count() == 1;
    }

    private String summary(QualifiedKey form, List<Glance.Shown> shown) {
      var source = desk.form(form, null);
      return shown.stream()
          .map(each -> ValueText.of(each.field(), each.value(), source))
          .filter(words -> !words.equals(Show.NOTHING))
          .collect(Collectors.joining(" · "));
    }
  }
}
