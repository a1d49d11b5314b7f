package dev.formwork.forms;

import dev.formwork.kernel.LocalizedText;

/** What a field wanted when something else came in, in words. */
enum Expected {
  YES_OR_NO("true or false", "是或否"),
  TEXT("text", "文本"),
  KEY("one key", "单个值"),
  WHOLE("a whole number", "整数"),
  NUMBER("a number", "数字"),
  DAY("a date like 2026-02-14", "日期，如 2026-02-14"),
  MOMENT("a time like 2026-02-14T09:00:00+08:00", "时间，如 2026-02-14T09:00:00+08:00"),
  KEYS("a list of keys", "一组值"),
  ROWS("a list of rows", "多行"),
  ROW("a row", "一行"),
  FILES("a list of uploaded files, each with its id", "已上传文件的列表");

  private final String english;
  private final String chinese;

  Expected(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  LocalizedText words() {
    return LocalizedText.of(english, chinese);
  }
}
