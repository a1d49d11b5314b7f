package dev.formwork.messages;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that one person was told inside the platform.
 *
 * @param person id of who was told
 * @param what code of the occasion: {@code flow.notice.overdue}; names a text
 * @param title what it is about, as it is called: a task, a stage, a flow
 * @param text what was said; empty where the occasion says it all
 * @param readAt absent until the person has read it
 */
public record Notice(
    String id,
    String person,
    String what,
    LocalizedText title,
    LocalizedText text,
    About about,
    Instant at,
    @Nullable Instant readAt) {

  /**
   * The record that it is about.
   *
   * @param number empty where it has none
   */
  public record About(String form, String record, String number) {}

  /** What the person reads. */
  public String words(Locale locale) {
    return text.isEmpty()
        ? Texts.of(Problem.warning(what, "").with("title", title), locale)
        : text.in(locale);
  }
}
