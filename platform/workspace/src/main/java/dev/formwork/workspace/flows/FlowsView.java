package dev.formwork.workspace.flows;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.ExecutionService;
import dev.formwork.records.RecordService;
import dev.formwork.records.RunningExecution;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.record.RecordDesk;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The running flows of a form: those that stand still first, then the oldest. */
@Route(value = FlowsNavigation.PATH, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./formwork/flows.css")
class FlowsView extends Div implements Screen, BeforeEnterObserver {

  private final transient ExecutionService executions;
  private final transient RecordService records;
  private final transient CurrentActor current;
  private final transient RecordDesk desk;
  private final transient Set<String> chosen = new LinkedHashSet<>();
  private final Div bar = new Div();
  private Button take = Button.primary("", () -> {});

  FlowsView(
      ExecutionService executions, RecordService records, CurrentActor current, RecordDesk desk) {
    this.executions = executions;
    this.records = records;
    this.current = current;
    this.desk = desk;
    addClassNames("fw-page", "fw-runs");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show(event.getLocation().getQueryParameters().getParameters());
  }

  private void show(Map<String, List<String>> parameters) {
    removeAll();
    chosen.clear();
    var hint = new Paragraph(t("flows.hint"));
    hint.addClassName("fw-quiet");
    add(new H1(t("flows.title")), hint);
    List<RunningExecution.OfForm> flows = executions.flows(current.get());
    if (flows.isEmpty()) {
      add(new EmptyState("workflow", t("flows.no-flows"), t("flows.no-flows-hint")));
      return;
    }
    List<QualifiedKey> forms = flows.stream().map(RunningExecution.OfForm::form).toList();
    show(flows, Choice.of(parameters, forms));
  }

  private void show(List<RunningExecution.OfForm> flows, Choice choice) {
    RunningExecution.Page page = executions.running(current.get(), choice.query());
    take = Button.primary("", () -> migrate(choice));
    bar.removeAll();
    bar.addClassName("fw-runs-bar");
    bar.add(
        forms(flows, choice), releases(page, choice), stopped(choice), new Div(all(page), take));
    add(bar);
    if (page.items().isEmpty()) {
      add(new EmptyState("circle-check", t("flows.none"), t("flows.none-hint")));
    } else {
      add(list(page, choice));
    }
    if (page.more()) {
      var more = new Paragraph(t("flows.more", page.items().size()));
      more.addClassName("fw-quiet");
      add(more);
    }
    tellChosen(page.current());
  }

  private static ComboBox<RunningExecution.OfForm> forms(
      List<RunningExecution.OfForm> flows, Choice choice) {
    var box = new ComboBox<RunningExecution.OfForm>(t("flows.form"));
    box.setItems(flows);
    box.setItemLabelGenerator(flow ->
        Say.t(flow.formTitle())
            + " · "
            + Say.t(flow.flowTitle())
            + (flow.running() == 0 ? "" : " · " + flow.running()));
    flows.stream().filter(flow -> flow.form().equals(choice.form())).forEach(box::setValue);
    box.addValueChangeListener(change -> {
      if (change.getValue() != null) {
        go(new Choice(change.getValue().form(), null, choice.stopped()));
      }
    });
    return box;
  }

  private static ComboBox<RunningExecution.OnRelease> releases(
      RunningExecution.Page page, Choice choice) {
    var box = new ComboBox<RunningExecution.OnRelease>(t("flows.release"));
    box.setItems(page.releases());
    box.setItemLabelGenerator(each ->
        each.stopped() == 0
            ? t("flows.release-running", each.release(), each.running())
            : t("flows.release-stopped", each.release(), each.running(), each.stopped()));
    box.setPlaceholder(t("flows.release-any"));
    box.setClearButtonVisible(true);
    page.releases().stream()
        .filter(each -> choice.release() != null && each.release() == choice.release())
        .forEach(box::setValue);
    box.addValueChangeListener(change ->
        go(
            new Choice(
                choice.form(),
                change.getValue() == null ? null : change.getValue().release(),
                choice.stopped())));
    return box;
  }

  private static Checkbox stopped(Choice choice) {
    var box = new Checkbox(t("flows.stopped"), choice.stopped());
    box.addValueChangeListener(
        change -> go(new Choice(choice.form(), choice.release(), change.getValue())));
    return box;
  }

  private Component all(RunningExecution.Page page) {
    return Button.plain(
        t("flows.choose-older"),
        () -> {
          page.items().stream()
              .filter(each -> each.release() != page.current())
              .map(RunningExecution::record)
              .forEach(chosen::add);
          getChildren()
              .filter(RunList.class::isInstance)
              .forEach(list -> ((RunList) list).check(chosen));
          tellChosen(page.current());
        });
  }

  private RunList list(RunningExecution.Page page, Choice choice) {
    return new RunList(
        page,
        new RunList.Words(choice.form(), current.get().organisation(), desk.now()),
        (record, isChosen) -> {
          if (isChosen) {
            chosen.add(record);
          } else {
            chosen.remove(record);
          }
          tellChosen(page.current());
        },
        execution -> repair(choice, execution));
  }

  private void tellChosen(int release) {
    take.setText("");
    take.removeAll();
    take.add(
        new Span(
            chosen.isEmpty()
                ? t("flows.take-none", release)
                : t("flows.take", chosen.size(), release)));
    take.setEnabled(!chosen.isEmpty());
  }

  private void migrate(Choice choice) {
    new MigrationSheet(
            executions,
            current.get(),
            desk::nextId,
            choice.form(),
            List.copyOf(chosen),
            () -> again(choice))
        .open();
  }

  private void repair(Choice choice, RunningExecution execution) {
    var flow = executions.flow(current.get(), choice.form(), execution.release());
    new RepairSheet(
            desk.correcting(choice.form(), execution.record()),
            execution,
            flow.map(each -> each.nodes()).orElse(List.of()),
            current.get().organisation(),
            wanted -> {
              records.handle(
                  current.get(),
                  RepairSheet.command(choice.form(), execution, wanted, desk.nextId()));
              again(choice);
            })
        .open();
  }

  /** The same as it is now. */
  private void again(Choice choice) {
    show(choice.parameters());
  }

  private static void go(Choice choice) {
    UI.getCurrent().navigate(FlowsNavigation.PATH, new QueryParameters(choice.parameters()));
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb(t("admin.title"), ""), Crumb.here(t("flows.title")));
  }
}
