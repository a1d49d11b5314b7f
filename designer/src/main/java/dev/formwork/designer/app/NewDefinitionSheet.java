package dev.formwork.designer.app;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.editor.FormCopy;
import dev.formwork.designer.editor.FormFromSheet;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.DesignerNavigation;
import dev.formwork.designer.shell.Kinds;
import dev.formwork.designer.shell.Naming;
import dev.formwork.editing.ColumnGuess;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Refusal;
import dev.formwork.sheets.SheetReader;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Sheet;
import dev.formwork.workspace.parts.Toast;
import dev.formwork.workspace.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks what a new definition is called, and begins it with a template of its kind. */
final class NewDefinitionSheet {

  private static final int MAX_BYTES = 5_000_000;

  private final Drafts drafts;
  private final Supplier<Actor> actor;
  private final Draft draft;
  private final String kind;
  private final Sheet sheet;
  private final Naming naming = new Naming();
  private final Div fromSheet = new Div();
  private @Nullable ColumnsInput columns;
  private @Nullable CopyInput copies;

  NewDefinitionSheet(Drafts drafts, Supplier<Actor> actor, Draft draft, String kind) {
    this.drafts = drafts;
    this.actor = actor;
    this.draft = draft;
    this.kind = kind;
    this.sheet = new Sheet(t("definition.new-of", Kinds.title(kind)));
  }

  void open() {
    var hint = new Paragraph(t("definition.new-hint"));
    hint.addClassName("fw-quiet");
    sheet.with(hint, naming);
    if (kind.equals("form")) {
      Upload upload = upload();
      var other =
          new CopyInput(
              drafts,
              actor,
              draft.app(),
              () -> {
                boolean isCopy = copies != null && copies.isChosen();
                upload.setVisible(!isCopy);
                fromSheet.setVisible(!isCopy);
              });
      copies = other;
      sheet.with(other, upload, fromSheet);
    }
    sheet.actions(
        Button.plain(t("sheet.cancel"), sheet::close),
        Button.primary(t("definition.create"), () -> naming.name().ifPresent(this::create)));
    sheet.open();
  }

  /** A spreadsheet to begin with, in place of the example. */
  private Upload upload() {
    var upload = new Upload(this::take);
    upload.setMaxFiles(1);
    upload.setMaxFileSize(MAX_BYTES);
    upload.setAcceptedFileExtensions(".xlsx");
    upload.setUploadButton(Button.plain(t("columns.choose"), () -> {}).withIcon("table"));
    upload.setDropLabelIcon(Icon.of("upload"));
    upload.setDropLabel(new Span(t("columns.drop")));
    upload.addFileRejectedListener(_ -> Toast.refused(t("columns.rejected")));
    return upload;
  }

  private void take(UploadEvent event) throws IOException {
    byte[] file;
    try (InputStream content = event.getInputStream()) {
      file = content.readNBytes(MAX_BYTES + 1);
    }
    event.getUI().accessSynchronously(() -> guess(file));
  }

  private void guess(byte[] file) {
    fromSheet.removeAll();
    columns = null;
    Attempt.isDone(() -> {
      List<ColumnGuess> guesses = ColumnGuess.of(SheetReader.read(file));
      if (guesses.isEmpty()) {
        fromSheet.add(new Paragraph(t("columns.none")));
        return;
      }
      columns = new ColumnsInput(guesses);
      fromSheet.add(new Paragraph(t("columns.hint")), columns);
      sheet.wide();
    });
  }

  private String text(DefinitionName name, LocalizedText title) {
    Optional<FormCopy.Copied> copy =
        copies == null ? Optional.empty() : copies.copy(name.key(), title);
    return copy.map(FormCopy.Copied::text).orElseGet(() -> first(name, title));
  }

  private String first(DefinitionName name, LocalizedText title) {
    return columns == null || columns.columns().isEmpty()
        ? Templates.text(name, title, draft)
        : Yaml.write(
            FormFromSheet.of(
                name.key(),
                title,
                columns.columns(),
                LocalizedText.of(
                    Messages.text(Locale.ENGLISH, "columns.section"),
                    Messages.text(Locale.CHINESE, "columns.section"))));
  }

  /** A key that was deleted in the draft may be used again. */
  private void create(Naming.Name answer) {
    var name = new DefinitionName(kind, answer.key());
    DraftDefinition known = draft.find(name).orElse(null);
    if (known != null && known.state() != DraftDefinition.State.DELETED) {
      naming.refuseKey(t("definition.exists"));
      return;
    }
    long revision = known == null ? 0 : known.revision();
    try {
      drafts.save(actor.get(), draft.app(), name, text(name, answer.title()), revision);
    } catch (Refusal refused) {
      naming.refuseKey(Attempt.why(refused));
      return;
    }
    sheet.close();
    UI.getCurrent().navigate(DesignerNavigation.editor(draft.app(), name));
  }
}
