package dev.formwork.designer.editor;

import static dev.formwork.workspace.text.Say.t;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.DraftStep;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.designer.shell.Attempt;
import dev.formwork.designer.shell.UsageList;
import dev.formwork.designer.source.Editing;
import dev.formwork.designer.source.Editing.Saved;
import dev.formwork.editing.Change;
import dev.formwork.editing.Edits;
import dev.formwork.editing.Place;
import dev.formwork.editing.YamlPatch;
import dev.formwork.editing.YamlPatch.Patched;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.workspace.parts.Sheet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * One definition while somebody changes it on the desk: each change is kept in the draft at once
 * and can be taken back.
 */
final class Draftsman implements Desk {

  /** Who is told what has happened. */
  record Told(
      Runnable edited,
      Runnable typed,
      Consumer<Place> chosen,
      Consumer<Saved.Overtaken> overtaken,
      Consumer<Trail.Turn> moved) {}

  private final Editing editing;
  private final Told told;
  private final Suggestions suggestions;
  private final Set<Place> unfolded = new HashSet<>();
  private final Set<String> young = new HashSet<>();
  private Function<Place, List<Act>> acts = _ -> List.of();
  private Trail trail;
  private Patched now;
  private List<LocatedProblem> problems;
  private Place selected = Place.ROOT;

  Draftsman(Editing editing, Told told, Function<Supplier<JsonNode>, Suggestions> suggestions) {
    this.editing = editing;
    this.told = told;
    this.trail = Trail.of(editing.text());
    this.now = Patched.of(editing.text());
    this.problems = editing.problems().list();
    this.suggestions = suggestions.apply(this::tree);
  }

  Editing editing() {
    return editing;
  }

  Edits edits() {
    return trail.edits();
  }

  Trail trail() {
    return trail;
  }

  /** Goes on where a turn has led to this definition. */
  void resume(Trail.Turn turn) {
    trail = Trail.after(turn, trail.text());
  }

  String text() {
    return trail.text();
  }

  List<LocatedProblem> problems() {
    return problems;
  }

  @Override
  public DefinitionName name() {
    return editing.name();
  }

  @Override
  public JsonNode tree() {
    return now.tree();
  }

  @Override
  public Suggestions suggestions() {
    return suggestions;
  }

  @Override
  public Set<String> young() {
    return young;
  }

  @Override
  public Set<Place> unfolded() {
    return unfolded;
  }

  // ---- changing ----

  @Override
  public void change(Change... changes) {
    apply(changes);
    told.edited().run();
  }

  @Override
  public void change(Place then, Change... changes) {
    apply(changes);
    choose(then);
    told.edited().run();
  }

  @Override
  public void type(Change... changes) {
    apply(changes);
    told.typed().run();
  }

  private void apply(Change... changes) {
    Patched patched = YamlPatch.apply(now, List.of(changes));
    become(trail.to(patched.text()), patched);
  }

  void undo() {
    trail
        .beforeThis()
        .ifPresentOrElse(
            beside -> go(trail.undo(), beside.step().reversed(), new Trail.Turn(beside, true)),
            () -> go(trail.undo(), DraftStep::reversed));
  }

  void redo() {
    trail
        .afterThis()
        .ifPresentOrElse(
            beside -> go(trail.redo(), beside.step(), new Trail.Turn(beside, false)),
            () -> go(trail.redo(), UnaryOperator.identity()));
  }

  /** Takes a step beside back or forth, and goes to what is on the desk then. */
  private void go(Trail where, DraftStep step, Trail.Turn turn) {
    if (!Attempt.isDone(() -> editing.takeIn(turn.step().app(), step))) {
      return;
    }
    trail = where;
    suggestions.forget();
    if (turn.step().other() == null) {
      told.edited().run();
    } else {
      told.moved().accept(turn);
    }
  }

