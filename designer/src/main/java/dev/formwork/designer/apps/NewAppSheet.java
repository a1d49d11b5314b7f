package dev.formwork.designer.apps;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.definitions.Manifest;
import dev.formwork.designer.shell.Naming;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Sheet;
import java.util.Optional;
import java.util.function.Function;

/** Asks what a new app is called. */
final class NewAppSheet {

  private NewAppSheet() {}

  /**
   * @param create tells why the app can't begin; empty where it has begun
   */
  static void open(Function<Manifest, Optional<String>> create) {
    var sheet = new Sheet(t("apps.new"));
    var hint = new Paragraph(t("apps.new-hint"));
    hint.addClassName("fw-quiet");
    var naming = new Naming();
    sheet.with(hint, naming);
    sheet.actions(
        Button.plain(t("sheet.cancel"), sheet::close),
        Button.primary(
            t("apps.create"),
            () ->
                naming
                    .name()
                    .ifPresent(name ->
                        create
                            .apply(Manifest.of(name.key().value(), name.title()))
                            .ifPresentOrElse(naming::refuseKey, sheet::close))));
    sheet.open();
  }
}
