package dev.formwork.links;

import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.FormRecord;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A link to a form. Its token is not known any more once it was handed out.
 *
 * @param preset what records that come of it hold besides what is filled in, by field; never shown
 * @param madeBy id of a person
 * @param owner whose those records are
 * @param expires absent where it holds until it is revoked
 * @param once whether it takes one answer
 * @param answers how many it has taken
 */
public record PublicLink(
    String id,
    QualifiedKey form,
    Map<String, Object> preset,
    String madeBy,
    Instant madeAt,
    FormRecord.Owner owner,
    @Nullable Instant expires,
    boolean once,
    long answers,
    boolean revoked) {

  public PublicLink {
    preset = Map.copyOf(preset);
  }

  /** Whether it leads anywhere at this moment. */
  public boolean isOpen(Instant now) {
    return !revoked && (expires == null || now.isBefore(expires));
  }

  /** Whether it has taken the only answer that it takes. */
  public boolean isAnswered() {
    return once && answers > 0;
  }
}
