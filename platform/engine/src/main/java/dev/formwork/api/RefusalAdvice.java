package dev.formwork.api;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Problems;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every refusal of the API as a problem detail: code and path of the first problem, all of them in
 * {@code problems}, texts in the language of the request.
 */
@RestControllerAdvice(basePackages = "dev.formwork")
class RefusalAdvice extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(RefusalAdvice.class);

  /** Input that does not even have the shape of what was asked for: 400; else it is 422. */
  private static final Set<String> MALFORMED =
      Set.of(
          "api.json.malformed",
          "api.header.bad",
          "record.field.unknown",
          "record.field.wrong-type",
          "record.field.computed",
          "record.field.unreadable-text",
          "record.field.number-too-long",
          "record.action.bad-id");

  /** More than a limit of time allows, rather than one of size. */
  private static final Set<String> TOO_OFTEN = Set.of("rule.hook.too-many", "report.export.busy");

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Refusal refusal, Locale locale) {
    return answer(status(refusal), refusal.problems(), locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> signedOut(InsufficientAuthenticationException e, Locale locale) {
    return answer(
        HttpStatus.UNAUTHORIZED,
        Problems.of(Problem.error("identity.sign-in.required", "")),
        locale);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> failed(RuntimeException e, Locale locale) {
    log.error("A request failed", e);
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR, Problems.of(Problem.error("api.internal", "")), locale);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return untyped(HttpStatus.BAD_REQUEST, "api.json.malformed", request);
  }

  @Override
  protected ResponseEntity<Object> handleMaxUploadSizeExceededException(
      MaxUploadSizeExceededException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return untyped(HttpStatus.CONTENT_TOO_LARGE, "api.upload.too-large", request);
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @org.jspecify.annotations.Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return untyped(known == null ? HttpStatus.BAD_REQUEST : known, "api.request.bad", request);
  }

  private static ResponseEntity<Object> untyped(
      HttpStatus status, String code, WebRequest request) {
    var detail = detail(status, Problems.of(Problem.error(code, "")), request.getLocale());
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body((Object) detail);
  }

  private static ResponseEntity<ProblemDetail> answer(
      HttpStatus status, Problems problems, Locale locale) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail(status, problems, locale));
  }

  private static HttpStatus status(Refusal refusal) {
    return switch (refusal) {
      case Refusal.Invalid invalid ->
          invalid.problems().stream().anyMatch(p -> MALFORMED.contains(p.code()))
              ? HttpStatus.BAD_REQUEST
              : HttpStatus.UNPROCESSABLE_CONTENT;
      case Refusal.NotFound _ -> HttpStatus.NOT_FOUND;
      case Refusal.Forbidden _ -> HttpStatus.FORBIDDEN;
      case Refusal.Conflict _ -> HttpStatus.CONFLICT;
      case Refusal.TooMuch much ->
          TOO_OFTEN.contains(much.code())
              ? HttpStatus.TOO_MANY_REQUESTS
              : HttpStatus.CONTENT_TOO_LARGE;
    };
  }

  private static ProblemDetail detail(HttpStatus status, Problems problems, Locale locale) {
    Problem first = problems.list().getFirst();
    var detail = ProblemDetail.forStatusAndDetail(status, Texts.of(first, locale));
    detail.setProperty("code", first.code());
    detail.setProperty("path", first.path());
    detail.setProperty("problems", entries(problems, locale));
    return detail;
  }

  private static List<Map<String, String>> entries(Problems problems, Locale locale) {
    return problems.stream()
        .map(problem -> {
          Map<String, String> entry = new LinkedHashMap<>();
          entry.put("code", problem.code());
          entry.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
          entry.put("path", problem.path());
          entry.put("text", Texts.of(problem, locale));
          return entry;
        })
        .toList();
  }
}
