package dev.formwork.messages;

import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That something is to be said by a template.
 *
 * @param id of the occasion: the same order twice is one
 * @param about the record that it is about
 * @param persons ids of staff it is said to; not asked where the template names a customer
 * @param by person id of who brought it about
 * @param words what that person wrote with it; may be empty
 * @param replayed whether it belongs to a history that is played again: nothing of it leaves
 */
public record MessageOrder(
    String id,
    QualifiedKey template,
    About about,
    List<String> persons,
    String by,
    LocalizedText words,
    boolean replayed,
    Instant at) {

  public MessageOrder {
    persons = List.copyOf(persons);
  }

  /** The record that a message is about. */
  public record About(
      QualifiedKey form, LocalizedText formTitle, String record, @Nullable String number) {}
}
