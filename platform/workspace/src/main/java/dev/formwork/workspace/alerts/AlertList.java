package dev.formwork.workspace.alerts;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.Problem;
import dev.formwork.tasks.Notice;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Notices, one line each; opening one leads to what it is about. */
final class AlertList extends UnorderedList {

  private final Organisation organisation;
  private final Instant now;
  private final Consumer<Notice> read;
  private final Function<Notice, String> path;

  /**
   * @param path where a notice leads
   */
  AlertList(
      List<Notice> notices,
      Organisation organisation,
      Instant now,
      Consumer<Notice> read,
      Function<Notice, String> path) {
    this.path = path;
    this.organisation = organisation;
    this.now = now;
    this.read = read;
    addClassNames("fw-card", "fw-alerts");
    notices.forEach(notice -> add(line(notice)));
  }

  private ListItem line(Notice notice) {
    var what = new Span(Say.t(Problem.error(notice.what(), "")));
    what.addClassName("fw-alerts-what");
    String number = notice.number();
    String form = Say.t(notice.formTitle());
    var about = new Span(number == null ? form : t("alerts.about", form, number));
    about.addClassName("fw-alerts-about");
    var when = new Span(Show.ago(notice.at(), now));
    when.addClassName("fw-alerts-when");
    var head = new Div(what, about, when);
    head.addClassName("fw-alerts-line");
    Anchor link = Link.to(path.apply(notice), head);
    String words = Say.t(notice.text());
    if (!words.isEmpty()) {
      var text = new Div(words);
      text.addClassName("fw-alerts-words");
      link.add(text);
    }
    organisation
        .person(notice.by())
        .map(person -> new Div(t("alerts.by", Say.t(person.name()))))
        .ifPresent(by -> {
          by.addClassNames("fw-quiet", "fw-small");
          link.add(by);
        });
    link.getElement().addEventListener("click", clicked -> read.accept(notice));
    var item = new ListItem(link);
    item.getElement().setAttribute("data-unread", !notice.read());
    return item;
  }
}
