package dev.formwork.scenarios.internal;

import dev.formwork.flows.Decision;
import dev.formwork.flows.TaskAction;
import dev.formwork.identity.Actor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.links.PublicLinks;
import dev.formwork.packs.Samples;
import dev.formwork.records.Command;
import dev.formwork.records.RecordPage;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordView;
import dev.formwork.rules.Condition;
import dev.formwork.rules.Operand;
import dev.formwork.rules.Operator;
import dev.formwork.scenarios.Step;
import dev.formwork.scripting.ScriptFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Does what people do in a scenario, through the service that screens and API use. */
final class Doing {

  private static final String SIGNATURE = "signature.png";

  private final Stage stage;
  private final Values values;
  private final Places places;
  private final Uploads uploads;

  Doing(Stage stage, Values values, Places places) {
    this.stage = stage;
    this.values = values;
    this.places = places;
    this.uploads = new Uploads(stage);
  }

  /** Does it, or is refused as the step expects. */
  void take(Step.Act act) {
    Step.Refused expected = act.refused();
    QualifiedKey form = form(act);
    try {
      perform(act);
    } catch (Refusal refused) {
      compare(expected, refused, form);
      return;
    }
    if (expected != null) {
      throw new Broken(
          Problem.error("scenarios.refused.not", "/refused")
              .with("person", act.as())
              .with("expected", expected.toString()),
          places.field(form, Objects.requireNonNullElse(expected.path(), "")));
    }
  }

  private QualifiedKey form(Step.Act act) {
    return switch (act) {
      case Step.Creates creates -> QualifiedKey.parse(creates.form(), stage.app());
      case Step.Imports imports -> QualifiedKey.parse(imports.imports(), stage.app());
      case Step.OnRecord on -> stage.record(on.record()).form();
    };
  }

  private void compare(Step.@Nullable Refused expected, Refusal refused, QualifiedKey form) {
    Problem first = refused.problems().list().getFirst();
    if (expected == null || !expected.code().equals(ScriptFailure.TIMEOUT)) {
      passOnSlowness(refused, form);
    }
    if (expected == null) {
      throw new Broken(
          Problem.error("scenarios.refused.unexpected", "").with("found", shown(refused)),
          places.field(form, first.path()));
    }
    boolean matches =
        refused.problems().stream()
            .anyMatch(problem ->
                problem.code().equals(expected.code())
                    && (expected.path() == null || problem.path().equals(expected.path())));
    if (!matches) {
      throw new Broken(
          Problem.error("scenarios.refused.otherwise", "/refused")
              .with("expected", expected.toString())
              .with("found", shown(refused)),
          places.field(form, first.path()));
    }
  }

  /** A script that was stopped says nothing of the story: on a machine at rest it may end. */
  private void passOnSlowness(Refusal refused, QualifiedKey form) {
    for (Problem problem : refused.problems()) {
      if (problem.code().equals(ScriptFailure.TIMEOUT)) {
        throw new Broken(problem, places.field(form, problem.path()));
      }
    }
  }

  private static String shown(Refusal refused) {
    return String.join(
        "; ",
        refused.problems().stream()
            .map(it -> it.code() + (it.path().isEmpty() ? "" : " at " + it.path()))
            .toList());
  }

  /** Does it; what the service refuses comes through. */
  void perform(Step.Act act) {
    Actor actor = stage.actor(act.as());
    switch (act) {
      case Step.Creates creates -> create(actor, creates);
      case Step.Imports imports -> importRows(actor, imports);
      case Step.OnRecord on -> {
        Samples.Made record = stage.record(on.record());
        stage.touch(record);
        stage.world().records().handle(actor, command(actor, record, on));
      }
    }
  }

  private void create(Actor actor, Step.Creates step) {
    var form = QualifiedKey.parse(step.form(), stage.app());
    Step.Link link = step.link();
    String id = link == null ? entered(actor, form, step) : sent(actor, form, link, step);
    stage.entered(id, actor);
    stage.named(step.creates(), form, id);
  }

