package dev.formwork.reports;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;

/** A report or dashboard as a menu shows it. */
public record ReportSummary(QualifiedKey key, LocalizedText title, LocalizedText help) {}
