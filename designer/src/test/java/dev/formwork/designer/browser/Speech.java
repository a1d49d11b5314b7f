package dev.formwork.designer.browser;

import java.util.Map;

/** The languages of the screens. Tests are written in English words, and asked in either. */
enum Speech {
  ENGLISH("en"),
  CHINESE("zh");

  private static final Map<String, String> IN_CHINESE =
      Map.ofEntries(
          Map.entry("Agree", "同意"),
          Map.entry("Completed", "已完成"),
          Map.entry("In execution", "执行中"),
          Map.entry("Create", "创建"),
          Map.entry("Create app", "创建应用"),
          Map.entry("East store delivery hall", "东城店交车厅"),
          Map.entry("Eligible", "符合"),
          Map.entry("Fail", "不通过"),
          Map.entry("Final review", "终审"),
          Map.entry("First review", "初审"),
          Map.entry("Loan", "贷款"),
          Map.entry("New app", "新建应用"),
          Map.entry("Nothing fits", "没有符合条件的记录"),
          Map.entry("Option list", "选项列表"),
          Map.entry("Orders in 12 months", "近 12 个月订单"),
          Map.entry("Partner bank", "合作银行"),
          Map.entry("Pass", "通过"),
          Map.entry("Publish", "发布"),
          Map.entry("Roll back", "回滚"),
          Map.entry("Roll back to this", "回滚到此版本"),
          Map.entry("Save", "保存"),
          Map.entry("Saved in the draft", "已保存到草稿"),
          Map.entry("Slate grey", "岩石灰"),
          Map.entry("Snow white", "雪域白"),
          Map.entry("Submit", "提交"),
          Map.entry("Submit again", "重新提交"),
          Map.entry("The discount is too high.", "优惠金额过高。"),
          Map.entry("The price is below the floor.", "成交价低于限价"),
          Map.entry("There is nothing here that you can see", "这里没有您可以查看的内容"),
          Map.entry("Vehicle order", "汽车订单"));

  private final String language;

  Speech(String language) {
    this.language = language;
  }

  /** {@code en} or {@code zh}. */
  String language() {
    return language;
  }

  /** These English words in this language. */
  String say(String english) {
    if (this == ENGLISH) {
      return english;
    }
    String said = IN_CHINESE.get(english);
    if (said == null) {
      throw new IllegalArgumentException("Expected Chinese words for: " + english);
    }
    return said;
  }
}
