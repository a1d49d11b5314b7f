package dev.formwork.triggers;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.ValueSource;

/** One thing that a rule says about something outside itself, with its place. */
sealed interface Says {

  /** JSON pointer into the rule. */
  String at();

  /** A field of the record, used as this. */
  record OfField(String at, FieldKey field, Use use) implements Says {}

  /** A field of the record, whose value goes under the name that stands at this place. */
  record Gives(String at, FieldKey field) implements Says {}

  /** What a field must be for the use that is made of it. */
  enum Use {
    ANY,
    WRITTEN,
    PERSON,
    DATE,
    NUMBER,
    TEXT,
    SUBTABLE,
    CHOICES
  }

  /** A question about the record. */
  record Asks(String at, Condition condition) implements Says {}

  /** A question about records of another form. */
  record AsksOthers(String at, String form, Condition condition) implements Says {}

  /** A field of the record, set from somewhere. */
  record Sets(String at, FieldKey field, ValueSource source) implements Says {}

  /** A field of another form's records, set from somewhere. */
  record SetsOthers(String at, String form, FieldKey field, ValueSource source) implements Says {}

  /** A value of this record that goes elsewhere. */
  record Tells(String at, ValueSource source) implements Says {}

  /** A field of another form. */
  record OfOtherField(String at, String form, FieldKey field, Use use) implements Says {}

  /** A cell of a subtable of another form. */
  record SetsCell(String at, String form, FieldKey list, FieldKey cell) implements Says {}

  record OfReport(String at, String report) implements Says {}

  record OfMetric(String at, String metric) implements Says {}

  /** Another form. */
  record OfForm(String at, String form) implements Says {}

  record OfFlow(String at, String flow) implements Says {}

  record OfTable(String at, String table) implements Says {}

  /** An input or output of a decision table. */
  record OfTableField(String at, String table, FieldKey field, boolean input) implements Says {}

  /** A message template. */
  record OfMessage(String at, DefinitionKey template) implements Says {}

  /** A message sequence. */
  record OfSequence(String at, DefinitionKey sequence) implements Says {}

  record OfList(String at, String list) implements Says {}

  /** A relation field of this record that names records of a form. */
  record Relates(String at, FieldKey field, String form) implements Says {}

  /** A relation field of another form that names this record. */
  record RelatesBack(String at, String form, FieldKey field) implements Says {}

  record OfRole(String at, DefinitionKey role) implements Says {}

  record OfParameter(String at, FieldKey parameter) implements Says {}

  /** A task of the form's flow. */
  record OfTask(String at, DefinitionKey node) implements Says {}

  /** A script over the record's fields. */
  record Runs(String at, String script) implements Says {}

  /** Something that only makes sense about a record. */
  record NeedsRecord(String at) implements Says {}

  /** A way of naming people that only flows have. */
  record OnlyInFlows(String at) implements Says {}
}
