package dev.formwork.tasks;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person was told about a record.
 *
 * @param what code of the occasion, which names a text: {@code flow.notice.urged}
 * @param by person id of whose act it follows
 * @param text the words with it; empty where the occasion says it all
 * @param template key of a message template; absent where there is none
 */
public record Notice(
    String id,
    String what,
    String by,
    QualifiedKey form,
    LocalizedText formTitle,
    String record,
    @Nullable String number,
    LocalizedText text,
    @Nullable String template,
    Instant at,
    boolean read) {}
