package dev.formwork.scenarios.internal;

import dev.formwork.files.StoredFile;
import dev.formwork.flows.Decision;
import dev.formwork.flows.FlowTask;
import dev.formwork.flows.TaskAction;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.packs.Samples;
import dev.formwork.records.Command;
import dev.formwork.records.RecordQuery;
import dev.formwork.records.RecordView;
import dev.formwork.scenarios.Step;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What somebody does on a screen, as a story tells it: people and records by name. */
final class Retelling {

  private final Stage stage;

  Retelling(Stage stage) {
    this.stage = stage;
  }

  Step of(String as, Command command) {
    return switch (command) {
      case Command.Create create ->
          new Step.Creates(
              as,
              freeName(create.form()),
              reference(create.form()),
              null,
              data(create),
              !create.submit(),
              picked(create.picked()),
              null,
              null);
      case Command.Edit edit -> new Step.Edits(as, name(edit), data(edit), null);
      case Command.Submit submit ->
          new Step.Submits(as, name(submit), data(submit), picked(submit.picked()), null);
      case Command.Decide decide -> decides(as, decide);
      case Command.Handle handle -> handles(as, handle);
      case Command.Withdraw it -> new Step.Withdraws(as, name(it), words(it.words()), null);
      case Command.Retract it -> new Step.Retracts(as, name(it), words(it.words()), null);
      case Command.Terminate it -> new Step.Terminates(as, name(it), words(it.words()), null);
      case Command.Urge it -> new Step.Urges(as, name(it), words(it.words()), null);
      case Command.Comment it ->
          new Step.Comments(as, name(it), it.text(), usernames(it.mentions()), null);
      case Command.Press it -> new Step.Presses(as, name(it), reference(it.rule()), null);
      case Command.Delete it -> new Step.Deletes(as, name(it), null);
      case Command.Retry _,
          Command.Repair _,
          Command.Migrate _,
          Command.UndoMigration _,
          Command.Wake _,
          Command.Begin _,
          Command.Admit _,
          Command.Follow _ ->
          throw new Refusal.Invalid(Problem.error("scenarios.walk.untold", ""));
    };
  }

  private Step.Decides decides(String as, Command.Decide command) {
    Decision decision = command.decision();
    return new Step.Decides(
        as,
        name(command),
        decision.outcome(),
        node(command, command.task()),
        words(decision.opinion()),
        data(command),
        decision.files().stream().map(this::fileName).toList(),
        decision.signature() != null,
        decision.identified(),
        decision.ticked(),
        decision.disputed(),
        decision.branch(),
        decision.returnTo(),
        decision.goesOn(),
        picked(decision.picked()),
        null);
  }

  private Step.Handles handles(String as, Command.Handle command) {
    var to = List.<String>of();
    String words = "";
    Step.Handling how;
    switch (command.action()) {
      case TaskAction.Claim _ -> how = Step.Handling.CLAIM;
      case TaskAction.Unclaim _ -> how = Step.Handling.UNCLAIM;
      case TaskAction.Resume _ -> how = Step.Handling.RESUME;
      case TaskAction.Hold hold -> {
        how = Step.Handling.HOLD;
        words = hold.words();
      }
      case TaskAction.Transfer transfer -> {
        how = Step.Handling.TRANSFER;
        to = usernames(List.of(transfer.to()));
        words = transfer.words();
      }
      case TaskAction.AddSigner add -> {
        how =
            switch (add.place()) {
              case BEFORE -> Step.Handling.ADD_SIGNER_BEFORE;
              case AFTER -> Step.Handling.ADD_SIGNER_AFTER;
              case PARALLEL -> Step.Handling.ADD_SIGNER_BESIDE;
            };
        to = usernames(add.persons());
        words = add.words();
      }
    }
    DefinitionKey node = node(command, command.task());
    return new Step.Handles(as, name(command), how, node, to, words(words), data(command), null);
  }

