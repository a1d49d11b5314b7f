package dev.formwork.definitions;

import dev.formwork.definitions.internal.DefinitionStore;
import dev.formwork.definitions.internal.DraftDocument;
import dev.formwork.definitions.internal.Hashes;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Progress;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes drafts live, exactly as they were looked at. */
@Component
class DraftPublishing {

  private final DefinitionStore store;
  private final DraftStore drafts;
  private final Releases releases;

  DraftPublishing(DefinitionStore store, DraftStore drafts, Releases releases) {
    this.store = store;
    this.drafts = drafts;
    this.releases = releases;
  }

  /**
   * A draft at one moment.
   *
   * @param current the live release that it changes
   */
  record Frozen(AppSource source, int current, List<DraftDocument> edited) {

    /** The same for the same texts on the same release, and for no others. */
    String fingerprint() {
      String texts =
          lines(
              source.definitions().entrySet().stream()
                  .collect(
                      Collectors.toMap(each -> each.getKey().toString(), Map.Entry::getValue)));
      return Hashes.of(current + "\n" + texts + "\n" + lines(source.files()));
    }

    private static String lines(Map<String, String> texts) {
      return texts.entrySet().stream()
          .map(each -> each.getKey() + " " + Hashes.of(each.getValue()))
          .sorted()
          .collect(Collectors.joining("\n"));
    }
  }

  Frozen freeze(DefinitionKey app) {
    List<DraftDocument> edited = store.drafts(app.value());
    int current = releases.currentNumber(app);
    return new Frozen(drafts.source(app, current, edited), current, edited);
  }

  /** Refuses a draft that is as released. */
  void requireChange(Frozen draft) {
    if (draft.source().equals(drafts.released(draft.source().app(), draft.current()))) {
      throw new Refusal.Invalid(Problem.error("definitions.publish.nothing-changed", ""));
    }
  }

  /** What is wrong with it, with its scenarios where those must hold. */
  void requireSound(Frozen draft, Insistence insistence, Progress progress) {
    releases.check(draft.source()).problems().orThrow();
    if (insistence instanceof Insistence.OnAll) {
      releases.rehearse(draft.source(), progress).failures().orThrow();
    }
  }

  Release publish(Frozen draft, Release.Origin origin, Signed signed, Progress progress) {
    requireChange(draft);
    Release release =
        releases.publish(
            new Publication(
                draft.source(),
                draft.current(),
                signed.by(),
                signed.note(),
                origin,
                null,
                signed.insistence(),
                signed.agreedBy()),
            progress);
    draft.edited().forEach(each -> store.removeDraft(each.id(), each.revision()));
    return release;
  }
}
