package dev.formwork.workspace.keys;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.formwork.identity.ApiKey;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.StateBadge;
import dev.formwork.workspace.text.Show;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** API keys in a table: what for, how far, until when. */
@CssImport("./formwork/table.css")
final class KeyTable extends Div {

  private final Instant now;
  private final @Nullable Function<String, String> owners;
  private final Consumer<ApiKey> revoke;

  /**
   * @param owners names people by id; absent where all keys are one person's
   */
  KeyTable(
      List<ApiKey> keys,
      Instant now,
      @Nullable Function<String, String> owners,
      Consumer<ApiKey> revoke) {
    this.now = now;
    this.owners = owners;
    this.revoke = revoke;
    addClassName("fw-table-frame");
    var table = new NativeTable();
    table.addClassName("fw-table");
    table.getHead().add(head());
    keys.forEach(key -> table.getBody().add(line(key)));
    add(table);
  }

  private NativeTableRow head() {
    var head = new NativeTableRow();
    if (owners != null) {
      head.add(new NativeTableHeaderCell(t("keys.person")));
    }
    for (String column : List.of("name", "scopes", "used", "ends")) {
      head.add(new NativeTableHeaderCell(t("keys.column." + column)));
    }
    var last = new NativeTableHeaderCell();
    last.getElement().setAttribute("aria-hidden", "true");
    head.add(last);
    return head;
  }

  private NativeTableRow line(ApiKey key) {
    var line = new NativeTableRow();
    if (owners != null) {
      line.add(new NativeTableCell(owners.apply(key.person())));
    }
    line.add(new NativeTableCell(name(key)));
    line.add(new NativeTableCell(scopes(key)));
    line.add(
        new NativeTableCell(
            key.lastUsedAt() == null ? t("keys.never") : Show.ago(key.lastUsedAt(), now)));
    line.add(new NativeTableCell(ends(key)));
    var last =
        key.state(now) == ApiKey.State.GOOD
            ? new NativeTableCell(Button.quiet(t("keys.revoke"), () -> ask(key)))
            : new NativeTableCell();
    last.getElement().setAttribute("data-right", true);
    line.add(last);
    return line;
  }

  private static Component name(ApiKey key) {
    var name = new Div(new Div(key.title()));
    if (!key.apps().isEmpty()) {
      var apps =
          new Div(
              key.apps().stream()
                  .map(DefinitionKey::value)
                  .sorted()
                  .collect(Collectors.joining(t("value.separator"))));
      apps.addClassNames("fw-quiet", "fw-small");
      name.add(apps);
    }
    return name;
  }

  private static String scopes(ApiKey key) {
    return key.scopes().stream()
        .sorted()
        .map(scope -> t("keys.scope." + scope.name()))
        .collect(Collectors.joining(t("value.separator")));
  }

  private Component ends(ApiKey key) {
    return switch (key.state(now)) {
      case GOOD -> new Span(Show.day(LocalDate.ofInstant(key.expiresAt(), Show.zone())));
      case EXPIRED -> StateBadge.of(StateBadge.Kind.NEUTRAL, t("keys.state.expired"));
      case REVOKED -> StateBadge.of(StateBadge.Kind.DANGER, t("keys.state.revoked"));
    };
  }

  private void ask(ApiKey key) {
    Sheet.ask(
        t("keys.revoke-title", key.title()),
        t("keys.revoke-loss"),
        t("keys.revoke"),
        () -> revoke.accept(key));
  }
}
