package dev.formwork.links.rest;

import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.QualifiedKey;
import dev.formwork.kernel.Refusal;
import dev.formwork.links.PublicLink;
import dev.formwork.links.PublicLinks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Links to forms that people without an account fill in. */
@Tag(name = "Public links")
@RestController
@RequestMapping("/api/v1/apps/{app}/forms/{form}/links")
class LinksController {

  private final PublicLinks links;
  private final CurrentActor current;

  LinksController(PublicLinks links, CurrentActor current) {
    this.links = links;
    this.current = current;
  }

  /** What records that come of a link hold besides what is filled in. */
  record LinkBody(@Nullable Map<String, Object> preset) {}

  /**
   * A link.
   *
   * @param path where it leads on this server; told only once, when it is made
   */
  record LinkJson(
      String id,
      @Nullable String path,
      Map<String, Object> preset,
      String madeBy,
      Instant madeAt,
      @Nullable Instant expires,
      boolean once,
      long answers,
      boolean revoked) {

    static LinkJson of(PublicLink link, @Nullable String path) {
      return new LinkJson(
          link.id(),
          path,
          link.preset(),
          link.madeBy(),
          link.madeAt(),
          link.expires(),
          link.once(),
          link.answers(),
          link.revoked());
    }
  }

  @PostMapping
  @Operation(
      summary = "Make a link to a public form",
      description = "The path holds a token that is told only now; keep it, or make another link.")
  ResponseEntity<LinkJson> make(
      @PathVariable String app, @PathVariable String form, @RequestBody LinkBody body) {
    Map<String, Object> preset = body.preset() == null ? Map.of() : body.preset();
    PublicLinks.Made made = links.make(current.get(), key(app, form), preset);
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(LinkJson.of(made.link(), "/public/forms/" + made.token()));
  }

  @GetMapping
  @Operation(summary = "The newest links to a form, without what they lead by")
  List<LinkJson> list(@PathVariable String app, @PathVariable String form) {
    return links.of(current.get(), key(app, form)).stream()
        .map(link -> LinkJson.of(link, null))
        .toList();
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Revoke a link")
  ResponseEntity<Void> revoke(
      @PathVariable String app, @PathVariable String form, @PathVariable String id) {
    links.revoke(current.get(), id);
    return ResponseEntity.noContent().build();
  }

  private static QualifiedKey key(String app, String form) {
    if (!DefinitionKey.isKey(app) || !DefinitionKey.isKey(form)) {
      throw new Refusal.NotFound("record.form.not-found");
    }
    return new QualifiedKey(DefinitionKey.of(app), DefinitionKey.of(form));
  }
}
