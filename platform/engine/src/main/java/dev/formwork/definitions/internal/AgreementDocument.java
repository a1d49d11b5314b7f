package dev.formwork.definitions.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That somebody wants another person to agree before a draft goes live, and what became of it.
 *
 * @param openFor the app while it is open, so that there is one at most; absent after that
 * @param fingerprint of the draft that was looked at when it was asked
 * @param despite why it is to go live although scenarios fail; absent where they hold
 * @param closedBy person id; absent while it is open, and where the draft has changed
 * @param release that came of it; absent where none did
 */
@Document("agreements")
public record AgreementDocument(
    @Id String id,
    String app,
    @Nullable String openFor,
    String by,
    Instant at,
    String note,
    String fingerprint,
    @Nullable String despite,
    String state,
    @Nullable String closedBy,
    @Nullable Instant closedAt,
    @Nullable String reason,
    @Nullable Integer release) {}
