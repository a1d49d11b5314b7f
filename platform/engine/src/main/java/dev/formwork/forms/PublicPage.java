package dev.formwork.forms;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import java.util.List;
import java.util.Map;

/**
 * What somebody sees of a form who has a link to it and no account.
 *
 * @param fields those he fills in, in this order; nothing else is shown to him
 * @param note stands above them
 * @param thanks stands there once he has handed it in
 * @param once a link takes one answer; else any number
 * @param days how long a link holds; 0 holds until it is revoked
 * @param preset what comes of every link holds besides, raw, by field; a link may say otherwise
 */
public record PublicPage(
    List<FieldKey> fields,
    LocalizedText note,
    LocalizedText thanks,
    boolean once,
    int days,
    Map<FieldKey, Object> preset) {

  public PublicPage {
    fields = List.copyOf(fields);
    preset = Map.copyOf(preset);
  }

  /** Whether a field of this type can be filled in there. */
  static boolean takes(FieldType type) {
    return switch (type) {
      case FieldType.Text _,
          FieldType.LongText _,
          FieldType.Whole _,
          FieldType.Decimal _,
          FieldType.Money _,
          FieldType.Day _,
          FieldType.Moment _,
          FieldType.Switch _,
          FieldType.Choice _,
          FieldType.MultiChoice _,
          FieldType.Attachment _ ->
          true;
      case FieldType.User _,
          FieldType.Relation _,
          FieldType.Subtable _,
          FieldType.Signature _,
          FieldType.Computed _,
          FieldType.Serial _ ->
          false;
    };
  }
}
