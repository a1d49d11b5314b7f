package dev.formwork.sheets;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A kind of file that a table can be written as. */
public enum SheetFormat {
  @JsonProperty("xlsx")
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  @JsonProperty("csv")
  CSV("text/csv; charset=utf-8"),
  @JsonProperty("pdf")
  PDF("application/pdf");

  private final String contentType;

  SheetFormat(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /** The end of a file name, as in {@code xlsx}. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one whose files end so. */
  public static Optional<SheetFormat> of(String extension) {
    return Arrays.stream(values()).filter(each -> each.extension().equals(extension)).findFirst();
  }
}
