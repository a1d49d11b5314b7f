package dev.formwork.designer.source;

import dev.formwork.definitions.AppSource;
import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.Differences;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.DraftStep;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Yaml;
import dev.formwork.designer.shell.ChangeWords;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One definition while somebody edits it: the text on screen, which nothing but its author changes,
 * and the definition as the draft had it when that text was last in step with it.
 */
public final class Editing {

  private static final String CONFLICT = "definitions.draft.conflict";

  private final Drafts drafts;
  private final Supplier<Actor> actor;
  private final DefinitionKey app;
  private final DefinitionName name;
  private DraftDefinition kept;
  private String text;

  /** Opens what the draft has; refuses with {@code definitions.<kind>.not-found}. */
  public Editing(Drafts drafts, Supplier<Actor> actor, DefinitionKey app, DefinitionName name) {
    this.drafts = drafts;
    this.actor = actor;
    this.app = app;
    this.name = name;
    this.kept = find().orElseThrow(() -> notFound(app, name));
    this.text = kept.text();
  }

  DefinitionKey app() {
    return app;
  }

  public DefinitionName name() {
    return name;
  }

  /** As it stands in the draft, to the knowledge of this screen. */
  public DraftDefinition kept() {
    return kept;
  }

  public String text() {
    return text;
  }

  /** The line, from 1, of a JSON pointer into the text. */
  int lineOf(String pointer) {
    return Yaml.read(text).lineOf(pointer);
  }

  boolean isUnsaved() {
    return !Yaml.tidy(text).equals(kept.text());
  }

  public boolean isDeleted() {
    return kept.state() == DraftDefinition.State.DELETED;
  }

  /** Takes over what was typed. */
  public void typed(String text) {
    this.text = text;
  }

  /** What is wrong with the text on screen. */
  public LocatedProblems problems() {
    return drafts.check(actor.get(), app, name, text);
  }

  List<Usage> usages() {
    return usages(null);
  }

  /** Where one of its fields is used; it itself where none is named. */
  public List<Usage> usages(@Nullable FieldKey field) {
    return drafts.usages(actor.get(), app, name.kind(), new QualifiedKey(app, name.key()), field);
  }

  /** What somebody else has saved since this screen was last in step with the draft. */
  public Optional<DraftDefinition> newer() {
    return find().filter(now -> now.revision() != kept.revision());
  }

  /** What became of a save. */
  public sealed interface Saved {

    /** The text is in the draft. */
    record Kept() implements Saved {}

    /**
     * Somebody else has saved since; nothing was kept.
     *
     * @param theirs as the draft has it now
     * @param difference what their text has otherwise than the one on screen
     */
    record Overtaken(DraftDefinition theirs, List<ChangeWords.Value> difference) implements Saved {}
  }

  /** Saves the text on screen into the draft. */
  public Saved save() {
    return save(kept.revision());
  }

  /** Saves the text on screen over what somebody else has saved in the meantime. */
  public Saved saveOver(DraftDefinition theirs) {
    return save(theirs.revision());
  }

  private Saved save(long revision) {
    try {
      kept = drafts.save(actor.get(), app, name, text, revision);
      return new Saved.Kept();
    } catch (Refusal.Conflict overtaken) {
      if (!overtaken.code().equals(CONFLICT)) {
        throw overtaken;
      }
      DraftDefinition theirs = find().orElseGet(this::gone);
      return new Saved.Overtaken(theirs, difference(theirs.text()));
    }
  }

  /** Takes a step of the whole draft, and goes on with what that has then. */
  public void take(DraftStep step) {
    drafts.take(actor.get(), app, step);
    reopen();
  }

  /** Takes a step that leaves this definition as it is, in the draft of this app or another. */
  public void takeIn(DefinitionKey draft, DraftStep step) {
    drafts.take(actor.get(), draft, step);
  }

  /** Goes on with what the draft has now. */
  public void reopen() {
    find().ifPresent(this::take);
  }

  /** Puts their text in the place of the one on screen. */
  public void take(DraftDefinition theirs) {
    kept = theirs;
    text = theirs.text();
  }

  /**
   * Forgets what was edited since the live release.
   *
   * @return whether the definition still exists
   */
  public boolean discard() {
    drafts.discard(actor.get(), app, name, kept.revision());
    Optional<DraftDefinition> released = find();
    released.ifPresent(this::take);
    return released.isPresent();
  }

  /** Marks it as deleted; refuses with {@code definitions.used} where something still uses it. */
  void delete() {
    drafts.delete(actor.get(), app, name, kept.revision());
    find().ifPresent(this::take);
  }

  private List<ChangeWords.Value> difference(String theirs) {
    AppSource mine = AppSource.empty(app).with(name, text);
    AppSource other = AppSource.empty(app).with(name, theirs);
    return ChangeWords.of(Differences.between(mine, other), mine, other).stream()
        .flatMap(change -> change.values().stream())
        .toList();
  }

  private Optional<DraftDefinition> find() {
    return drafts.find(actor.get(), app, name);
  }

  /** What stands for a definition that somebody else has taken out of the draft. */
  private DraftDefinition gone() {
    return new DraftDefinition(
        name, LocalizedText.EMPTY, "", 0, DraftDefinition.State.DELETED, false);
  }

  private static Refusal.NotFound notFound(DefinitionKey app, DefinitionName name) {
    return new Refusal.NotFound(
        Problem.error("definitions." + name.kind() + ".not-found", "")
            .with("app", app.value())
            .with("key", name.key().value()));
  }
}