  /** What was one step in several definitions is one again, back and forth. */
  private void go(Trail where, UnaryOperator<DraftStep> way) {
    Optional<DraftStep> wide =
        trail.wide().stream()
            .map(way)
            .filter(step -> step.leads(name(), trail.text(), where.text()))
            .findFirst();
    if (wide.isEmpty()) {
      become(where, Patched.of(where.text()));
    } else if (Attempt.isDone(() -> editing.take(wide.get()))) {
      suggestions.forget();
      continueAt(where);
    }
    told.edited().run();
  }

  /** Goes on after a step that has changed several definitions, this one among them. */
  void stepped(DraftStep step) {
    editing.reopen();
    suggestions.forget();
    continueAt(trail.stepped(step, editing.text()));
    told.edited().run();
  }

  @Override
  public void beside(DefinitionKey app, DraftStep step) {
    trail = trail.beside(new Trail.Beside(app, step, null));
    told.edited().run();
  }

  private void become(Trail next, Patched says) {
    now = says;
    if (next.equals(trail)) {
      return;
    }
    trail = next;
    selected = nearest(selected.pointer());
    editing.typed(trail.text());
    Attempt.isDone(() -> saved(editing.save()));
    problems = editing.problems().list();
  }

  private void saved(Saved saved) {
    if (saved instanceof Saved.Overtaken overtaken) {
      told.overtaken().accept(overtaken);
    }
  }

  /** Goes on with what somebody else has saved in the meantime, if so. */
  boolean catchUp() {
    Optional<DraftDefinition> newer = editing.newer();
    newer.ifPresent(theirs -> {
      editing.take(theirs);
      takeOver();
      told.edited().run();
    });
    return newer.isPresent();
  }

  void keepMine(Saved.Overtaken overtaken) {
    saved(editing.saveOver(overtaken.theirs()));
    told.edited().run();
  }

  /** Goes on with what the other one has saved; what was here can still be gone back to. */
  void take(Saved.Overtaken overtaken) {
    editing.take(overtaken.theirs());
    takeOver();
    told.edited().run();
  }

  /** Forgets what was edited since the release; false where there was none. */
  boolean discard() {
    boolean isThere = editing.discard();
    takeOver();
    return isThere;
  }

  private void takeOver() {
    continueAt(trail.to(editing.text()));
  }

  private void continueAt(Trail where) {
    trail = where;
    now = Patched.of(trail.text());
    selected = nearest(selected.pointer());
    problems = editing.problems().list();
  }

  // ---- choosing ----

  @Override
  public void select(Place place) {
    choose(place);
    told.chosen().accept(selected);
  }

  /** The same without a word to anybody. */
  void choose(Place place) {
    selected = nearest(place.pointer());
  }

  @Override
  public Place selected() {
    return selected;
  }

  /** The place of a pointer, or what is around it where nothing is there. */
  Place nearest(String pointer) {
    Place place = Place.of(pointer);
    while (!place.isRoot() && now.tree().at(place.pointer()).isMissingNode()) {
      place = place.parent();
    }
    return place;
  }

  /** What can be done with items of lists from now on. */
  void offer(Function<Place, List<Act>> offered) {
    acts = offered;
  }

  @Override
  public List<Act> acts(Place item) {
    return acts.apply(item);
  }

  @Override
  public void showUsages(String field) {
    if (field.matches("[a-z][A-Za-z0-9]{0,63}")) {
      var sheet = new Sheet(t("usage.title", field));
      sheet.with(UsageList.of(editing.usages(FieldKey.of(field))));
      sheet.open();
    }
  }

  // ---- what is wrong ----

  @Override
  public List<Problem> problemsAt(Place place) {
    return problems.stream()
        .map(LocatedProblem::problem)
        .filter(problem -> problem.path().equals(place.pointer()))
        .toList();
  }

  @Override
  public List<Problem> problemsWithin(Place place) {
    return problems.stream()
        .map(LocatedProblem::problem)
        .filter(problem -> isWithin(problem.path(), place.pointer()))
        .toList();
  }

  private static boolean isWithin(String path, String pointer) {
    return path.equals(pointer) || path.startsWith(pointer + "/");
  }
}
