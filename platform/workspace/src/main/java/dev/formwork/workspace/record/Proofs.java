package dev.formwork.workspace.record;

import static dev.formwork.workspace.text.Say.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.formwork.files.StoredFile;
import dev.formwork.flows.Vote;
import dev.formwork.workspace.form.FileLink;
import dev.formwork.workspace.form.FormSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came with a decision: files to be downloaded, and the signature as it was drawn. */
final class Proofs {

  private Proofs() {}

  /**
   * Its files and signature.
   *
   * @param known the files that are still there, by id
   */
  static List<Component> of(Vote vote, Map<String, StoredFile> known, FormSource source) {
    var proofs = new ArrayList<Component>();
    for (String id : vote.files()) {
      StoredFile file = known.get(id);
      proofs.add(
          file == null
              ? quiet(t("flow.file-gone"))
              : FileLink.of(source, id, file.name(), file.size()));
    }
    if (vote.signature() != null) {
      proofs.add(quiet(t("flow.signed")));
      StoredFile drawn = known.get(vote.signature());
      if (drawn != null) {
        proofs.add(signature(drawn, source));
      }
    }
    return proofs;
  }

  /** Whoever signs over HTTP may send any kind of file. */
  private static Component signature(StoredFile drawn, FormSource source) {
    return drawn.type().equals("image/png")
        ? FileLink.picture(source, drawn.id(), t("decide.signature"))
        : FileLink.of(source, drawn.id(), drawn.name(), drawn.size());
  }

  private static Div quiet(String text) {
    var quiet = new Div(text);
    quiet.addClassNames("fw-quiet", "fw-small");
    return quiet;
  }
}
