package dev.formwork.definitions.internal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A definition that was edited since the current release; all others are as released.
 *
 * @param id {@code order/form/vehicle-order}
 * @param text as typed; absent where the definition is deleted
 * @param base hash of the released content that the edit began with; absent where it is new
 */
@Document("drafts")
public record DraftDocument(
    @Id String id,
    String app,
    String kind,
    String key,
    @Nullable String text,
    @Nullable String base,
    long revision,
    Instant at,
    String by) {

  public static String id(String app, String kind, String key) {
    return app + "/" + kind + "/" + key;
  }
}
