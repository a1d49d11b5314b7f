package dev.formwork.workspace.flows;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Migration;
import dev.formwork.flows.Node;
import dev.formwork.flows.NodeMap;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.IdSource;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.Command;
import dev.formwork.records.ExecutionService;
import dev.formwork.records.Migrated;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Note;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What would become of chosen flows on the current release; takes them there, and back. */
final class MigrationSheet {

  private static final String GONE = "flow.migration.node-gone";

  private final ExecutionService executions;
  private final Actor actor;
  private final IdSource ids;
  private final QualifiedKey form;
  private final List<String> records;
  private final Runnable done;
  private final Sheet sheet = new Sheet(t("flows.plan-title")).wide();
  private final Div body = new Div();
  private final Map<NodeMap.Place, DefinitionKey> nodes = new HashMap<>();
  private final TextField words = new TextField(t("flows.reason"));
  private final Button go = Button.primary(t("flows.take-now"), this::migrate);

  MigrationSheet(
      ExecutionService executions,
      Actor actor,
      IdSource ids,
      QualifiedKey form,
      List<String> records,
      Runnable done) {
    this.executions = executions;
    this.actor = actor;
    this.ids = ids;
    this.form = form;
    this.records = records;
    this.done = done;
    body.addClassName("fw-runs-plan");
    words.setMaxLength(500);
    words.setWidthFull();
  }

  void open() {
    plan();
    sheet.with(body).actions(Button.plain(t("sheet.back"), sheet::close), go).open();
  }

  private void plan() {
    List<Migrated> plans = executions.preview(actor, form, records, new NodeMap(nodes));
    long going = plans.stream().filter(Migrated::isPossible).count();
    body.removeAll();
    body.add(new Div(t("flows.plan-sum", going, plans.size())));
    substitutes(plans).ifPresent(body::add);
    body.add(results(plans, true), words);
    go.setEnabled(going > 0);
  }

  private void migrate() {
    String act = ids.next();
    List<String> going =
        executions.preview(actor, form, records, new NodeMap(nodes)).stream()
            .filter(Migrated::isPossible)
            .map(Migrated::record)
            .toList();
    List<Migrated> results =
        executions.migrate(
            actor,
            form,
            going,
            new NodeMap(nodes),
            words.getValue().strip(),
            Command.Act.of(act, Command.Origin.SCREEN));
    sheet.close();
    done.run();
    showDone(results);
  }

  /** Says what went, and offers the way back. */
  private void showDone(List<Migrated> results) {
    List<String> gone =
        results.stream().filter(Migrated::isPossible).map(Migrated::record).toList();
    var after = new Sheet(t("flows.done-title", gone.size()));
    after.with(results(results, false));
    var undo =
        Button.plain(
            t("flows.undo"),
            () -> {
              after.close();
              undo(gone);
            });
    undo.setEnabled(results.stream().anyMatch(Migrated::canBeUndone));
    after.actions(undo, Button.primary(t("sheet.close"), after::close));
    after.open();
  }

  private void undo(List<String> gone) {
    List<Migrated> results =
        executions.undo(actor, form, gone, Command.Act.of(ids.next(), Command.Origin.SCREEN));
    done.run();
    long back = results.stream().filter(Migrated::isPossible).count();
    if (back == results.size()) {
      Toast.done(t("flows.undone", back));
    } else {
      var after = new Sheet(t("flows.undone", back));
      after.with(results(results, false)).actions(Button.primary(t("sheet.close"), after::close));
      after.open();
    }
  }

  /** A choice for each node that is gone: which one takes its place. */
  private Optional<Component> substitutes(List<Migrated> plans) {
    int release = plans.getFirst().to();
    Optional<Flow> flow = executions.flow(actor, form, release);
    var wanted =
        plans.stream()
            .flatMap(each -> each.problems().stream())
            .filter(problem -> problem.code().equals(GONE))
            .map(problem -> String.valueOf(problem.args().get("key")))
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    nodes.keySet().forEach(place -> wanted.add(place.node().value()));
    if (flow.isEmpty() || wanted.isEmpty()) {
      return Optional.empty();
    }
    var box = new Div(Note.info(t("flows.substitutes")));
    box.addClassName("fw-runs-substitutes");
    wanted.forEach(key -> box.add(substitute(DefinitionKey.of(key), flow.get())));
    return Optional.of(box);
  }

  private ComboBox<Node> substitute(DefinitionKey gone, Flow flow) {
    var place = new NodeMap.Place(new QualifiedKey(form.app(), flow.key()), gone);
    var box = new ComboBox<Node>(t("flows.instead-of", gone.value()));
    box.setItems(flow.nodes());
    box.setItemLabelGenerator(RepairSheet::title);
    box.setClearButtonVisible(true);
    flow.nodes().stream()
        .filter(node -> node.key().equals(nodes.get(place)))
        .forEach(box::setValue);
    box.addValueChangeListener(change -> {
      if (change.getValue() == null) {
        nodes.remove(place);
      } else {
        nodes.put(place, change.getValue().key());
      }
      plan();
    });
    return box;
  }

  private Component results(List<Migrated> results, boolean planned) {
    var list = new UnorderedList();
    list.addClassName("fw-runs-results");
    results.forEach(each -> list.add(result(each, planned)));
    return list;
  }

  private ListItem result(Migrated each, boolean planned) {
    String name = each.number() == null ? each.record() : each.number();
    String word = planned ? "flows.goes" : "flows.went";
    var head =
        new Div(
            new Span(name),
            each.isPossible()
                ? StateBadge.of(
                    StateBadge.Kind.SUCCESS, t(word, String.valueOf(each.from()), each.to()))
                : StateBadge.of(StateBadge.Kind.DANGER, t("flows.stays")));
    head.addClassName("fw-runs-head");
    var line = new ListItem(head);
    each.problems().forEach(problem -> line.add(reason(problem)));
    if (each.isPossible()) {
      each.places().forEach(place -> line.add(place(place)));
      each.dues()
          .forEach(due ->
              line.add(
                  quiet(
                      t(
                          "flows.due-moves",
                          Say.t(due.title()),
                          Show.moment(due.before()),
                          Show.moment(due.after())))));
      if (planned && !each.canBeUndone()) {
        line.add(quiet(t("flows.no-way-back")));
      }
    }
    return line;
  }

  private static Component reason(Problem problem) {
    return quiet(Say.t(problem));
  }

  private Component place(Migration.Place place) {
    String title = Say.t(place.title().or(LocalizedText.of(place.to().value())));
    String then = people(place.then());
    if (place.people().equals(place.then())) {
      return quiet(then.isEmpty() ? title : t("flows.keeps", title, then));
    }
    return quiet(t("flows.hands-over", title, people(place.people()), then));
  }

  private String people(List<String> persons) {
    return persons.stream()
        .map(id -> actor.organisation().person(id).map(each -> Say.t(each.name())).orElse(id))
        .collect(Collectors.joining(t("value.separator")));
  }

  private static Div quiet(String text) {
    var line = new Div(text);
    line.addClassNames("fw-quiet", "fw-small");
    return line;
  }
}
