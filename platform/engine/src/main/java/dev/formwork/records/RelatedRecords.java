package dev.formwork.records;

import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.LocalizedText;
import dev.formwork.kernel.QualifiedKey;
import java.util.List;

/**
 * The newest records of another form that point to a record, as far as somebody may read them.
 *
 * @param by the relation through which they do
 * @param columns the fields of the form, and of the platform, that each row shows
 * @param canCreate whether he may begin a new one from there
 * @param canLink whether he may make a link through which somebody without an account hands one in
 */
public record RelatedRecords(
    QualifiedKey form,
    FieldKey by,
    LocalizedText title,
    List<FieldKey> columns,
    RecordPage page,
    boolean canCreate,
    boolean canLink) {

  public RelatedRecords {
    columns = List.copyOf(columns);
  }
}
