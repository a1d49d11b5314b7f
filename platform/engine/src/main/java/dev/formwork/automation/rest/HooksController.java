package dev.formwork.automation.rest;

import dev.formwork.automation.Hooks;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where other systems call. */
@RestController
@Tag(name = "Webhooks in", description = "Calls of other systems that set rules off")
class HooksController {

  private static final String BEARER = "Bearer ";

  private final Hooks hooks;

  HooksController(Hooks hooks) {
    this.hooks = hooks;
  }

  @PostMapping("/api/v1/hooks/{app}/{rule}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @SecurityRequirements
  @Operation(
      summary = "Sets a rule off",
      description =
          "The body is a JSON object of at most 256 KB. The header X-Formwork-Token, or "
              + "Authorization as a bearer, carries the token of the rule. A call with the "
              + "Idempotency-Key of an earlier one, or with the value that the rule names as its "
              + "key, changes nothing.")
  Hooks.Taken take(
      @PathVariable String app,
      @PathVariable String rule,
      @RequestHeader(value = "X-Formwork-Token", required = false) @Nullable String token,
      @RequestHeader(value = "Authorization", required = false) @Nullable String authorization,
      @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
      InputStream body)
      throws IOException {
    if (!DefinitionKey.isKey(app) || !DefinitionKey.isKey(rule)) {
      throw new Refusal.NotFound("rule.hook.not-found");
    }
    String read = new String(body.readNBytes(Hooks.MAX_BYTES + 1), StandardCharsets.UTF_8);
    return hooks.take(
        QualifiedKey.of(app, rule), new Hooks.Call(token(token, authorization), key, read));
  }

  private static @Nullable String token(@Nullable String token, @Nullable String authorization) {
    return token == null && authorization != null && authorization.startsWith(BEARER)
        ? authorization.substring(BEARER.length()).strip()
        : token;
  }
}
