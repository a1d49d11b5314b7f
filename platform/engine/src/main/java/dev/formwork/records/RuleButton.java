package dev.formwork.records;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;

/** A button that a rule puts on a record. */
public record RuleButton(QualifiedKey rule, LocalizedText label) {}
