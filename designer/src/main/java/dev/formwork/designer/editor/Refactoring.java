package dev.formwork.designer.editor;

import dev.formwork.definitions.DefinitionName;
import dev.formwork.definitions.DefinitionTypes;
import dev.formwork.definitions.Definitions;
import dev.formwork.definitions.Draft;
import dev.formwork.definitions.DraftDefinition;
import dev.formwork.definitions.DraftStep;
import dev.formwork.definitions.Drafts;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.Reference;
import dev.formwork.definitions.Usage;
import dev.formwork.definitions.Written;
import dev.formwork.designer.shell.OptionUses;
import dev.formwork.designer.shell.ParameterUses;
import dev.formwork.editing.NameRewrite;
import dev.formwork.editing.OptionHome;
import dev.formwork.editing.Place;
import dev.formwork.forms.Field;
import dev.formwork.forms.Form;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.ReleaseImpact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Changes that reach further than one definition: what names it or its fields, what they hold. */
final class Refactoring {

  private final Drafts drafts;
  private final DefinitionTypes types;
  private final ReleaseImpact impact;
  private final Supplier<Actor> actor;

  Refactoring(Drafts drafts, DefinitionTypes types, ReleaseImpact impact, Supplier<Actor> actor) {
    this.drafts = drafts;
    this.types = types;
    this.impact = impact;
    this.actor = actor;
  }

  /**
   * Where a field is named, outside of itself.
   *
   * @param at JSON pointer of the field in its form
   */
  List<Usage> usages(DefinitionKey app, DefinitionName form, String at, String field) {
    return usages(app, form, Map.of(field, at));
  }

  /**
   * Where fields are named, outside of all of them.
   *
   * @param fields their keys, each with the JSON pointer of the field in its form
   */
  List<Usage> usages(DefinitionKey app, DefinitionName form, Map<String, String> fields) {
    return drafts
        .usages(actor.get(), app, form.kind(), new QualifiedKey(app, form.key()), null)
        .stream()
        .filter(usage -> {
          FieldKey field = usage.reference().field();
          return field != null && fields.containsKey(field.value());
        })
        .filter(usage ->
            !(usage.app().equals(app)
                && usage.by().equals(form)
                && isInside(usage.reference().pointer(), fields.values())))
        .toList();
  }

  private static boolean isInside(String pointer, Collection<String> places) {
    return places.stream().anyMatch(at -> pointer.startsWith(at + "/"));
  }

  /** How many records hold something in a field. */
  long holding(DefinitionKey app, DefinitionName form, String field) {
    return impact.holding(actor.get(), new QualifiedKey(app, form.key()), FieldKey.of(field));
  }

  /**
   * What another key for a definition or a part of one comes to.
   *
   * @param edits the texts with the other key
   * @param places how many places change in each
   * @param met what stands in the way, and what somebody has to look at
   * @param wrong what would be wrong afterwards and is not now
   * @param gone the definition as it is under the key that goes; absent for a part of one
   */
  record Rename(
      DefinitionKey app,
      List<Drafts.Edit> edits,
      Map<DefinitionName, Integer> places,
      Met met,
      List<LocatedProblem> wrong,
      @Nullable DraftDefinition gone) {

    boolean isPossible() {
      return elsewhere().isEmpty() && holding() == 0 && wrong.isEmpty();
    }

    List<Usage> elsewhere() {
      return met.elsewhere();
    }

    long holding() {
      return met.holding();
    }
  }

  /**
   * @param elsewhere other apps name it; their definitions can't change along with it
   * @param holding how many records, or values that were set, are known by the old key
   * @param guesses scripts where it is probably or perhaps named
   * @param left places that may name it and can't be told to
   */
  record Met(List<Usage> elsewhere, long holding, List<Guess> guesses, List<Usage> left) {}

  /**
   * @param at JSON pointer of the field in its form
   */
  Rename rename(DefinitionKey app, DefinitionName form, String at, String old, String now) {
    var target = new QualifiedKey(app, form.key());
    return rename(
        app,
        form,
        Reference.toField(Form.TYPE, target, FieldKey.of(old), at + "/key"),
        drafts.usages(actor.get(), app, form.kind(), target, FieldKey.of(old)),
        holding(app, form, old),
        new PartRename(old, now, Guess.Ticks.NONE));
  }

