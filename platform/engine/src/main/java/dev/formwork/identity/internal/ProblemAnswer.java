package dev.formwork.identity.internal;

import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** A refusal before any controller, in the form of RFC 9457. */
final class ProblemAnswer implements AuthenticationEntryPoint, AccessDeniedHandler {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
      throws IOException {
    if (cause instanceof TooManyAttempts tooMany) {
      var problem =
          Problem.error("identity.sign-in.too-many", "").with("seconds", tooMany.seconds());
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
      write(request, response, HttpStatus.TOO_MANY_REQUESTS, problem);
      return;
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Formwork\", charset=\"UTF-8\"");
    write(
        request, response, HttpStatus.UNAUTHORIZED, Problem.error("identity.sign-in.required", ""));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
      throws IOException {
    write(request, response, HttpStatus.FORBIDDEN, Problem.error("identity.access.denied", ""));
  }

  static void write(
      HttpServletRequest request, HttpServletResponse response, HttpStatus status, Problem problem)
      throws IOException {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "about:blank");
    body.put("title", status.getReasonPhrase());
    body.put("status", status.value());
    body.put("detail", Texts.of(problem, request.getLocale()));
    body.put("code", problem.code());
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    JSON.writeValue(response.getOutputStream(), body);
  }
}