  /** By its number where its form has several; where that has none either, it can't be named. */
  Step.Finds finds(QualifiedKey form, String id) {
    RecordView view = stage.whole(new Samples.Made(form, id));
    boolean isOnly =
        stage.world().records().query(stage.platform(), RecordQuery.all(form)).rows().size() == 1;
    if (!isOnly && view.number() == null) {
      throw new Refusal.Invalid(Problem.error("scenarios.walk.unnamed", ""));
    }
    Map<String, @Nullable Object> where = isOnly ? Map.of() : Map.of("number", view.number());
    return new Step.Finds(freeName(form), reference(form), where);
  }

  // ---- names ----

  private String freeName(QualifiedKey form) {
    String name = form.key().value();
    String free = name;
    for (int i = 2; stage.findRecord(free).isPresent(); i++) {
      free = name + "-" + i;
    }
    return free;
  }

  private String reference(QualifiedKey of) {
    return of.app().equals(stage.app()) ? of.key().value() : of.toString();
  }

  private String name(Command.OnExisting command) {
    return stage
        .nameOf(command.id())
        .orElseThrow(() -> new Refusal.Invalid(Problem.error("scenarios.walk.unnamed", "")));
  }

  private @Nullable DefinitionKey node(Command.OnExisting command, String task) {
    RecordView view = stage.whole(stage.record(name(command)));
    return Optional.ofNullable(view.execution())
        .flatMap(execution -> execution.task(task))
        .map(FlowTask::node)
        .orElse(null);
  }

  private List<String> usernames(List<String> persons) {
    return persons.stream().map(stage::username).toList();
  }

  private Map<DefinitionKey, List<String>> picked(Map<DefinitionKey, List<String>> persons) {
    var picked = new LinkedHashMap<DefinitionKey, List<String>>();
    persons.forEach((node, ids) -> {
      if (!ids.isEmpty()) {
        picked.put(node, usernames(ids));
      }
    });
    return picked;
  }

  private static @Nullable String words(@Nullable String words) {
    return words == null || words.isBlank() ? null : words;
  }

  // ---- values ----

  private Map<String, @Nullable Object> data(Command command) {
    var told = new LinkedHashMap<String, @Nullable Object>();
    Optional<Form> form = stage.form(command.form());
    command
        .changes()
        .forEach((key, value) -> told.put(key, told(form.flatMap(it -> it.field(key)), value)));
    return told;
  }

  private @Nullable Object told(Optional<Field> field, @Nullable Object value) {
    return switch (field.map(Field::type).orElse(null)) {
      case FieldType.User _ -> each(value, id -> "@" + stage.username(id));
      case FieldType.Relation _ ->
          each(value, id -> stage.nameOf(id).map(name -> "@" + name).orElse(id));
      case FieldType.Attachment _, FieldType.Signature _ -> files(value);
      case FieldType.Subtable rows -> rows(rows, value);
      case null, default -> plain(value);
    };
  }

  private static @Nullable Object each(@Nullable Object value, UnaryOperator<String> name) {
    return switch (value) {
      case String id -> name.apply(id);
      case List<?> ids -> ids.stream().map(id -> name.apply(id.toString())).toList();
      case null, default -> value;
    };
  }

  private @Nullable Object files(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(this::files).toList();
      case Map<?, ?> map when map.get("id") instanceof String id -> fileName(id);
      case null, default -> value;
    };
  }

  private String fileName(String id) {
    return stage.world().files().find(id).map(StoredFile::name).orElse(id);
  }

  private @Nullable Object rows(FieldType.Subtable type, @Nullable Object value) {
    return value instanceof List<?> list
        ? list.stream().map(row -> row(type, row)).toList()
        : value;
  }

  private @Nullable Object row(FieldType.Subtable type, Object row) {
    if (!(row instanceof Map<?, ?> cells)) {
      return row;
    }
    var told = new LinkedHashMap<String, @Nullable Object>();
    cells.forEach((key, cell) -> {
      Optional<Field> column =
          type.fields().stream()
              .filter(each -> each.key().value().equals(String.valueOf(key)))
              .findFirst();
      told.put(String.valueOf(key), told(column, cell));
    });
    return told;
  }

  /** As a file has it; a text that looks like a reckoned date is marked as none. */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case String text when text.startsWith("$") -> "$" + text;
      case String _, BigDecimal _, Integer _, Long _, Boolean _, List<?> _, Map<?, ?> _ -> value;
      case null -> null;
      default -> value.toString();
    };
  }
}
