package dev.formwork.messages;

import dev.formwork.definitions.DefinitionType;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.records.RecordPath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said on an occasion, in each language and on each channel.
 *
 * @param form whose records fill its places: of the same app by key, or {@code app/form}
 * @param customer where the customer is found whom it is said to; absent where it is said to staff,
 *     whom a flow or a rule names
 * @param purpose what a customer's refusal reaches; service where nothing is said
 * @param channels at least one; staff get it on each, a customer on each that he has an address for
 * @param quiet when nobody is written to; absent = it is sent at once
 * @param cap how often at most a customer is written to; absent = as often as there is an occasion
 */
public record MessageTemplate(
    DefinitionKey key,
    LocalizedText title,
    LocalizedText help,
    String form,
    @Nullable Customer customer,
    @Nullable Purpose purpose,
    List<Variant> channels,
    @Nullable QuietHours quiet,
    @Nullable Cap cap) {

  public static final DefinitionType<MessageTemplate> TYPE = new MessageTemplateType();

  public MessageTemplate {
    channels = List.copyOf(channels);
  }

  /**
   * Where a customer is found.
   *
   * @param who relation to his record, which tells him from others; absent where his address does
   * @param name of him; absent where he is not addressed by name
   */
  public record Customer(
      @Nullable RecordPath who,
      @Nullable RecordPath name,
      @Nullable RecordPath phone,
      @Nullable RecordPath email) {}

  /**
   * What is said on one channel.
   *
   * @param subject of a mail
   */
  public record Variant(Channel channel, LocalizedText subject, LocalizedText text) {}

  /**
   * How often at most a customer gets messages of the same purpose, from whatever template.
   *
   * @param most so many
   * @param days within so many days
   */
  public record Cap(int most, int days) {}

  /** Its form, seen from the app that it belongs to. */
  public QualifiedKey formIn(DefinitionKey app) {
    return QualifiedKey.parse(form, app);
  }

  /** Why it is said; service where nothing else is. */
  public Purpose reason() {
    return purpose == null ? Purpose.SERVICE : purpose;
  }
}
