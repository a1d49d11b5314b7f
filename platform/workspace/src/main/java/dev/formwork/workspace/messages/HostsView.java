package dev.formwork.workspace.messages;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.formwork.identity.CurrentActor;
import dev.formwork.outbound.AllowedHost;
import dev.formwork.outbound.AllowedHosts;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.EmptyState;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.shell.Crumb;
import dev.formwork.workspace.shell.MainLayout;
import dev.formwork.workspace.shell.Screen;
import dev.formwork.workspace.text.Say;
import dev.formwork.workspace.text.Show;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;

/** The hosts that webhooks may reach. */
@Route(value = MessagesNavigation.HOSTS, layout = MainLayout.class)
@RolesAllowed("ADMIN")
@CssImport("./formwork/messages.css")
@CssImport("./formwork/table.css")
class HostsView extends Div implements Screen, BeforeEnterObserver {

  private final transient AllowedHosts hosts;
  private final transient CurrentActor current;

  HostsView(AllowedHosts hosts, CurrentActor current) {
    this.hosts = hosts;
    this.current = current;
    addClassName("fw-page");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  private void show() {
    removeAll();
    var hint = new Paragraph(t("hosts.hint"));
    hint.addClassName("fw-quiet");
    Button allow = Button.primary(t("hosts.allow"), this::allow).withIcon("plus");
    List<AllowedHost> all = hosts.all(current.get());
    if (all.isEmpty()) {
      add(
          new H1(t("hosts.title")),
          hint,
          new EmptyState("external-link", t("hosts.none"), t("hosts.none-hint"), allow));
      return;
    }
    var head = new Div(new H1(t("hosts.title")), allow);
    head.addClassName("fw-hosts-add");
    var frame = new Div(table(all));
    frame.addClassNames("fw-card", "fw-hosts", "fw-table-frame");
    add(head, hint, frame);
  }

  private NativeTable table(List<AllowedHost> all) {
    var table = new NativeTable();
    table.addClassName("fw-table");
    var head = new NativeTableRow();
    for (String column : List.of("host", "where", "by", "since")) {
      head.add(new NativeTableHeaderCell(t("hosts.column." + column)));
    }
    var last = new NativeTableHeaderCell();
    last.getElement().setAttribute("aria-hidden", "true");
    head.add(last);
    table.getHead().add(head);
    all.forEach(host -> table.getBody().add(line(host)));
    return table;
  }

  private NativeTableRow line(AllowedHost host) {
    var line = new NativeTableRow();
    line.add(new NativeTableCell(host.key()));
    line.add(
        new NativeTableCell(
            host.inside()
                ? StateBadge.of(StateBadge.Kind.WARNING, t("hosts.inside"))
                : StateBadge.of(StateBadge.Kind.NEUTRAL, t("hosts.outside"))));
    line.add(
        new NativeTableCell(
            current
                .get()
                .organisation()
                .person(host.by())
                .map(person -> Say.t(person.name()))
                .orElse(host.by())));
    line.add(new NativeTableCell(Show.day(LocalDate.ofInstant(host.at(), Show.zone()))));
    var last = new NativeTableCell(Button.quiet(t("hosts.forbid"), () -> ask(host)));
    last.getElement().setAttribute("data-right", true);
    line.add(last);
    return line;
  }

  private void allow() {
    new AllowHostSheet(
            (host, port, inside) -> {
              AllowedHosts.Allowed allowed = hosts.allow(current.get(), host, port, inside);
              show();
              return allowed;
            })
        .open();
  }

  private void ask(AllowedHost host) {
    Sheet.ask(
        t("hosts.forbid-title", host.key()),
        t("hosts.forbid-loss"),
        t("hosts.forbid"),
        () -> {
          hosts.forbid(current.get(), host.key());
          Toast.done(t("hosts.forbidden", host.key()));
          show();
        });
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb(t("admin.title"), ""), Crumb.here(t("hosts.title")));
  }
}
