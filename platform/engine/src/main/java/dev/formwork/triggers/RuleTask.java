package dev.formwork.triggers;

import dev.formwork.flows.Assignee;
import dev.formwork.flows.EndState;
import dev.formwork.flows.Flow;
import dev.formwork.flows.Node;
import dev.formwork.flows.NodeRight;
import dev.formwork.flows.OpinionRule;
import dev.formwork.flows.Outcome;
import dev.formwork.flows.RecordsUpdate;
import dev.formwork.flows.TaskMode;
import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Form;
import dev.formwork.forms.Section;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@link Action.Task} brings along: a form for what it is about and what comes of it, and a
 * flow of one task. So it has an inbox entry, a deadline, a history and rights like all work.
 *
 * @param pointer JSON pointer of the action
 */
public record RuleTask(String pointer, Form form, Flow flow) {

  /** The node that people work at. */
  public static final DefinitionKey NODE = DefinitionKey.of("task");

  /** The field that names the record which it is about. */
  public static final FieldKey ABOUT = FieldKey.of("about");

  private static final Pattern FIELD = Pattern.compile("/sections/0/fields/(\\d+)(/.*)");
  private static final FieldKey SUBJECT = FieldKey.of("subject");
  private static final FieldKey NOTE = FieldKey.of("note");
  private static final DefinitionKey START = DefinitionKey.of("start");
  private static final DefinitionKey BACK = DefinitionKey.of("write-back");
  private static final DefinitionKey DONE = DefinitionKey.of("done");

  /** The tasks that a rule gives. */
  static List<RuleTask> of(Rule rule) {
    var tasks = new ArrayList<RuleTask>();
    for (int i = 0; i < rule.actions().size(); i++) {
      if (rule.actions().get(i) instanceof Action.Task task) {
        tasks.add(of(rule, task, "/actions/" + i));
      }
    }
    return tasks;
  }

  static RuleTask of(Rule rule, Action.Task task, String pointer) {
    DefinitionKey key = key(rule, task);
    return new RuleTask(pointer, form(rule, task, key), flow(rule, task, key));
  }

  /** Where in the rule something stands that the form has at this place, or else the action. */
  String place(String inForm) {
    Matcher field = FIELD.matcher(inForm);
    if (!field.matches()) {
      return pointer;
    }
    List<Field> all = form.fields().toList();
    int before = all.getFirst().key().equals(ABOUT) ? 2 : 1; // the subject, and what it is about
    int after = all.getLast().key().equals(NOTE) ? 1 : 0;
    int own = Integer.parseInt(field.group(1));
    return own < before || own >= all.size() - after
        ? pointer
        : pointer + "/fields/" + (own - before) + field.group(2);
  }

  private static DefinitionKey key(Rule rule, Action.Task task) {
    return task.key() == null ? DefinitionKey.of(rule.key().value() + "-task") : task.key();
  }

  // --- The form ----------------------------------------------------------------------------------

  private static Form form(Rule rule, Action.Task task, DefinitionKey key) {
    var fields = new ArrayList<Field>();
    if (rule.form() != null) {
      var listed = new FieldType.Listed(LocalizedText.EMPTY, List.of(), true);
      fields.add(
          field(ABOUT, "about", new FieldType.Relation(rule.form(), Map.of(), null, listed)));
    }
    fields.add(field(SUBJECT, "subject", new FieldType.Text(200, null, null)));
    // what must be filled, the task asks for: whoever gives it has not filled it yet
    task.fields().forEach(field -> fields.add(field.optional()));
    if (task.takesNote()) {
      fields.add(field(NOTE, "note", new FieldType.LongText(4_000)));
    }
    return Form.of(
            key,
            task.title(),
            List.of(SUBJECT),
            List.of(new Section(NODE, task.title(), null, null, fields)))
        .startedBy(key);
  }

  private static Field field(FieldKey key, String text, FieldType type) {
    return new Field(
        key,
        Texts.of(Problem.error("rule.task.field." + text, "")),
        LocalizedText.EMPTY,
        LocalizedText.EMPTY,
        false,
        null,
        null,
        false,
        null,
        false,
        type instanceof FieldType.Text,
        false,
        type instanceof FieldType.Relation,
        !(type instanceof FieldType.Relation),
        false,
        type);
  }

  // --- The flow ----------------------------------------------------------------------------------

  private static Flow flow(Rule rule, Action.Task task, DefinitionKey key) {
    String about = rule.form();
    boolean writesBack = about != null && !task.then().isEmpty();
    var nodes = new ArrayList<Node>();
    nodes.add(new Node.Start(START, LocalizedText.EMPTY, NODE, null));
    nodes.add(node(task, writesBack ? BACK : DONE));
    if (about != null && writesBack) {
      nodes.add(
          new Node.Act(
              BACK,
              LocalizedText.EMPTY,
              Map.of(),
              null,
              List.of(),
              List.of(new RecordsUpdate(about, null, ABOUT, null, task.then())),
              List.of(),
              DONE));
    }
    nodes.add(new Node.End(DONE, LocalizedText.EMPTY, EndState.COMPLETED, List.of()));
    return new Flow(
        key,
        task.title(),
        key.value(),
        null,
        null,
        List.of(),
        nodes,
        task.calendar(),
        null,
        List.of());
  }

  private static Node.Task node(Action.Task task, DefinitionKey next) {
    var done =
        new Outcome.Agree(
            DONE,
            Texts.of(Problem.error("rule.task.done", "")),
            OpinionRule.NONE,
            List.of(),
            false,
            List.of(),
            Map.of(),
            next);
    return new Node.Task(
        NODE,
        task.title(),
        TaskMode.HANDLE,
        task.instruction(),
        List.of(new Assignee.Picked(Assignee.Picker.INITIATOR, List.of())),
        List.of(),
        task.give(),
        null,
        List.of(),
        List.of(),
        null,
        List.of(),
        rights(task),
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of(done),
        task.deadline());
  }

  private static Map<FieldKey, NodeRight> rights(Action.Task task) {
    var rights = new LinkedHashMap<FieldKey, NodeRight>();
    for (Field field : task.fields()) {
      if (!field.isComputed() && !field.readOnly()) {
        rights.put(field.key(), field.required() ? NodeRight.REQUIRED : NodeRight.EDIT);
      }
    }
    if (task.takesNote()) {
      rights.put(NOTE, task.note() == OpinionRule.REQUIRED ? NodeRight.REQUIRED : NodeRight.EDIT);
    }
    return rights;
  }
}
