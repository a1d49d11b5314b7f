package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import dev.formwork.automation.DryRuns;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.editing.Place;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.triggers.Rule;
import dev.formwork.triggers.Trigger;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Link;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.record.RecordNavigation;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a rule, as it is drawn, on what has happened already. Nothing is written by it. */
final class RuleTrialSheet {

  private static final Logger log = LoggerFactory.getLogger(RuleTrialSheet.class);
  private static final List<Integer> DAYS = List.of(7, 30, 90, 365);
  private static final int MONTH = 30;
  private static final int SHOWN = 50;

  private final Desk desk;
  private final QualifiedKey key;
  private final RulePast past;
  private final Beside beside = new Beside();
  private final Beside.Slot slot = new Beside.Slot();
  private final Select<Integer> days = new Select<>();
  private final Div stage = new Div();

  RuleTrialSheet(Desk desk, DefinitionKey app, RulePast past) {
    this.desk = desk;
    this.key = new QualifiedKey(app, desk.name().key());
    this.past = past;
    stage.addClassName("fw-rule-trial");
    stage.getElement().setAttribute("aria-live", "polite");
    days.setAriaLabel(t("ruletrial.days"));
    days.setItems(DAYS);
    days.setItemLabelGenerator(each -> t("ruletrial.last", each));
    days.setValue(MONTH);
    days.addValueChangeListener(_ -> ask());
  }

