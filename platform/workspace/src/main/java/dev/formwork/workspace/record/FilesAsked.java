package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.form.FormSource;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.text.Say;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Files that go with a decision. */
final class FilesAsked extends Div {

  private static final int MEGABYTES = 20;

  private final FormSource source;
  private final Div list = new Div();
  private final Upload upload = new Upload(this::take);
  private final Div problem = new Div();
  private final List<Map<String, Object>> files = new ArrayList<>();

  FilesAsked(FormSource source) {
    this.source = source;
    addClassName("fw-files");
    var label = new Span(t("decide.files"));
    label.addClassName("fw-label");
    label.getElement().setAttribute("data-required", true);
    list.addClassName("fw-files-list");
    problem.addClassName("fw-problem");
    problem.setVisible(false);
    upload.setUploadButton(Button.plain(t("files.choose"), () -> {}).withIcon("upload"));
    upload.setDropLabelIcon(Icon.of("paperclip"));
    upload.setDropLabel(new Span(t("files.drop")));
    upload.setMaxFileSize(MEGABYTES * 1024 * 1024);
    upload.addAllFinishedListener(all -> upload.clearFileList());
    add(label, list, upload, problem);
  }

  List<String> ids() {
    return files.stream().map(file -> Objects.toString(file.get("id"))).toList();
  }

  void show(String words) {
    problem.setText(words);
    problem.setVisible(!words.isEmpty());
  }

  private void take(UploadEvent event) throws IOException {
    Map<String, Object> stored;
    try (var content = event.getInputStream()) {
      stored = source.upload(event.getFileName(), content);
    } catch (Refusal refused) {
      event.getUI().accessSynchronously(() -> show(Say.t(refused.problems().list().getFirst())));
      return;
    }
    event.getUI().accessSynchronously(() -> add(stored));
  }

  private void add(Map<String, Object> file) {
    show("");
    files.add(file);
    String name = Objects.toString(file.get("name"), "");
    var line = new Div(new Span(name));
    line.add(
        Button.picture(
            "x",
            t("files.remove", name),
            () -> {
              files.remove(file);
              list.remove(line);
            }));
    line.addClassName("fw-files-line");
    list.add(line);
  }
}