  /**
   * Another key for a column.
   *
   * @param at JSON pointer of the column in its form
   */
  Rename renameColumn(
      DefinitionKey app, DefinitionName form, String at, String rows, PartRename how) {
    var target = new QualifiedKey(app, form.key());
    FieldKey of = FieldKey.of(rows);
    FieldKey column = FieldKey.of(how.old());
    return rename(
        app,
        form,
        Reference.toColumn(Form.TYPE, target, of, column, at + "/key"),
        columnUsages(app, form, rows, how.old()),
        impact.holding(actor.get(), target, of, column),
        how);
  }

  List<Usage> columnUsages(DefinitionKey app, DefinitionName form, String rows, String column) {
    return drafts
        .usages(actor.get(), app, form.kind(), new QualifiedKey(app, form.key()), null)
        .stream()
        .filter(each -> each.reference().isToColumn(FieldKey.of(rows), FieldKey.of(column)))
        .toList();
  }

  /** Another key for a parameter. */
  Rename renameParameter(DefinitionKey app, String at, long set, PartRename how) {
    DefinitionName pack = DefinitionName.manifestOf(app);
    var parameter = new Reference.OfParameter(FieldKey.of(how.old()));
    var target = new QualifiedKey(app, pack.key());
    return rename(
        app,
        pack,
        new Reference(at + "/key", pack.kind(), target, parameter, Written.VALUE),
        parameterUsages(app, how.old()),
        set,
        how);
  }

  List<Usage> parameterUsages(DefinitionKey app, String parameter) {
    return ParameterUses.of(drafts, types, actor.get(), app, FieldKey.of(parameter));
  }

  /**
   * Another key for an option.
   *
   * @param at JSON pointer of the option in its list or form
   */
  Rename renameOption(DefinitionKey app, OptionHome home, String at, PartRename how) {
    OptionUses.Found found = optionUses(app, home, how.old());
    long held =
        found.fields().entrySet().stream()
            .mapToLong(
                each -> impact.holding(actor.get(), each.getKey(), each.getValue(), how.old()))
            .sum();
    return rename(
        app,
        home.definition(),
        home.reference(at + "/key", how.old(), Written.VALUE),
        found.usages(),
        held,
        how);
  }

  OptionUses.Found optionUses(DefinitionKey app, OptionHome home, String option) {
    return OptionUses.of(drafts, types, actor.get(), app, home, option);
  }

  /**
   * @param by the definition that has the part
   * @param own where it has it
   */
  private Rename rename(
      DefinitionKey app,
      DefinitionName by,
      Reference own,
      List<Usage> usages,
      long holding,
      PartRename how) {
    Actor asking = actor.get();
    PartRename.Found found = how.of(drafts.open(asking, app), by, own, usages);
    var elsewhere = usages.stream().filter(usage -> !usage.app().equals(app)).toList();
    return new Rename(
        app,
        found.edits(),
        counts(found.named()),
        new Met(elsewhere, holding, found.guesses(), found.left()),
        wrong(asking, app, found.edits()),
        null);
  }

  boolean isThere(DefinitionKey app, DefinitionName name) {
    return drafts.find(actor.get(), app, name).isPresent();
  }

  /** Another key for a whole definition that was never published. */
  Rename rename(DefinitionKey app, DefinitionName old, DefinitionKey now) {
    Actor asking = actor.get();
    Draft draft = drafts.open(asking, app);
    var renamed = new DefinitionName(old.kind(), now);
    List<Usage> usages =
        drafts.usages(asking, app, old.kind(), new QualifiedKey(app, old.key()), null);
    var pointers = new LinkedHashMap<DefinitionName, List<String>>();
    pointers.put(old, new ArrayList<>(List.of("/key")));
    usages.stream()
        .filter(usage -> usage.app().equals(app) && usage.reference().isToWhole())
        .forEach(usage ->
            pointers
                .computeIfAbsent(usage.by(), _ -> new ArrayList<>())
                .add(usage.reference().pointer()));
    var edits = new ArrayList<Drafts.Edit>();
    var places = new LinkedHashMap<DefinitionName, Integer>();
    pointers.forEach((name, named) -> {
      DraftDefinition before = draft.find(name).orElseThrow();
      String text = NameRewrite.of(before.text(), named, app, old.key(), now);
      DefinitionName then = name.equals(old) ? renamed : name;
      edits.add(new Drafts.Edit(then, text, name.equals(old) ? 0 : before.revision()));
      places.put(then, (int) named.stream().distinct().count());
    });
    DraftDefinition gone = draft.find(old).orElseThrow();
    return new Rename(
        app,
        edits,
        places,
        new Met(
            usages.stream().filter(usage -> !usage.app().equals(app)).toList(),
            0,
            List.of(),
            List.of()),
        wrong(asking, app, edits, Map.of(old, renamed)),
        gone);
  }

