package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.designer.editor.Suggestions.Named;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.editing.Change;
import dev.formwork.editing.Change.Remove;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.text.Say;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A metric, line by line: what is taken, in which periods, where it should be, who has values and
 * answers for them, and what follows elsewhere.
 */
final class MetricShelves extends Div {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LATEST = 31;
  private static final List<String> PERIODS = List.of("week", "month", "quarter", "year");
  private static final List<String> DIRECTIONS = List.of("up", "down", "band");
  private static final List<String> UNITS =
      List.of("number", "percent", "money", "minutes", "hours", "days");
  private static final List<String> WHOSE = List.of("none", "store", "department");

  /** What somebody does to the metric. */
  interface Acts {

    void change(List<Change> changes);

    void report(String reference);

    void addTarget();

    void remove(Place target);
  }

  private final transient Desk desk;
  private final transient DefinitionKey app;
  private final transient MetricFacts facts;
  private final transient Acts acts;
  private final transient MetricElsewhere elsewhere;

  MetricShelves(Desk desk, DefinitionKey app, MetricFacts facts, DraftFigures figures, Acts acts) {
    this.desk = desk;
    this.app = app;
    this.facts = facts;
    this.acts = acts;
    this.elsewhere = new MetricElsewhere(desk, app, facts, figures, this::show);
    addClassNames("fw-shelves", "fw-metric-shelves");
  }

  void show() {
    removeAll();
    add(
        line("metricdesk.takes", "metricdesk.takes-help", taken(), "report", "measure"),
        line("metricdesk.every", "metricdesk.every-help", every(), "period", "date", "closesAfter"),
        line("metricdesk.good", "metricdesk.good-help", good(), "direction", "unit", "warning"),
        line("metricdesk.target", "metricdesk.target-help", targets(), "targets"),
        line("metricdesk.whose", "metricdesk.whose-help", whose(), "by"),
        line(
            "metricdesk.owner",
            "metricdesk.owner-help",
            new MetricOwner(desk, acts::change),
            "owner"),
        line("metricdesk.missed", "metricdesk.missed-help", elsewhere.missed()),
        line("metricdesk.seen", "metricdesk.seen-help", elsewhere.seen()));
  }

  /** Leads the eye to the line of a member. */
  void reveal(String member) {
    getElement()
        .executeJs(
            "const line = this.querySelector('[data-members~=\"' + CSS.escape($0) + '\"]');"
                + "line?.scrollIntoView({block: 'nearest'});"
                + "line?.querySelector('input, button, vaadin-select')?.focus()",
            member);
  }

  private Component line(String title, String help, Div content, String... members) {
    var why = new Span(Icon.of("info"));
    why.addClassName("fw-prop-help");
    why.getElement().setAttribute("title", t(help));
    var label = new Span(new Span(t(title)), why);
    label.addClassName("fw-shelf-title");
    content.addClassName("fw-shelf-parts");
    var said = new Div(content);
    for (String member : members) {
      said.add(new Troubles(desk, Place.ROOT.member(member)));
    }
    said.addClassName("fw-shelf-said");
    var line = new Div(label, said);
    line.addClassName("fw-shelf");
    line.getElement().setAttribute("data-members", String.join(" ", members));
    return line;
  }

  // ---- what is taken ----

  private Div taken() {
    String report = word("report");
    var reports = offered("metricdesk.report", report, facts.reports(report), acts::report);
    reports.setClearButtonVisible(false);
    var line = new Div(reports);
    List<Named> measures = facts.measures(report);
    if (!measures.isEmpty()) {
      String measure = word("measure");
      line.add(
          select(
              "metricdesk.measure",
              measures.stream().map(Named::key).toList(),
              key -> MetricWords.title(measures, key),
              measure.isEmpty() ? measures.getFirst().key() : measure,
              chosen -> word("measure", chosen)));
      line.add(toReport(report));
    }
    return line;
  }

  private Component toReport(String report) {
    QualifiedKey key = QualifiedKey.parse(report, app);
    var link =
        Link.to(
            DesignerNavigation.editor(key.app(), DefinitionName.of("report", key.key().value())),
            t("metricdesk.to-report"));
    link.addClassNames("fw-small", "fw-shelf-link");
    return link;
  }

  // ---- in which periods ----

