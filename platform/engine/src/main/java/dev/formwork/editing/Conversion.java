package dev.formwork.editing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a value becomes when its field gets another type, as a formula over the old field that gives
 * nothing where the value doesn't fit. Nothing is guessed: {@code 007} is no number, {@code
 * 2026-02-30} no date, and a text that is the title of two options is neither.
 *
 * @param old the field as its form has it
 * @param oldOptions what it offers, if it is a choice; empty else
 * @param fresh the field that its values come into
 * @param freshOptions what that one offers, if it is a choice
 * @param words how values are told in words
 */
public record Conversion(
    JsonNode old, JsonNode oldOptions, JsonNode fresh, JsonNode freshOptions, Words words) {

  private static final Set<String> TEXTS = Set.of("text", "long-text");
  private static final Set<String> NUMBERS = Set.of("integer", "decimal", "money");
  private static final Set<String> DAYS = Set.of("date", "date-time");
  private static final Set<String> CHOICES = Set.of("choice", "multi-choice");

  private static final int USUAL_TEXT = 200;
  private static final int USUAL_LONG_TEXT = 10_000;
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  private static final List<String> YES = List.of("yes", "y", "true", "1", "是", "对", "有");
  private static final List<String> NO = List.of("no", "n", "false", "0", "否", "不", "无");

  /**
   * @param language in which options are called by their titles
   * @param yes what stands for yes
   * @param no what stands for no
   * @param zone which day a moment falls on
   * @param now up to some years after it the zone's offsets are known
   */
  public record Words(Locale language, String yes, String no, ZoneId zone, Instant now) {}

  /** The types whose values can become values of another one. */
  public static boolean isPossible(String from, String to) {
    boolean isSource =
        TEXTS.contains(from)
            || NUMBERS.contains(from)
            || DAYS.contains(from)
            || CHOICES.contains(from)
            || from.equals("switch");
    return isSource
        && switch (to) {
          case "text", "long-text", "choice", "multi-choice" -> true;
          case "integer", "decimal", "money" -> !DAYS.contains(from);
          case "date", "date-time" -> !NUMBERS.contains(from) && !from.equals("switch");
          case "switch" -> !DAYS.contains(from) && !from.equals("multi-choice");
          default -> false;
        }
        && !from.equals(to);
  }

  /** The formula; empty where values of the one type are never values of the other. */
  public Optional<String> formula() {
    String from = type(old);
    String to = type(fresh);
    if (!isPossible(from, to)) {
      return Optional.empty();
    }
    String direct = direct(from, to);
    String becomes =
        direct.isEmpty() ? "(value => %s)(%s)".formatted(read(to), written(from)) : direct;
    return Optional.of("%s === null ? null : %s".formatted(key(), becomes));
  }

  private String key() {
    return old.path("key").asString("");
  }

  private static String type(JsonNode field) {
    return field.path("type").asString("");
  }

  // ---- without a word between ----

  private String direct(String from, String to) {
    String key = key();
    if (NUMBERS.contains(from) && NUMBERS.contains(to)) {
      return "round(%1$s, %2$d) === %1$s ? %1$s : null".formatted(key, digits());
    }
    if (from.equals("switch") && NUMBERS.contains(to)) {
      return key + " ? 1 : 0";
    }
    if (from.equals("date") && to.equals("date-time")) {
      return "(at => new Date(at - %s).toISOString())(Date.parse(%s + 'T00:00:00Z'))"
          .formatted(offset("at - " + firstOffset()), key);
    }
    if (from.equals("date-time") && to.equals("date")) {
      return local() + ".slice(0, 10)";
    }
    if (from.equals("choice") && to.equals("multi-choice")) {
      return "(found => found.length === 1 ? found : null)(%s)".formatted(named(lower(key)));
    }
    if (from.equals("multi-choice") && to.equals("choice")) {
      return "%1$s.length !== 1 ? null : %2$s".formatted(key, only(named(lower(key + "[0]"))));
    }
    return "";
  }

  /** Digits behind the point of the number that comes. */
  private int digits() {
    return type(fresh).equals("integer") ? 0 : fresh.path("scale").asInt(2);
  }

  // ---- as a text ----

  private String written(String from) {
    String key = key();
    return switch (from) {
      case "integer", "decimal", "money" -> "text(%s)".formatted(key);
      case "date-time" -> "(at => at.slice(0, 10) + ' ' + at.slice(11, 16))(%s)".formatted(local());
      case "switch" -> "(%s ? %s : %s)".formatted(key, quoted(words.yes()), quoted(words.no()));
      case "choice" -> title(key);
      case "multi-choice" ->
          "%s.map(each => %s).join(%s)".formatted(key, title("each"), quoted(comma()));
      default -> key;
    };
  }

  private String comma() {
    return words.language().getLanguage().equals("zh") ? "、" : ", ";
  }

  /** What an option is called; its key where the list has it no more. */
  private String title(String option) {
    String pairs =
        oldOptions
            .valueStream()
            .map(each -> "[%s, %s]".formatted(quoted(each.path("key").asString("")), titled(each)))
            .collect(Collectors.joining(", ", "[", "]"));
    return "((%1$s).filter(option => option[0] === %2$s).map(option => option[1])[0] ?? %2$s)"
        .formatted(pairs, option);
  }

  private String titled(JsonNode option) {
    JsonNode title = option.path("title");
    String key = option.path("key").asString("");
    String said =
        title.isString()
            ? title.stringValue()
            : title
                .path(words.language().getLanguage())
                .asString(
                    title.valueStream().map(each -> each.asString("")).findFirst().orElse(key));
    return quoted(said);
  }

  // ---- of a text ----

  private String read(String to) {
    return switch (to) {
      case "text" ->
          "value.length <= %d && !/[\\r\\n]/.test(value) ? value : null".formatted(most());
      case "long-text" -> "value.length <= %d ? value : null".formatted(most());
      case "integer" -> number("");
      case "decimal", "money" ->
          number(digits() == 0 ? "" : "([.][0-9]{1,%d}0*)?".formatted(digits()));
      case "date" -> date();
      case "date-time" -> moment();
      case "switch" ->
          "(word => %s.includes(word) ? true : %s.includes(word) ? false : null)(%s)"
              .formatted(list(YES, words.yes()), list(NO, words.no()), lower("value"));
      case "choice" -> only(named(lower("value")));
      case "multi-choice" ->
          "(words => words.length > 0 && words.every(word => %1$s.length === 1) ? words.map(word => %1$s[0]) : null)(%2$s)"
              .formatted(
                  named("word"),
                  "value.split(/[,，、;；\\n]/).map(word => %s).filter(word => word)"
                      .formatted(lower("word")));
      default -> throw new IllegalStateException("Expected a type that takes texts: " + to);
    };
  }

  private int most() {
    int usual = type(fresh).equals("text") ? USUAL_TEXT : USUAL_LONG_TEXT;
    return fresh.path("maxLength").asInt(usual);
  }

  /** Digits, with a sign or commas between thousands; amounts in yuan may say so. */
  private String number(String fraction) {
    boolean isYuan =
        type(fresh).equals("money") && fresh.path("currency").asString("CNY").equals("CNY");
    String bare = isYuan ? ".replace(/^[¥￥] ?| ?元$/g, '')" : "";
    return "(word => /^[+-]?(0|[1-9][0-9]{0,14})%s$/.test(word) ? Number(word) : null)(value.trim()%s.replace(/([0-9])[,，](?=[0-9]{3}(?![0-9]))/g, '$1'))"
        .formatted(fraction, bare);
  }

  private static final String DAY = "([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?";

  /** {@code 2026-02-14}, {@code 2026/2/14} and {@code 2026年2月14日} that are in the calendar. */
  private static String date() {
    return "(found => found === null ? null : %s)(/^%s$/.exec(value.trim()))"
        .formatted(inCalendar("iso => iso"), DAY);
  }

  private static String inCalendar(String then) {
    return ("(iso => new Date(Date.UTC(+found[1], found[2] - 1, +found[3])).toISOString().slice(0, 10)"
            + " === iso ? (%s)(iso) : null)"
            + "(found[1] + '-' + found[2].padStart(2, '0') + '-' + found[3].padStart(2, '0'))")
        .formatted(then);
  }

  /** A day with a time of the zone, or at its first moment; or a moment by ISO 8601. */
  private String moment() {
    String time = "(?:[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?)?";
    String then =
        "iso => (hour => hour > 23 || (found[5] ?? 0) > 59 || (found[6] ?? 0) > 59 ? null : (at => new Date(at - %s).toISOString())(Date.parse(iso + 'T00:00:00Z') + ((hour * 60 + +(found[5] ?? 0)) * 60 + +(found[6] ?? 0)) * 1000))(+(found[4] ?? 0))"
            .formatted(offset("at - " + firstOffset()));
    return ("(found => found !== null ? %s"
            + " : /^[0-9-]{10}T[0-9:.]{5,12}(Z|[+-][0-9]{2}:[0-9]{2})$/.test(value.trim())"
            + " && Date.parse(value.trim()) === Date.parse(value.trim())"
            + " ? new Date(Date.parse(value.trim())).toISOString() : null)(/^%s$/.exec(value.trim()))")
        .formatted(inCalendar(then), DAY + time);
  }

  /** The keys of the options that a word names, by key or by title in any language. */
  private String named(String word) {
    String names =
        freshOptions
            .valueStream()
            .map(option ->
                "[%s, %s]".formatted(quoted(option.path("key").asString("")), names(option)))
            .collect(Collectors.joining(", ", "[", "]"));
    return "%s.filter(option => option[1].includes(%s)).map(option => option[0])"
        .formatted(names, word);
  }

  private static String only(String found) {
    return "(found => found.length === 1 ? found[0] : null)(%s)".formatted(found);
  }

  private static String names(JsonNode option) {
    var names = new LinkedHashSet<String>();
    names.add(option.path("key").asString(""));
    JsonNode title = option.path("title");
    if (title.isString()) {
      names.add(title.stringValue());
    }
    title.properties().forEach(each -> names.add(each.getValue().asString("")));
    return list(List.copyOf(names), "");
  }

  private static String list(List<String> words, String another) {
    var all = new LinkedHashSet<>(words);
    all.add(another);
    return all.stream()
        .filter(word -> !word.isBlank())
        .map(word -> quoted(word.strip().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String lower(String word) {
    return word + ".trim().toLowerCase()";
  }

  private static String quoted(String text) {
    return StringNode.valueOf(text).toString();
  }

  // ---- days and moments ----

  /** The moment as the clocks of the zone show it. */
  private String local() {
    return "(at => new Date(at + %s).toISOString())(Date.parse(%s))".formatted(offset("at"), key());
  }

  private long firstOffset() {
    return millis(words.zone().getRules().getOffset(FIRST));
  }

  /** How far the zone is before UTC at a moment, in milliseconds. */
  private String offset(String at) {
    ZoneRules rules = words.zone().getRules();
    Instant end = words.now().plus(3650, ChronoUnit.DAYS);
    var since = new ArrayList<String>();
    since.add("[0, %d]".formatted(firstOffset()));
    for (ZoneOffsetTransition next = rules.nextTransition(FIRST);
        next != null && next.getInstant().isBefore(end);
        next = rules.nextTransition(next.getInstant())) {
      since.add(
          "[%d, %d]".formatted(next.getInstant().toEpochMilli(), millis(next.getOffsetAfter())));
    }
    return since.size() == 1
        ? String.valueOf(firstOffset())
        : "[%s].filter(each => each[0] <= %s).map(each => each[1]).reduce((_, last) => last, %d)"
            .formatted(String.join(", ", since), at, firstOffset());
  }

  private static long millis(ZoneOffset offset) {
    return offset.getTotalSeconds() * 1000L;
  }
}
