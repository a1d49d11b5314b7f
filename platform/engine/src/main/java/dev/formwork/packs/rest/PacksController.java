package dev.formwork.packs.rest;

import dev.formwork.definitions.DefinitionChange;
import dev.formwork.definitions.Insistence;
import dev.formwork.definitions.LocatedProblem;
import dev.formwork.definitions.LocatedProblems;
import dev.formwork.definitions.Release;
import dev.formwork.definitions.ValueChange;
import dev.formwork.identity.CurrentActor;
import dev.formwork.kernel.DefinitionKey;
import dev.formwork.kernel.Problem;
import dev.formwork.kernel.Refusal;
import dev.formwork.kernel.Texts;
import dev.formwork.packs.Pack;
import dev.formwork.packs.PackPlan;
import dev.formwork.packs.PackReader;
import dev.formwork.packs.Packs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whole apps as zips: what one would change, bringing it in, taking it out. */
@RestController
@Tag(name = "Packs", description = "Whole apps as files; for administrators")
class PacksController {

  private static final String ZIP = "application/zip";

  private final PackReader reader;
  private final Packs packs;
  private final CurrentActor current;
  private final ZoneId zone;

  PacksController(PackReader reader, Packs packs, CurrentActor current, ZoneId zone) {
    this.reader = reader;
    this.packs = packs;
    this.current = current;
    this.zone = zone;
  }

  /**
   * What installing would do.
   *
   * @param release the live release that it would replace; 0 where the app is new
   * @param changedHere whether the app was changed here since its last pack, which would be lost
   * @param installable whether nothing forbids it
   * @param scenarios how its scenarios go; where one fails, installing needs a reason
   */
  record PlanJson(
      String app,
      String version,
      int release,
      boolean changedHere,
      boolean installable,
      List<ChangeJson> changes,
      List<ProblemJson> problems,
      ScenariosJson scenarios) {}

  /** How many were played, and one problem for each that failed. */
  record ScenariosJson(int played, List<ProblemJson> failures) {}

  /**
   * A definition that differs.
   *
   * @param change "added", "changed" or "removed"
   * @param paths JSON pointers of what differs inside
   */
  record ChangeJson(String kind, String key, String change, List<String> paths) {}

  /**
   * What is wrong in a file.
   *
   * @param severity {@code error} or {@code warning}
   * @param path JSON pointer into the file
   * @param line from 1
   */
  record ProblemJson(
      String code, String severity, String file, String path, int line, String text) {}

  /** The release that is live now. */
  record ReleaseJson(
      String app,
      int release,
      int previous,
      String version,
      OffsetDateTime at,
      String by,
      String note,
      String origin,
      @Nullable String despite) {}

  @PostMapping(value = "/api/v1/packs", consumes = ZIP)
  @Operation(
      summary = "Install a pack, or say what installing it would do",
      description =
          "The body is a zip of at most 20 MB. All or nothing: a pack with a problem is refused "
              + "with all problems of its files, or with one for each scenario that fails. One that "
              + "is live already changes nothing.")
  ResponseEntity<Object> bring(
      InputStream body,
      @Parameter(description = "only the plan; nothing is written")
          @RequestParam(defaultValue = "false")
          boolean dryRun,
      @Parameter(description = "even if what was changed here since the last pack is lost")
          @RequestParam(defaultValue = "false")
          boolean overLocalChanges,
      @Parameter(description = "why it is installed although scenarios fail")
          @RequestParam(defaultValue = "")
          String despite)
      throws IOException {
    packs.requireAllowed(current.get());
    Pack pack = reader.zip(body);
    return dryRun
        ? ResponseEntity.ok(plan(packs.plan(current.get(), pack)))
        : ResponseEntity.status(HttpStatus.CREATED)
            .body(
                release(
                    packs.install(
                        current.get(), pack, overLocalChanges, Insistence.unless(despite))));
  }

  @GetMapping(value = "/api/v1/apps/{app}/pack", produces = ZIP)
  @Operation(summary = "An app as a pack: the same bytes for the same content")
  ResponseEntity<byte[]> take(@PathVariable String app) {
    byte[] zip = packs.export(current.get(), key(app));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(ZIP))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(app + ".zip").build().toString())
        .body(zip);
  }

  private static DefinitionKey key(String app) {
    if (!DefinitionKey.isKey(app)) {
      throw new Refusal.NotFound(Problem.error("definitions.app.not-found", "").with("app", app));
    }
    return DefinitionKey.of(app);
  }

  private PlanJson plan(PackPlan plan) {
    Locale locale = current.get().locale();
    return new PlanJson(
        plan.app().value(),
        plan.version(),
        plan.release(),
        plan.changedHere(),
        !plan.problems().hasErrors(),
        plan.changes().stream().map(PacksController::change).toList(),
        problems(plan.problems(), locale),
        new ScenariosJson(
            plan.rehearsed().played(), problems(plan.rehearsed().failures(), locale)));
  }

  private static ChangeJson change(DefinitionChange change) {
    return new ChangeJson(
        change.name().kind(),
        change.name().key().value(),
        change.kind().name().toLowerCase(Locale.ROOT),
        change.values().stream().map(ValueChange::pointer).toList());
  }

  private static List<ProblemJson> problems(LocatedProblems problems, Locale locale) {
    return problems.list().stream().map(each -> problem(each, locale)).toList();
  }

  private static ProblemJson problem(LocatedProblem located, Locale locale) {
    Problem problem = located.problem();
    return new ProblemJson(
        problem.code(),
        problem.severity().name().toLowerCase(Locale.ROOT),
        located.file(),
        problem.path(),
        located.line(),
        Texts.of(problem, locale));
  }

  private ReleaseJson release(Release release) {
    return new ReleaseJson(
        release.app().value(),
        release.number(),
        release.previous(),
        release.version(),
        release.at().atZone(zone).toOffsetDateTime(),
        release.by(),
        release.note(),
        release.origin().name().toLowerCase(Locale.ROOT),
        release.despite());
  }
}