  List<LocatedProblem> wrong(Actor asking, DefinitionKey app, List<Drafts.Edit> edits) {
    return wrong(asking, app, edits, Map.of());
  }

  /**
   * @param renamed definitions whose problems are known already under their old keys
   */
  private List<LocatedProblem> wrong(
      Actor asking,
      DefinitionKey app,
      List<Drafts.Edit> edits,
      Map<DefinitionName, DefinitionName> renamed) {
    Map<DefinitionName, String> texts =
        edits.stream().collect(Collectors.toMap(Drafts.Edit::name, Drafts.Edit::text));
    var files =
        renamed.entrySet().stream()
            .collect(
                Collectors.toMap(
                    each -> types.fileOf(each.getKey()), each -> types.fileOf(each.getValue())));
    var known =
        drafts.check(asking, app, Map.of()).list().stream()
            .map(each -> what(files.getOrDefault(each.file(), each.file()), each.problem()))
            .collect(Collectors.toSet());
    return drafts.check(asking, app, texts, renamed.keySet()).list().stream()
        .filter(each -> each.problem().isError())
        .filter(each -> !known.contains(what(each.file(), each.problem())))
        .toList();
  }

  private static String what(String file, Problem problem) {
    return file + problem.code() + problem.path();
  }

  /**
   * What it comes to when fields become others.
   *
   * @param edits the texts as they will be
   * @param following how many places follow by themselves in each
   * @param left places that go on naming an old field
   * @param records how many records hold something in the old fields
   * @param rule that brings their values over; empty where there are none
   * @param isRetiring whether the old fields stay, retired; else they go
   * @param wrong what would be wrong afterwards and is not now
   */
  record Reshape(
      DefinitionKey app,
      List<Drafts.Edit> edits,
      Map<DefinitionName, Integer> following,
      List<Usage> left,
      long records,
      Optional<DefinitionName> rule,
      boolean isRetiring,
      List<LocatedProblem> wrong) {

    boolean isPossible() {
      return wrong.isEmpty();
    }
  }

  /**
   * @param places of the old fields, in the order of the form
   */
  Reshape reshape(DefinitionKey app, DefinitionName form, List<Place> places, Reshaping reshaping) {
    return new ReshapePlan(this, drafts, types, impact, actor.get())
        .of(app, form, places, reshaping);
  }

  static <T> Map<DefinitionName, Integer> counts(Map<DefinitionName, List<T>> places) {
    var counts = new LinkedHashMap<DefinitionName, Integer>();
    places.forEach((name, there) -> counts.put(name, (int) there.stream().distinct().count()));
    return counts;
  }

  /** Writes all of it into the draft, or nothing where somebody else was quicker. */
  DraftStep apply(Reshape reshape) {
    return step(
        reshape.app(),
        reshape.edits(),
        Set.of(),
        () -> drafts.saveAll(actor.get(), reshape.app(), reshape.edits()));
  }

  /** The same for another key. */
  DraftStep apply(Rename rename) {
    DraftDefinition gone = rename.gone();
    DefinitionKey app = rename.app();
    return gone == null
        ? step(
            app, rename.edits(), Set.of(), () -> drafts.saveAll(actor.get(), app, rename.edits()))
        : step(
            app,
            rename.edits(),
            Set.of(gone.name()),
            () -> drafts.rename(actor.get(), app, gone.name(), gone.revision(), rename.edits()));
  }

  /** Does it, and says what it did to the draft. */
  private DraftStep step(
      DefinitionKey app, List<Drafts.Edit> edits, Set<DefinitionName> gone, Runnable act) {
    var names = new LinkedHashSet<DefinitionName>(gone);
    edits.forEach(edit -> names.add(edit.name()));
    Draft before = drafts.open(actor.get(), app);
    act.run();
    return DraftStep.between(before, drafts.open(actor.get(), app), names);
  }

  /** What would come of what records hold in a field. */
  ReleaseImpact.Coming coming(
      DefinitionKey app, DefinitionName form, String field, JsonNode fresh, String formula) {
    Field into = Definitions.mapper().treeToValue(fresh, Field.class);
    return impact.coming(
        actor.get(), new QualifiedKey(app, form.key()), FieldKey.of(field), into, formula);
  }

  /** What records hold in a field, most often first. */
  List<Object> values(DefinitionKey app, DefinitionName form, String field) {
    return impact.values(actor.get(), new QualifiedKey(app, form.key()), FieldKey.of(field));
  }
}
