package dev.formwork.packs.histories;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Names, numbers and addresses that look real and are nobody's: no operator uses 154, no region has
 * the code 99, no maker has the vehicle numbers that begin with LH9.
 */
final class Inventions {

  static final Set<String> KINDS =
      Set.of("man", "woman", "company", "credit-code", "phone", "address", "vin", "plate");

  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

  private static final List<String> MEN =
      List.of(
          "伟", "建国", "志强", "浩然", "子轩", "文博", "俊杰", "明辉", "海涛", "建平", "国栋", "晓东", "永康", "志远", "宏伟",
          "嘉豪", "一鸣", "振华", "家明", "立新", "泽宇", "天佑", "少峰", "光明", "文涛", "思远", "瑞", "磊", "鹏", "凯");

  private static final List<String> WOMEN =
      List.of(
          "芳", "秀英", "丽华", "晓燕", "雨桐", "欣怡", "静怡", "慧敏", "文静", "婷婷", "雪梅", "佳琪", "若曦", "梦瑶", "玉兰",
          "春梅", "海燕", "思雨", "诗涵", "美玲", "晓雯", "佩珊", "凤霞", "淑珍", "雅婷", "可欣", "娜", "敏", "洁", "蕾");

  private static final List<String> TRADES =
      List.of("物流", "建材", "餐饮管理", "信息技术", "装饰工程", "教育科技", "医疗器械", "食品", "园林", "电子商务");

  private static final String WORDS = "晨光康宁佳禾绿野恒信远航启明鼎盛云帆嘉和瑞丰中诚博雅天成";

  private static final List<String> STREETS =
      List.of("学府路", "滨河大道", "梧桐街", "云杉街", "青年路", "湖畔路", "长宁街", "星光大道", "文昌路", "迎宾路");

  private static final List<String> QUARTERS = List.of("东城区", "西城区", "北岭区", "南湖区", "高新区");

  private static final String CREDIT_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private static final String VIN_LETTERS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ";

  /**
   * What each letter counts in the check digit of ISO 3779, from A to Z; I, O and Q stand in none.
   */
  private static final String VIN_VALUES = "12345678012345070923456789";

  private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

  private final Set<String> taken;

  /** With what others have already. */
  Inventions(Set<String> taken) {
    this.taken = new HashSet<>(taken);
  }

  String invent(String what, SplittableRandom random) {
    return switch (what) {
      case "man" -> letter(SURNAMES, random) + one(MEN, random);
      case "woman" -> letter(SURNAMES, random) + one(WOMEN, random);
      case "address" ->
          "云江市%s%s%d号"
              .formatted(one(QUARTERS, random), one(STREETS, random), random.nextInt(1, 300));
      default -> unique(what, random);
    };
  }

  private String unique(String what, SplittableRandom random) {
    String made = made(what, random);
    while (!taken.add(made)) {
      made = made(what, random);
    }
    return made;
  }

  private static String made(String what, SplittableRandom random) {
    return switch (what) {
      case "phone" -> "154%08d".formatted(random.nextInt(100_000_000));
      case "plate" -> "云%s·%s".formatted(letter("AB", random), letters(VIN_LETTERS, 5, random));
      case "vin" -> vin(random);
      case "company" -> {
        int word = random.nextInt(WORDS.length() / 2) * 2;
        String trade = one(TRADES, random);
        yield "云江市%s%s%s有限公司"
            .formatted(WORDS.substring(word, word + 2), letter(SURNAMES, random), trade);
      }
      default -> creditCode(random);
    };
  }

  private static String vin(SplittableRandom random) {
    String open =
        "LH9"
            + letters(VIN_LETTERS, 5, random)
            + "0"
            + letter("ST", random)
            + "Y"
            + "%06d".formatted(random.nextInt(1_000_000));
    return open.substring(0, 8) + checkDigit(open) + open.substring(9);
  }

  /** The ninth letter of a vehicle number. */
  static char checkDigit(String vin) {
    int sum = 0;
    for (int i = 0; i < vin.length(); i++) {
      char letter = vin.charAt(i);
      int value = letter <= '9' ? letter - '0' : VIN_VALUES.charAt(letter - 'A') - '0';
      sum += value * VIN_WEIGHTS[i];
    }
    int rest = sum % 11;
    return rest == 10 ? 'X' : (char) ('0' + rest);
  }

  /** With the check letter of GB 32100. */
  private static String creditCode(SplittableRandom random) {
    String code = "91990101" + letters(CREDIT_LETTERS, 9, random);
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < code.length(); i++) {
      sum += CREDIT_LETTERS.indexOf(code.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return code + CREDIT_LETTERS.charAt((31 - sum % 31) % 31);
  }

  private static String letters(String of, int count, SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(letter(of, random));
    }
    return text.toString();
  }

  private static String letter(String of, SplittableRandom random) {
    return String.valueOf(of.charAt(random.nextInt(of.length())));
  }

  private static String one(List<String> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }
}
