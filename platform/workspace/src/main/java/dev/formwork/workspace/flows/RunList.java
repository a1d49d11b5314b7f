package dev.formwork.workspace.flows;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.flows.FlowTask;
import dev.formwork.identity.Organisation;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RunningExecution;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Running flows, one line each: where it stands, who has it and since when. */
final class RunList extends UnorderedList {

  private final Words words;
  private final Map<String, Checkbox> boxes = new LinkedHashMap<>();

  /** What the lines need to say things. */
  record Words(QualifiedKey form, Organisation organisation, Instant now) {

    String people(List<FlowTask> tasks) {
      return tasks.stream()
          .flatMap(task -> task.assignees().stream())
          .distinct()
          .map(this::person)
          .collect(Collectors.joining(t("value.separator")));
    }

    String person(String id) {
      return organisation.person(id).map(each -> Say.t(each.name())).orElse(id);
    }
  }

  RunList(
      RunningExecution.Page page,
      Words words,
      BiConsumer<String, Boolean> chosen,
      Consumer<RunningExecution> repair) {
    this.words = words;
    addClassNames("fw-card", "fw-runs-list");
    page.items().forEach(each -> add(line(each, page.current(), chosen, repair)));
  }

  /** Ticks these, as if somebody had. */
  void check(Set<String> records) {
    boxes.forEach((record, box) -> box.setValue(records.contains(record)));
  }

  private ListItem line(
      RunningExecution each,
      int current,
      BiConsumer<String, Boolean> chosen,
      Consumer<RunningExecution> repair) {
    String name = each.number() == null ? each.record() : each.number();
    var box = new Checkbox();
    box.setAriaLabel(t("flows.choose", name));
    box.setEnabled(each.release() != current);
    box.addValueChangeListener(change -> chosen.accept(each.record(), change.getValue()));
    if (each.release() != current) {
      boxes.put(each.record(), box);
    }
    var head =
        new Div(
            Link.to(RecordNavigation.path(words.form(), each.record()), new Span(name)),
            release(each, current),
            new Span(t("flows.since", Show.ago(each.since(), words.now()))));
    head.addClassName("fw-runs-head");
    var places = new Div();
    places.addClassName("fw-runs-places");
    each.places().forEach(place -> places.add(place(place)));
    var main = new Div(head, places);
    main.addClassName("fw-runs-main");
    var line = new ListItem(box, main, Button.plain(t("flows.repair"), () -> repair.accept(each)));
    line.getElement().setAttribute("data-stuck", each.isStuck());
    return line;
  }

  private static Component release(RunningExecution each, int current) {
    return each.release() == current
        ? StateBadge.of(StateBadge.Kind.NEUTRAL, t("flows.on-current", each.release()))
        : StateBadge.of(StateBadge.Kind.INFO, t("flows.on-older", each.release()));
  }

  private Component place(RunningExecution.Place place) {
    var title = new Span(Say.t(place.title().or(LocalizedText.of(place.node().value()))));
    title.addClassName("fw-runs-node");
    var facts = new Div(title);
    facts.addClassName("fw-runs-place");
    if (place.stuck()) {
      facts.add(StateBadge.of(StateBadge.Kind.DANGER, t("flows.stuck")));
    } else if (!place.tasks().isEmpty()) {
      facts.add(quiet(words.people(place.tasks())));
    }
    facts.add(quiet(t("flows.here-since", Show.ago(place.since(), words.now()))));
    if (place.due() != null) {
      facts.add(
          place.due().isBefore(words.now())
              ? StateBadge.of(StateBadge.Kind.DANGER, t("flows.late", Show.moment(place.due())))
              : quiet(t("flows.due", Show.moment(place.due()))));
    }
    return facts;
  }

  private static Span quiet(String text) {
    var span = new Span(text);
    span.addClassNames("fw-quiet", "fw-small");
    return span;
  }
}
