package dev.formwork.designer.source;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Paragraph;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Usage;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.workspace.parts.Sheet;
import java.util.List;

/** A definition can't be deleted: who still uses it. */
final class UsedSheet {

  private UsedSheet() {}

  static void open(DefinitionName name, List<Usage> usages) {
    var sheet = new Sheet(t("used.title", name.key()));
    sheet.with(new Paragraph(t("used.hint")), UsageList.of(usages));
    sheet.open();
  }
}
