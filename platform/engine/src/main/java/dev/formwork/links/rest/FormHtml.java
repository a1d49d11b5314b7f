package dev.formwork.links.rest;

import dev.formwork.forms.Field;
import dev.formwork.forms.FieldType;
import dev.formwork.forms.Option;
import dev.formwork.forms.Options;
import dev.formwork.identity.Actor;
import dev.formwork.identity.People;
import dev.formwork.identity.Person;
import dev.formwork.kernel.FieldKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import dev.formwork.links.PublicLinks;
import dev.formwork.records.RecordService;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes the page of a public form: plain HTML that works without scripts, on a phone first. */
@Component
class FormHtml {

  static final String ACT = "_act";
  static final String LANGUAGE = "_lang";

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
      max-width:36rem;margin:0 auto;padding:24px 16px 64px}
      h1{font-size:20px;margin:0 0 8px}
      .house{margin:0;font-weight:600;color:light-dark(#0f5f6b,#7fcbd6)}
      header{display:flex;gap:16px;justify-content:space-between;align-items:baseline}
      form,.field{display:grid;gap:16px}.field{gap:4px}
      label,legend{font-weight:600;padding:0}fieldset{border:0;margin:0;padding:0;display:grid;gap:4px}
      .option{font-weight:400;display:flex;gap:8px;align-items:baseline}
      input:not([type=checkbox],[type=radio],[type=file]),select,textarea{font:inherit;width:100%;
      box-sizing:border-box;padding:8px 12px;border:1px solid #8889;border-radius:8px;
      background:transparent;color:inherit}select option{color:CanvasText;background:Canvas}
      textarea{min-height:6rem}
      .field>input[type=checkbox]{justify-self:start;width:20px;height:20px;margin:4px 0;
      accent-color:#0f5f6b}
      a{color:light-dark(#0f5f6b,#7fcbd6)}
      button{font:inherit;font-weight:600;padding:10px 16px;border:0;border-radius:8px;
      background:#0f5f6b;color:#fff;cursor:pointer}
      :focus-visible{outline:2px solid #2793a3;outline-offset:2px}
      .help{opacity:.75;font-size:14px}
      .wrong{color:light-dark(#b3261e,#ffb4ab);font-size:14px}
      .sum{border:1px solid light-dark(#b3261e,#ffb4ab);border-radius:8px;padding:8px 16px;
      margin-bottom:16px}.sum p{margin:0}
      """;

  private final RecordService records;
  private final People people;
  private final ZoneId zone;

  FormHtml(RecordService records, People people, ZoneId zone) {
    this.records = records;
    this.people = people;
    this.zone = zone;
  }

  /** The language asked for by a link of the page, else the browser's. */
  static Locale language(@Nullable String asked, Locale preferred) {
    String language = asked == null ? preferred.getLanguage() : asked;
    return language.equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
  }

  ResponseEntity<String> page(
      HttpStatus status, PublicLinks.Shown shown, Problems problems, String act, Locale locale) {
    var body = new StringBuilder();
    body.append(paragraph(shown.page().note().in(locale)));
    List<Problem> wrong = problems.stream().filter(Problem::isError).toList();
    if (!wrong.isEmpty()) {
      body.append("<div class=\"sum\" role=\"alert\"><p class=\"wrong\">")
          .append(words("link.page.problems", locale))
          .append("</p>");
      wrong.stream()
          .filter(problem -> problem.path().isEmpty())
          .forEach(problem -> body.append(wrong(Texts.of(problem, locale))));
      body.append("</div>");
    }
    body.append("<form method=\"post\" enctype=\"multipart/form-data\" novalidate>")
        .append(hidden(ACT, act))
        .append(hidden(LANGUAGE, locale.getLanguage()));
    for (FieldKey key : shown.page().fields()) {
      if (!shown.record().hidden().contains(key.value())) {
        Field field = shown.form().field(key).orElseThrow();
        body.append(field(field, shown, problems, locale));
      }
    }
    body.append("<button>").append(words("link.page.submit", locale)).append("</button></form>");
    return answer(status, head(shown, locale), body.toString(), locale);
  }

  ResponseEntity<String> thanks(PublicLinks.Shown shown, Locale locale) {
    String said = shown.page().thanks().in(locale);
    String words = said.isEmpty() ? words("link.page.thanks", locale) : escape(said);
    return answer(
        HttpStatus.OK, head(shown, locale), "<p role=\"status\">" + words + "</p>", locale);
  }

  /**
   * What a page is called.
   *
   * @param house whose it is; empty where that is not told
   */
  private record Head(String title, String house) {}

  private static Head head(PublicLinks.Shown shown, Locale locale) {
    String house =
        shown.house().stream()
            .map(name -> name.in(locale))
            .distinct()
            .collect(Collectors.joining(" · "));
    return new Head(shown.form().title().in(locale), house);
  }

  /** Nothing but the platform's own words: whether there was such a link is not told. */
  ResponseEntity<String> refused(Refusal refused, Locale locale) {
    return switch (refused) {
      case Refusal.NotFound _ -> said(HttpStatus.NOT_FOUND, "link.not-found", locale);
      case Refusal.Conflict _ -> said(HttpStatus.CONFLICT, "link.answered", locale);
      case Refusal.TooMuch _ -> said(HttpStatus.TOO_MANY_REQUESTS, "link.too-often", locale);
      default -> said(HttpStatus.BAD_REQUEST, "link.not-taken", locale);
    };
  }

  private ResponseEntity<String> said(HttpStatus status, String code, Locale locale) {
    return answer(
        status,
        new Head(Texts.of(Problem.error("link.page.title", ""), locale), ""),
        "<p>" + words(code, locale) + "</p>",
        locale);
  }

  private String field(Field field, PublicLinks.Shown shown, Problems problems, Locale locale) {
    String key = field.key().value();
    Object value = shown.record().data().get(key);
    boolean required = shown.record().required().contains(key);
    String title = escape(field.title().in(locale)) + (required ? " *" : "");
    String wrong =
        problems.stream()
            .filter(problem -> problem.path().equals(key) || problem.path().startsWith(key + "["))
            .map(problem -> wrong(Texts.of(problem, locale)))
            .collect(Collectors.joining());
    String help = field.help().in(locale);
    String about =
        (help.isEmpty() ? "" : "<span class=\"help\">" + escape(help) + "</span>") + wrong;
    String input = input(field, shown, value, locale);
    boolean grouped = field.type() instanceof FieldType.MultiChoice;
    return grouped
        ? "<fieldset class=\"field\"><legend>" + title + "</legend>" + input + about + "</fieldset>"
        : "<div class=\"field\"><label for=\""
            + key
            + "\">"
            + title
            + "</label>"
            + input
            + about
            + "</div>";
  }

  private String input(
      Field field, PublicLinks.Shown shown, @Nullable Object value, Locale locale) {
    return switch (field.type()) {
      case FieldType.Text text ->
          line(field, type(text.format()), text(value), " maxlength=\"" + text.maxLength() + "\"");
      case FieldType.LongText text ->
          "<textarea"
              + names(field)
              + " maxlength=\""
              + text.maxLength()
              + "\">"
              + escape(text(value))
              + "</textarea>";
      case FieldType.Whole _ -> line(field, "text", text(value), " inputmode=\"numeric\"");
      case FieldType.Decimal _, FieldType.Money _ ->
          line(field, "text", text(value), " inputmode=\"decimal\"");
      case FieldType.Day _ -> line(field, "date", text(value), "");
      case FieldType.Moment _ -> line(field, "datetime-local", local(value), "");
      case FieldType.Switch _ ->
          "<input type=\"checkbox\" value=\"true\""
              + names(field)
              + (Boolean.TRUE.equals(value) ? " checked" : "")
              + ">";
      case FieldType.Choice choice ->
          "<select"
              + names(field)
              + "><option value=\"\"></option>"
              + options(shown, choice.options()).stream()
                  .map(option -> option(option, option.key().equals(value), locale))
                  .collect(Collectors.joining())
              + "</select>";
      case FieldType.MultiChoice choice ->
          options(shown, choice.options()).stream()
              .map(option -> box(field, option, value, locale))
              .collect(Collectors.joining());
      case FieldType.Attachment files -> file(field, files);
      case FieldType.User _,
          FieldType.Relation _,
          FieldType.Subtable _,
          FieldType.Signature _,
          FieldType.Computed _,
          FieldType.Serial _ ->
          "";
    };
  }

  private static String type(FieldType.@Nullable TextFormat format) {
    return switch (format) {
      case PHONE -> "tel";
      case EMAIL -> "email";
      case ID_NUMBER, VIN -> "text";
      case null -> "text";
    };
  }

  private static String line(Field field, String type, String value, String more) {
    return "<input type=\""
        + type
        + "\""
        + names(field)
        + " value=\""
        + escape(value)
        + "\""
        + more
        + ">";
  }

  private static String names(Field field) {
    return " id=\"" + field.key() + "\" name=\"" + field.key() + "\"";
  }

  private static String option(Option option, boolean chosen, Locale locale) {
    return "<option value=\""
        + escape(option.key())
        + "\""
        + (chosen ? " selected" : "")
        + ">"
        + escape(option.title().in(locale))
        + "</option>";
  }

  private static String box(Field field, Option option, @Nullable Object value, Locale locale) {
    boolean chosen = value instanceof List<?> keys && keys.contains(option.key());
    return "<label class=\"option\"><input type=\"checkbox\" name=\""
        + field.key()
        + "\" value=\""
        + escape(option.key())
        + "\""
        + (chosen ? " checked" : "")
        + ">"
        + escape(option.title().in(locale))
        + "</label>";
  }

  private static String file(Field field, FieldType.Attachment files) {
    String accept =
        files.accept().stream().map(ending -> "." + ending).collect(Collectors.joining(","));
    return "<input type=\"file\""
        + names(field)
        + (accept.isEmpty() ? "" : " accept=\"" + escape(accept) + "\"")
        + (files.maxFiles() > 1 ? " multiple" : "")
        + ">";
  }

  private List<Option> options(PublicLinks.Shown shown, Options options) {
    var nobody = new Actor(Person.platform(), people.organisation());
    return records.options(nobody, shown.link().form(), options);
  }

  private String local(@Nullable Object value) {
    return value instanceof Instant moment
        ? LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES).toString()
        : text(value);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escape(value) + "\">";
  }

  private static String wrong(String words) {
    return "<span class=\"wrong\">" + escape(words) + "</span>";
  }

  private static String paragraph(String words) {
    return words.isEmpty() ? "" : "<p>" + escape(words) + "</p>";
  }

  private static String words(String code, Locale locale) {
    return escape(Texts.of(Problem.error(code, ""), locale));
  }

  private static String escape(String text) {
    return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
  }

  private static ResponseEntity<String> answer(
      HttpStatus status, Head head, String body, Locale locale) {
    boolean chinese = locale.getLanguage().equals("zh");
    String other =
        chinese
            ? "<a href=\"?_lang=en\" lang=\"en\">English</a>"
            : "<a href=\"?_lang=zh\" lang=\"zh\">中文</a>";
    String page =
        "<!doctype html><html lang=\""
            + locale.getLanguage()
            + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
            + " content=\"width=device-width, initial-scale=1\"><title>"
            + escape(head.house().isEmpty() ? head.title() : head.title() + " · " + head.house())
            + "</title><style>"
            + STYLE
            + "</style></head><body><header><div>"
            + (head.house().isEmpty() ? "" : "<p class=\"house\">" + escape(head.house()) + "</p>")
            + "<h1>"
            + escape(head.title())
            + "</h1></div>"
            + other
            + "</header>"
            + body
            + "</body></html>";
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .header("Cache-Control", "no-store")
        .body(page);
  }
}
