package dev.formwork.reports;

import dev.formwork.sheets.SheetFormat;

/** A report that was taken out. */
public final class ReportFile {

  private final String name;
  private final SheetFormat format;
  private final byte[] content;

  ReportFile(String name, SheetFormat format, byte[] content) {
    this.name = name;
    this.format = format;
    this.content = content;
  }

  /** The name of the file, with its ending. */
  public String name() {
    return name;
  }

  public SheetFormat format() {
    return format;
  }

  public byte[] content() {
    return content.clone();
  }
}