  void open() {
    var sheet = new Sheet(t("ruletrial.title")).wide();
    var hint = new Paragraph(t("ruletrial.hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    var bar = new Div(days);
    bar.addClassName("fw-trial-bar");
    sheet.with(hint, bar, stage);
    ask();
    sheet.open();
  }

  private void ask() {
    stage.removeAll();
    Optional<Rule> rule = Definitions.read(Rule.TYPE, Yaml.write(desk.tree())).find();
    List<Problem> wrong =
        desk.problemsWithin(Place.ROOT).stream().filter(Problem::isError).toList();
    if (rule.isEmpty() || !wrong.isEmpty()) {
      show(
          new EmptyState("circle-alert", t("ruletrial.unfinished"), t("editor.trial-broken-hint")));
      return;
    }
    stage.getElement().setAttribute("aria-busy", "true");
    stage.add(quiet(t("ruletrial.looking")));
    var actor = past.actor();
    int back = Objects.requireNonNullElse(days.getValue(), MONTH);
    beside.ask(
        slot,
        () -> {
          DryRuns.Report report = past.tried(actor, key, back);
          return () -> show(rule.get(), report);
        },
        otherwise());
  }

  private void show(Component... what) {
    stage.getElement().removeAttribute("aria-busy");
    stage.removeAll();
    stage.add(what);
  }

  private Beside.Otherwise otherwise() {
    return new Beside.Otherwise() {
      @Override
      public void late() {
        show(new EmptyState("hourglass", t("ruletrial.late"), t("ruletrial.late-hint")));
      }

      @Override
      public void failed(RuntimeException why) {
        if (why instanceof Refusal refused) {
          show(new EmptyState("circle-alert", t("ruletrial.refused"), Attempt.why(refused)));
        } else {
          log.warn("Rule {} could not be tried", key, why);
          show(new EmptyState("circle-alert", t("ruletrial.refused"), t("ruletrial.failed")));
        }
      }
    };
  }

  private void show(Rule rule, DryRuns.Report report) {
    if (!report.possible()) {
      show(
          new EmptyState(
              "info",
              t("ruletrial.impossible"),
              t("ruletrial.impossible." + kind(rule.trigger()))));
      return;
    }
    var words = RuleTrialWords.of(rule, key.app(), desk, past);
    show(summary(rule, report));
    if (!report.hits().isEmpty()) {
      stage.add(new H3(t("ruletrial.hits")), hits(rule, report, words));
    }
    if (report.missed() > 0) {
      stage.add(new H3(t("ruletrial.misses", report.missed())), misses(rule, report, words));
    }
  }

  /** Why what a trigger waits for can't be found. */
  private static String kind(Trigger trigger) {
    return switch (trigger) {
      case Trigger.Deleted _ -> "deleted";
      case Trigger.Button _ -> "button";
      case Trigger.Repeat _ -> "repeat";
      case Trigger.MetricOff _ -> "metric";
      case Trigger.Hook _ -> "webhook";
      case Trigger.OfRecord _, Trigger.OfTime _ -> "no-form";
    };
  }

  private Div summary(Rule rule, DryRuns.Report report) {
    DryRuns.Looked looked = report.looked();
    var fired = new Paragraph(t("ruletrial.fired", report.fired(), Show.day(day(looked.since()))));
    fired.addClassName("fw-rule-trial-fired");
    var summary = new Div(fired);
    if (rule.form() != null) {
      summary.add(quiet(t("ruletrial.looked", looked.records())));
    }
    if (!looked.all()) {
      summary.add(cut(t("ruletrial.cut-records", looked.records())));
    }
    if (!looked.inTime()) {
      summary.add(cut(t("ruletrial.cut-time")));
    }
    if (rule.trigger() instanceof Trigger.Scheduled && rule.form() != null) {
      summary.add(quiet(t("ruletrial.as-of-today")));
    }
    return summary;
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(Show.zone()).toLocalDate();
  }

  private static Div cut(String words) {
    var cut = new Div(Icon.of("triangle-alert"), new Span(words));
    cut.addClassName("fw-cover-line");
    cut.getElement().setAttribute("data-kind", "overlap");
    return cut;
  }

  private static Paragraph quiet(String words) {
    var quiet = new Paragraph(words);
    quiet.addClassNames("fw-quiet", "fw-small");
    return quiet;
  }

  private Div hits(Rule rule, DryRuns.Report report, RuleTrialWords words) {
    var list = new UnorderedList();
    report.hits().stream()
        .limit(SHOWN)
        .forEach(hit -> {
          var deeds = new UnorderedList();
          words.deeds(hit).forEach(deed -> deeds.add(line(deed)));
          list.add(item(head(rule, hit.record(), hit.number(), hit.at()), deeds));
        });
    return shown(list, report.fired());
  }

  private static ListItem line(RuleTrialWords.Said deed) {
    var line = new ListItem(Icon.of(deed.isWrong() ? "triangle-alert" : "check"));
    line.add(new Span(deed.text()));
    line.addClassName("fw-cover-line");
    line.getElement().setAttribute("data-kind", deed.isWrong() ? "overlap" : "taken");
    return line;
  }

  private Div misses(Rule rule, DryRuns.Report report, RuleTrialWords words) {
    var list = new UnorderedList();
    report.misses().stream()
        .limit(SHOWN)
        .forEach(miss ->
            list.add(
                item(head(rule, miss.record(), miss.number(), miss.at()), quiet(words.why(miss)))));
    return shown(list, report.missed());
  }

  private static Div shown(UnorderedList list, long all) {
    long shown = list.getChildren().count();
    var box = new Div(list);
    if (shown < all) {
      box.add(quiet(t("ruletrial.first", shown, all)));
    }
    return box;
  }

  private static ListItem item(Component... parts) {
    var item = new ListItem(parts);
    item.addClassName("fw-rule-trial-item");
    return item;
  }

  /** Which record, linked, and when. */
  private Div head(Rule rule, String record, @Nullable String number, Instant at) {
    var when = new Span(Show.moment(at));
    when.addClassNames("fw-quiet", "fw-small");
    var head = new Div();
    head.addClassName("fw-rule-trial-head");
    rule.formIn(key.app())
        .filter(_ -> !record.isEmpty())
        .ifPresent(form -> head.add(link(form, record, number)));
    head.add(when);
    return head;
  }

  private Component link(QualifiedKey form, String record, @Nullable String number) {
    String label = past.label(form, record);
    String called = label.isEmpty() ? t("impact.record") : label;
    String all = number == null || called.contains(number) ? called : number + " · " + called;
    var link = Link.to(RecordNavigation.path(form, record), all);
    link.getElement().setAttribute("target", "_blank");
    return link;
  }
}
