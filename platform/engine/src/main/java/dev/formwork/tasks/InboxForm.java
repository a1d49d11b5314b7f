package dev.formwork.tasks;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;

/** A form of which tasks wait for somebody, and how many. */
public record InboxForm(QualifiedKey form, LocalizedText title, long open) {}
