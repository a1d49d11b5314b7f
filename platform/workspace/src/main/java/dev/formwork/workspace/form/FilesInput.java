package dev.formwork.workspace.form;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import dev.formwork.forms.FieldType;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.workspace.parts.Button;
import dev.formwork.workspace.parts.Icon;
import dev.formwork.workspace.text.Say;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Files, dropped or chosen, with those that are already there. */
final class FilesInput implements Input {

  private final Frame frame;
  private final FieldType.Attachment type;
  private final Div root = new Div();
  private final Span label = new Span();
  private final Div list = new Div();
  private final Upload upload = new Upload(this::take);
  private final Div problem = new Div();
  private final List<Map<?, ?>> files = new ArrayList<>();
  private final Map<Object, Map<?, ?>> brought = new HashMap<>();

  FilesInput(Frame frame, FieldType.Attachment type) {
    this.frame = frame;
    this.type = type;
    root.addClassName("fw-files");
    label.addClassName("fw-label");
    label.setText(Say.t(frame.field().title()));
    list.addClassName("fw-files-list");
    problem.addClassName("fw-problem");
    problem.setVisible(false);
    var choose = Button.plain(t("files.choose"), () -> {});
    upload.setUploadButton(choose.withIcon("upload"));
    upload.setDropLabelIcon(Icon.of("paperclip"));
    upload.setDropLabel(new Span(t("files.drop")));
    upload.setMaxFileSize(type.maxSize() * 1024 * 1024);
    upload.setAcceptedFileExtensions(
        type.accept().stream().map(ending -> "." + ending).toArray(String[]::new));
    upload.addFileRejectedListener(
        rejected -> setProblem("", t("files.rejected", type.maxSize(), accepted())));
    upload.addAllFinishedListener(all -> upload.clearFileList());
    root.add(label, list, upload, problem);
  }

  @Override
  public Component component() {
    return root;
  }

  @Override
  public void show(@Nullable Object value) {
    files.clear();
    if (value instanceof List<?> all) {
      all.forEach(each -> files.add(described((Map<?, ?>) each)));
    }
    list.removeAll();
    for (Map<?, ?> file : files) {
      var line = new Div(FileLink.of(frame.source(), file));
      line.add(
          Button.picture(
              "x", t("files.remove", Objects.toString(file.get("name"), "")), () -> remove(file)));
      line.addClassName("fw-files-line");
      list.add(line);
    }
    upload.setVisible(files.size() < type.maxFiles());
  }

  /** Until the record is stored, only who brought a file knows what it is called. */
  private Map<?, ?> described(Map<?, ?> file) {
    Map<?, ?> known = brought.get(file.get("id"));
    return known == null ? file : known;
  }

  @Override
  public void setRequired(boolean required) {
    label.getElement().setAttribute("data-required", required);
  }

  @Override
  public void setProblem(String path, String text) {
    problem.setText(text);
    problem.setVisible(true);
  }

  @Override
  public void clearProblems() {
    problem.setVisible(false);
  }

  private void take(UploadEvent event) throws IOException {
    Map<String, Object> stored;
    try (var content = event.getInputStream()) {
      stored = frame.source().upload(event.getFileName(), content);
    } catch (Refusal refused) {
      event.getUI().accessSynchronously(() -> setProblem("", Say.t(first(refused))));
      return;
    }
    event.getUI().accessSynchronously(() -> add(stored));
  }

  private static Problem first(Refusal refused) {
    return refused.problems().list().getFirst();
  }

  private void add(Map<String, Object> file) {
    clearProblems();
    brought.put(file.get("id"), file);
    files.add(file);
    tell();
  }

  private void remove(Map<?, ?> file) {
    files.remove(file);
    tell();
  }

  private void tell() {
    frame.told().accept(files.isEmpty() ? null : List.copyOf(files));
  }

  private String accepted() {
    return String.join(", ", type.accept());
  }
}
