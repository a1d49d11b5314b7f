package dev.formwork.flows;

import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.FieldKey;
import dev.formwork.rules.Condition;
import dev.formwork.rules.TableUse;
import dev.formwork.rules.ValueSource;

/** One thing that a flow says about something outside itself, with its place. */
sealed interface Part {

  /** JSON pointer into the flow. */
  String at();

  /** A field of the record, used as this. */
  record OfField(String at, FieldKey field, Use use) implements Part {}

  /** What a field must be for the use that is made of it. */
  enum Use {
    ANY,
    WRITTEN,
    PERSON,
    DATE,
    SUBTABLE,
    CHOICES,
    WORDS
  }

  /** A question about the record. */
  record Asks(String at, Condition condition) implements Part {}

  /** A question about records of another form. */
  record AsksOthers(String at, String form, Condition condition) implements Part {}

  /** A field of the record, set from somewhere. */
  record Sets(String at, FieldKey field, ValueSource source) implements Part {}

  /** A field of another form's records, set from somewhere. */
  record SetsOthers(String at, String form, FieldKey field, ValueSource source) implements Part {}

  /** A value of this record that goes elsewhere. */
  record Tells(String at, ValueSource source) implements Part {}

  /** A field of another form. */
  record OfOtherField(String at, String form, FieldKey field, Use use) implements Part {}

  /** A calendar. */
  record OfCalendar(String at, String calendar) implements Part {}

  /** A decision table that chooses a branch. */
  record OfTable(String at, Node.Decide decide, TableUse use) implements Part {}

  /** A message template. */
  record OfMessage(String at, DefinitionKey message) implements Part {}

  /** Another form. */
  record OfForm(String at, String form) implements Part {}

  /** Another flow. */
  record OfFlow(String at, String flow) implements Part {}

  /** A relation field of this record that names records of a form. */
  record Relates(String at, FieldKey field, String form) implements Part {}

  /** A relation field of another form that names this record. */
  record RelatesBack(String at, String form, FieldKey field) implements Part {}

  record OfRole(String at, DefinitionKey role) implements Part {}

  /** An earlier task of the flow. */
  record OfTask(String at, DefinitionKey node) implements Part {}

  record OfParameter(String at, FieldKey parameter) implements Part {}

  /** A script over the record's fields. */
  record Runs(String at, String script) implements Part {}
}
