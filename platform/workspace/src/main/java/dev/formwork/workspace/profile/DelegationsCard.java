package dev.formwork.workspace.profile;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.formwork.identity.Delegation;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Show;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who acts for a person while he is away, and for whom he acts. */
@CssImport("./formwork/delegations.css")
final class DelegationsCard extends Div {

  private final transient OwnDelegations own;

  DelegationsCard(OwnDelegations own) {
    this.own = own;
    addClassNames("fw-card", "fw-delegations");
    show();
  }

  private void show() {
    removeAll();
    var hint = new Paragraph(t("delegations.hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    var head =
        new Div(
            new H2(t("delegations.title")),
            Button.plain(t("delegations.begin"), () -> new DelegateSheet(own, this::show).open())
                .withIcon("plus"));
    head.addClassName("fw-delegations-head");
    add(head, hint);
    String me = own.actor().id();
    group("delegations.for-me", each -> each.from().equals(me)).ifPresent(this::add);
    group("delegations.by-me", each -> each.to().equals(me)).ifPresent(this::add);
  }

  private Optional<Component> group(String title, Predicate<Delegation> whose) {
    List<Delegation> theirs = own.all().stream().filter(whose).filter(this::isOfUse).toList();
    if (theirs.isEmpty()) {
      return Optional.empty();
    }
    var list = new UnorderedList();
    theirs.forEach(each -> list.add(line(each)));
    return Optional.of(new Div(new H3(t(title)), list));
  }

  /** What has ended says nothing to anybody. */
  private boolean isOfUse(Delegation delegation) {
    return delegation.until() == null || delegation.until().isAfter(own.now());
  }

  private ListItem line(Delegation delegation) {
    boolean mine = delegation.from().equals(own.actor().id());
    var name = new Div(own.name(mine ? delegation.to() : delegation.from()));
    name.addClassName("fw-delegations-name");
    var details = new Div(t("delegations.details", period(delegation), own.scope(delegation)));
    details.addClassNames("fw-quiet", "fw-small");
    var item = new ListItem(new Div(name, details));
    boolean begun = !delegation.since().isAfter(own.now());
    item.add(
        StateBadge.of(
            begun ? StateBadge.Kind.SUCCESS : StateBadge.Kind.NEUTRAL,
            t(begun ? "delegations.now" : "delegations.later")));
    if (mine) {
      item.add(Button.quiet(t("delegations.end"), () -> ask(delegation)));
    }
    return item;
  }

  private static String period(Delegation delegation) {
    Instant until = delegation.until();
    return until == null
        ? t("delegations.from", day(delegation.since()))
        : t("delegations.period", day(delegation.since()), day(until.minus(Duration.ofMillis(1))));
  }

  private static String day(Instant moment) {
    return Show.day(LocalDate.ofInstant(moment, Show.zone()));
  }

  private void ask(Delegation delegation) {
    Sheet.ask(
        t("delegations.end-title", own.name(delegation.to())),
        t("delegations.end-loss", own.name(delegation.to())),
        t("delegations.end"),
        () -> {
          own.end(delegation);
          Toast.done(t("delegations.ended"));
          show();
        });
  }
}