  private Div every() {
    var closes = new IntegerField();
    closes.setAriaLabel(t("metricdesk.closes"));
    closes.setPrefixComponent(new Span(t("metricdesk.closes")));
    closes.setSuffixComponent(new Span(t("metricdesk.closes-days")));
    closes.setMin(0);
    closes.setMax(LATEST);
    closes.setPlaceholder("0");
    if (desk.tree().path("closesAfter").isNumber()) {
      closes.setValue(desk.tree().path("closesAfter").intValue());
    }
    closes.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    closes.addClassName("fw-shelf-number");
    closes.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        @Nullable Integer days = change.getValue();
        number("closesAfter", days == null || days == 0 ? null : BigDecimal.valueOf(days));
      }
    });
    List<Named> dates = facts.dates(word("report"));
    return new Div(
        select(
            "metricdesk.period",
            PERIODS,
            Labels::value,
            word("period"),
            chosen -> word("period", chosen)),
        offered("metricdesk.date", word("date"), dates, chosen -> required("date", chosen)),
        closes);
  }

  // ---- where it should be ----

  private Div good() {
    var warning = new BigDecimalField();
    warning.setAriaLabel(t("metricdesk.warning"));
    warning.setPrefixComponent(new Span(t("metricdesk.warning")));
    warning.setPlaceholder("0");
    if (desk.tree().path("warning").isNumber()) {
      warning.setValue(desk.tree().path("warning").decimalValue());
    }
    warning.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    warning.addClassName("fw-shelf-number");
    warning.addValueChangeListener(change -> {
      if (change.isFromClient()) {
        number("warning", change.getValue());
      }
    });
    String direction = word("direction");
    String unit = word("unit");
    return new Div(
        select(
            "metricdesk.direction",
            DIRECTIONS,
            Labels::value,
            direction.isEmpty() ? MetricParts.USUAL_DIRECTION : direction,
            chosen -> acts.change(MetricParts.direction(desk.tree(), chosen))),
        select(
            "metricdesk.unit",
            UNITS,
            Labels::value,
            unit.isEmpty() ? UNITS.getFirst() : unit,
            chosen -> word("unit", chosen)),
        warning);
  }

  private Div targets() {
    var words =
        new MetricWords(
            desk.tree(), desk.suggestions().parameters(), desk.suggestions().organisations());
    var parts = new Div();
    JsonNode targets = desk.at(MetricParts.TARGETS);
    for (int i = 0; i < targets.size(); i++) {
      parts.add(chip(MetricParts.TARGETS.item(i), words.target(targets.get(i))));
    }
    parts.add(Button.quiet(t("metricdesk.add-target"), acts::addTarget).withIcon("plus"));
    return parts;
  }

  private Component chip(Place place, String words) {
    var name = new Span(words);
    name.addClassName("fw-part-name");
    var chip =
        new Div(
            Icon.of("gauge"),
            name,
            Button.picture("x", t("editor.remove", words), () -> acts.remove(place)));
    chip.addClassNames("fw-canvas-item", "fw-part");
    chip.getElement()
        .setAttribute("data-item", place.pointer())
        .setAttribute("data-what", "field")
        .setAttribute("tabindex", "0")
        .setAttribute("role", "group")
        .setAttribute("aria-label", words);
    if (desk.isWrongWithin(place)) {
      chip.getElement().setAttribute("data-wrong", true);
    }
    return chip;
  }

  // ---- who ----

  private Div whose() {
    String by = word("by");
    Select<String> whose =
        select(
            "metricdesk.by",
            WHOSE,
            MetricShelves::whose,
            by.isEmpty() ? WHOSE.getFirst() : by,
            chosen -> word("by", chosen));
    whose.addClassName("fw-shelf-form");
    return new Div(whose);
  }

  private static String whose(String by) {
    return switch (by) {
      case "store" -> t("metricdesk.by.store");
      case "department" -> t("metricdesk.by.department");
      default -> t("metricdesk.by.none");
    };
  }

  // ---- inputs ----

  private String word(String member) {
    return desk.tree().path(member).asString("");
  }

  private void word(String member, String chosen) {
    acts.change(MetricParts.word(desk.tree(), member, chosen));
  }

  private void required(String member, String chosen) {
    if (!chosen.isEmpty()) {
      word(member, chosen);
    }
  }

  private void number(String member, @Nullable BigDecimal number) {
    JsonNode now = desk.tree().path(member);
    if (number != null) {
      acts.change(List.of(MetricParts.put(member, NODES.numberNode(number))));
    } else if (!now.isMissingNode()) {
      acts.change(List.of(new Remove("/" + member)));
    }
  }

  private static ComboBox<String> offered(
      String label, String now, List<Named> offered, Consumer<String> told) {
    var input = PropertyInputs.offered(t(label), now, offered, told);
    input.setClearButtonVisible(false);
    input.setWidth(null);
    input.addClassName("fw-shelf-form");
    return input;
  }

  private static Select<String> select(
      String label,
      List<String> values,
      Function<String, String> words,
      String now,
      Consumer<String> told) {
    var items = new ArrayList<>(values);
    if (!now.isEmpty() && !items.contains(now)) {
      items.addFirst(now);
    }
    var select = new Select<String>();
    select.setAriaLabel(t(label));
    select.setItems(items);
    select.setItemLabelGenerator(value -> value == null ? "" : words.apply(value));
    if (!now.isEmpty()) {
      select.setValue(now);
    }
    select.addClassName("fw-shelf-counted");
    select.addValueChangeListener(change -> {
      if (change.isFromClient() && change.getValue() != null) {
        told.accept(change.getValue());
      }
    });
    return select;
  }

  /** What is wrong at a place or inside of it, told under its line. */
  private static final class Troubles extends Div {

    private Troubles(Desk desk, Place place) {
      addClassName("fw-prop-trouble");
      var problems = desk.problemsWithin(place);
      setVisible(!problems.isEmpty());
      setText(String.join(" ", problems.stream().map(Say::t).distinct().toList()));
      getElement().setAttribute("data-error", problems.stream().anyMatch(Problem::isError));
    }
  }
}