  private String entered(Actor actor, QualifiedKey form, Step.Creates step) {
    var create =
        new Command.Create(
            form,
            data(actor, form, data(step)),
            !step.draft(),
            picked(step.picked()),
            stage.act(Command.Origin.SCREEN));
    return stage.world().records().handle(actor, create).id();
  }

  /** Through a public link of the actor, by somebody who has no account. */
  private String sent(Actor actor, QualifiedKey form, Step.Link link, Step.Creates step) {
    PublicLinks links = stage.world().links();
    String token = links.make(actor, form, values.resolved(link.preset())).token();
    Command.Act act = stage.act(Command.Origin.PUBLIC);
    Uploads.Keeping keeping = (name, content) -> links.upload(token, name, content, "scenario");
    Map<String, @Nullable Object> sent = uploads.in(values.resolved(data(step)), form, keeping);
    return links.answer(token, sent, act.actionId(), "scenario");
  }

  /** What a screen sends: its files are there before. */
  private Map<String, @Nullable Object> data(
      Actor actor, QualifiedKey form, Map<String, ? extends @Nullable Object> written) {
    return uploads.in(values.resolved(written), form, uploads.by(actor));
  }

  /** Its own data over those of what it is like; null takes a value away. */
  Map<String, @Nullable Object> data(Step.Creates step) {
    String like = step.like();
    if (like == null) {
      return step.data();
    }
    var data = new LinkedHashMap<String, @Nullable Object>();
    stage
        .entered(like)
        .ifPresentOrElse(
            before -> data.putAll(data(before)),
            () -> data.putAll(stage.world().samples().data(like)));
    data.putAll(step.data());
    data.values().removeIf(Objects::isNull);
    return data;
  }

  private void importRows(Actor actor, Step.Imports step) {
    var form = QualifiedKey.parse(step.imports(), stage.app());
    for (Step.Row row : step.rows()) {
      RecordView created =
          stage
              .world()
              .records()
              .handle(
                  actor,
                  new Command.Create(
                      form,
                      values.resolved(row.data()),
                      !step.draft(),
                      stage.act(Command.Origin.IMPORT)));
      stage.entered(created.id(), actor);
      if (row.name() != null) {
        stage.named(row.name(), form, created.id());
      }
    }
  }

  private Command command(Actor actor, Samples.Made at, Step.OnRecord step) {
    QualifiedKey form = at.form();
    String id = at.id();
    Command.Act act = stage.act(Command.Origin.SCREEN);
    return switch (step) {
      case Step.Edits edits -> new Command.Edit(form, id, data(actor, form, edits.data()), act);
      case Step.Submits submits ->
          new Command.Submit(
              form, id, data(actor, form, submits.data()), picked(submits.picked()), act);
      case Step.Decides decides ->
          new Command.Decide(
              form,
              id,
              task(actor, at, decides.node(), decides),
              decision(actor, decides),
              data(actor, form, decides.data()),
              act);
      case Step.Handles handles ->
          new Command.Handle(
              form,
              id,
              task(actor, at, handles.node(), handles),
              action(handles),
              data(actor, form, handles.data()),
              act);
      case Step.Withdraws withdraws ->
          new Command.Withdraw(form, id, words(withdraws.words()), act);
      case Step.Retracts retracts ->
          new Command.Retract(
              form, id, retractable(actor, at, retracts), words(retracts.words()), act);
      case Step.Terminates terminates ->
          new Command.Terminate(form, id, words(terminates.words()), act);
      case Step.Urges urges -> new Command.Urge(form, id, words(urges.words()), act);
      case Step.Comments comments ->
          new Command.Comment(form, id, comments.words(), ids(comments.mentions()), act);
      case Step.Presses presses ->
          new Command.Press(form, id, QualifiedKey.parse(presses.button(), stage.app()), act);
      case Step.Deletes _ -> new Command.Delete(form, id, act);
    };
  }

