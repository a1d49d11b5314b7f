package dev.formwork.workspace.report;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.formwork.identity.Actor;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.reports.ReportExport;
import dev.formwork.reports.ReportFile;
import dev.formwork.rules.Condition;
import dev.formwork.sheets.SheetFormat;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.parts.Menu;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/** The menu by which a report is taken out as a file. */
@org.springframework.stereotype.Component
public class ReportDownloads {

  private final ReportExport export;
  private final CurrentActor current;

  ReportDownloads(ReportExport export, CurrentActor current) {
    this.export = export;
    this.current = current;
  }

  /** Excel, CSV and PDF; nothing where the person may not export the report. */
  public Optional<Component> menu(QualifiedKey report, Condition filter) {
    Actor actor = current.get();
    if (!export.mayExport(actor, report)) {
      return Optional.empty();
    }
    var menu = new Menu(t("report.download"), Icon.of("download"));
    menu.addClassName("fw-report-downloads");
    addTo(menu, report, filter);
    return Optional.of(menu);
  }

  /** The same at the end of a menu that is there; nothing where the person may not. */
  public void addTo(Menu menu, QualifiedKey report, Condition filter) {
    Actor actor = current.get();
    if (!export.mayExport(actor, report)) {
      return;
    }
    for (SheetFormat format : SheetFormat.values()) {
      menu.download(
          t("report.download." + format.extension()),
          "download",
          handler(actor, report, filter, format));
    }
  }

  private DownloadHandler handler(
      Actor actor, QualifiedKey report, Condition filter, SheetFormat format) {
    return DownloadHandler.fromInputStream(_ -> {
      try {
        ReportFile file = export.file(actor, report, filter, format);
        byte[] content = file.content();
        return new DownloadResponse(
            new ByteArrayInputStream(content), file.name(), format.contentType(), content.length);
      } catch (Refusal refused) {
        return DownloadResponse.error(409, refused.code());
      }
    });
  }
}
