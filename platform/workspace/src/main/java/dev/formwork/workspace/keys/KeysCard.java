package dev.formwork.workspace.keys;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.identity.Actor;
import dev.formwork.identity.ApiKey;
import dev.formwork.identity.ApiKeys;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Toast;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A person's own API keys, with a way to make one and to end one. */
@CssImport("./formwork/keys.css")
public final class KeysCard extends Div {

  private final transient ApiKeys keys;
  private final transient Supplier<Actor> actor;
  private final transient Clock clock;
  private final transient Map<DefinitionKey, String> apps;

  /**
   * @param apps titles of the apps that a key can be bound to
   */
  public KeysCard(
      ApiKeys keys, Supplier<Actor> actor, Clock clock, Map<DefinitionKey, String> apps) {
    this.keys = keys;
    this.actor = actor;
    this.clock = clock;
    this.apps = Map.copyOf(apps);
    addClassNames("fw-card", "fw-keys-card");
    show();
  }

  private void show() {
    removeAll();
    var hint = new Paragraph(t("keys.api-hint"));
    hint.addClassNames("fw-quiet", "fw-small");
    var head =
        new Div(new H2(t("keys.api")), Button.plain(t("keys.make"), this::make).withIcon("plus"));
    head.addClassName("fw-keys-head");
    add(head, hint);
    List<ApiKey> mine = keys.mine(actor.get());
    if (!mine.isEmpty()) {
      add(new KeyTable(mine, clock.instant(), null, this::revoke));
    }
  }

  private void make() {
    new MakeKeySheet(
            actor.get().isAdmin(),
            apps,
            clock,
            wish -> {
              ApiKeys.Made made = keys.make(actor.get(), wish);
              show();
              MadeKeySheet.open(made);
            })
        .open();
  }

  private void revoke(ApiKey key) {
    keys.revoke(actor.get(), key.id());
    Toast.done(t("keys.revoked", key.title()));
    show();
  }
}