  private Decision decision(Actor actor, Step.Decides step) {
    List<String> signature = step.signed() ? uploads.kept(List.of(SIGNATURE), actor) : List.of();
    return Decision.of(step.outcome(), words(step.opinion()))
        .with(uploads.kept(step.files(), actor), signature.isEmpty() ? null : signature.getFirst())
        .identified(step.password())
        .ticking(step.ticked())
        .disputing(step.disputed())
        .toward(step.branch(), step.to())
        .goingOn(step.resubmit())
        .picking(picked(step.picked()));
  }

  private TaskAction action(Step.Handles step) {
    String words = words(step.words());
    List<String> to = ids(step.to());
    return switch (step.how()) {
      case CLAIM -> new TaskAction.Claim();
      case UNCLAIM -> new TaskAction.Unclaim();
      case TRANSFER -> new TaskAction.Transfer(to.getFirst(), words);
      case ADD_SIGNER_BEFORE -> new TaskAction.AddSigner(TaskAction.Place.BEFORE, to, words);
      case ADD_SIGNER_AFTER -> new TaskAction.AddSigner(TaskAction.Place.AFTER, to, words);
      case ADD_SIGNER_BESIDE -> new TaskAction.AddSigner(TaskAction.Place.PARALLEL, to, words);
      case HOLD -> new TaskAction.Hold(words);
      case RESUME -> new TaskAction.Resume();
    };
  }

  /**
   * The task of this node that the person holds or could claim, the first of any where not said;
   * somebody else's where he is to be refused.
   */
  private String task(
      Actor actor, Samples.Made at, @Nullable DefinitionKey node, Step.OnRecord step) {
    RecordView seen = stage.world().records().get(actor, at.form(), at.id());
    Stream<String> others = step.refused() == null ? Stream.of() : Tasks.ids(stage.whole(at), node);
    return Stream.concat(
            seen.tasks().stream()
                .filter(task -> node == null || task.node().equals(node))
                .map(RecordView.MyTask::id),
            others)
        .findFirst()
        .orElseThrow(() ->
            new Broken(
                Problem.error("scenarios.task.not-his", "")
                    .with("person", actor.person().username())
                    .with("record", step.record())
                    .with("found", Tasks.shown(stage, stage.whole(at))),
                places.node(at.form(), node)));
  }

  private String retractable(Actor actor, Samples.Made at, Step.Retracts step) {
    RecordView seen = stage.world().records().get(actor, at.form(), at.id());
    String task = seen.retractable();
    if (task == null) {
      throw new Broken(
          Problem.error("scenarios.task.nothing-decided", "")
              .with("person", step.as())
              .with("record", step.record()),
          places.node(at.form(), null));
    }
    return task;
  }

  private Map<DefinitionKey, List<String>> picked(Map<DefinitionKey, List<String>> usernames) {
    var picked = new LinkedHashMap<DefinitionKey, List<String>>();
    usernames.forEach((node, names) -> picked.put(node, ids(names)));
    return picked;
  }

  private List<String> ids(List<String> usernames) {
    return usernames.stream().map(name -> stage.actor(name).id()).toList();
  }

  private static String words(@Nullable String words) {
    return words == null ? "" : words;
  }

  // ---- records that came about by themselves ----

  void find(Step.Finds step) {
    var form = QualifiedKey.parse(step.form(), stage.app());
    var parts = new ArrayList<Condition>();
    values
        .resolved(step.where())
        .forEach((field, value) ->
            parts.add(
                value == null
                    ? new Condition.Compare(FieldKey.of(field), Operator.EMPTY, Operand.NULL)
                    : Condition.of(field, Operator.EQ, value)));
    RecordPage found =
        stage
            .world()
            .records()
            .query(stage.platform(), RecordQuery.all(form).where(new Condition.All(parts)));
    if (found.rows().size() != 1) {
      throw new Broken(
          Problem.error("scenarios.record.not-one", "/where")
              .with("form", form.toString())
              .with("found", found.rows().size()),
          places.field(form, ""));
    }
    stage.named(step.finds(), form, found.rows().getFirst().id());
  }
}
