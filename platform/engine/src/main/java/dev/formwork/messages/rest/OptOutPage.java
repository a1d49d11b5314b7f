package dev.formwork.messages.rest;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import dev.formwork.messages.OptOut;
import dev.formwork.messages.OptOuts;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a link in a message leads a customer who wants no more of them. Opening it changes nothing,
 * as mail programs open links by themselves.
 */
@Hidden
@RestController
@RequestMapping("/public/optout/{token}")
class OptOutPage {

  private final OptOuts optOuts;

  OptOutPage(OptOuts optOuts) {
    this.optOuts = optOuts;
  }

  @GetMapping
  ResponseEntity<String> open(@PathVariable String token, Locale locale) {
    try {
      return page(HttpStatus.OK, choice(optOuts.byToken(token), locale), locale);
    } catch (Refusal.NotFound unknown) {
      String words = paragraph("message.opt-out.not-found", locale);
      return page(HttpStatus.NOT_FOUND, words, locale);
    }
  }

  @PostMapping
  ResponseEntity<String> choose(
      @PathVariable String token, @RequestParam String choice, Locale locale) {
    try {
      switch (choice) {
        case "marketing" -> optOuts.noteByToken(token, false);
        case "everything" -> optOuts.noteByToken(token, true);
        case "nothing" -> optOuts.withdrawByToken(token);
        default -> throw new Refusal.Invalid(Problem.error("message.filter.unknown", "choice"));
      }
      return page(HttpStatus.OK, choice(optOuts.byToken(token), locale), locale);
    } catch (Refusal.NotFound unknown) {
      String words = paragraph("message.opt-out.not-found", locale);
      return page(HttpStatus.NOT_FOUND, words, locale);
    }
  }

  private static String choice(Optional<OptOut> made, Locale locale) {
    String now =
        made.map(optOut ->
                optOut.everything() ? "message.opt-out.everything" : "message.opt-out.marketing")
            .orElse("message.opt-out.nothing");
    return paragraph(now, locale)
        + "<form method=\"post\">"
        + button("marketing", "message.opt-out.no-marketing", locale)
        + button("everything", "message.opt-out.no-messages", locale)
        + button("nothing", "message.opt-out.all-messages", locale)
        + "</form>";
  }

  private static String paragraph(String code, Locale locale) {
    return "<p>" + words(code, locale) + "</p>";
  }

  private static String button(String choice, String code, Locale locale) {
    return "<button name=\"choice\" value=\"" + choice + "\">" + words(code, locale) + "</button>";
  }

  /** The platform's own words; nothing that anybody typed. */
  private static String words(String code, Locale locale) {
    return Texts.of(Problem.error(code, ""), locale);
  }

  private static ResponseEntity<String> page(HttpStatus status, String body, Locale locale) {
    String page =
        """
        <!doctype html><html lang="%s"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><title>%s</title><style>
        body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;
        max-width:28rem;margin:12vh auto;padding:0 16px}
        h1{font-size:20px}form{display:grid;gap:8px}
        button{font:inherit;padding:8px 16px;border:1px solid #8888;border-radius:8px;
        background:none;color:inherit;text-align:start;cursor:pointer}
        </style></head><body><h1>%s</h1>%s</body></html>
        """
            .formatted(
                locale.getLanguage(),
                words("message.opt-out.title", locale),
                words("message.opt-out.title", locale),
                body);
    return ResponseEntity.status(status)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .body(page);
  }
}
